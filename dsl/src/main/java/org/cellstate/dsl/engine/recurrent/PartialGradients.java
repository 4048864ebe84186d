package org.cellstate.dsl.engine.recurrent;

/** Gradients with respect to the weights, one part from each share of the rows; the first lies where the caller wants the sum. */
final class PartialGradients implements AutoCloseable {

    private final CellShape shape;
    private final Arithmetic<?> numbers;
    private final Room others;
    private final long size;

    PartialGradients(CellShape shape, Arithmetic<?> numbers) {
        this.shape = shape;
        this.numbers = numbers;
        this.others = new Room(numbers.precision());
        this.size =
                (long) shape.inputWeights() + shape.recurrentWeights() + shape.biasWeights() + shape.peepholeWeights();
    }

    /** Makes room for so many shares. */
    void prepare(int shares) {
        others.of(size * (shares - 1));
    }

    Weights of(int share, Weights wanted) {
        if (share == 0) {
            return wanted;
        }
        int bytes = numbers.precision().bytes();
        long input = others.address() + (share - 1) * size * bytes;
        long recurrent = input + (long) shape.inputWeights() * bytes;
        long bias = recurrent + (long) shape.recurrentWeights() * bytes;
        return new Weights(input, recurrent, bias, bias + (long) shape.biasWeights() * bytes);
    }

    /** Adds the other shares' parts to the first, in their order. */
    void sum(int shares, Weights wanted) {
        for (int share = 1; share < shares; share++) {
            Weights part = of(share, wanted);
            numbers.addNative(part.input(), wanted.input(), shape.inputWeights());
            numbers.addNative(part.recurrent(), wanted.recurrent(), shape.recurrentWeights());
            numbers.addNative(part.bias(), wanted.bias(), shape.biasWeights());
            if (shape.peepholes()) {
                numbers.addNative(part.peephole(), wanted.peephole(), shape.peepholeWeights());
            }
        }
    }

    @Override
    public void close() {
        others.close();
    }
}
