package org.cellstate.dsl.engine.recurrent;

/** What must hold of the arguments of a {@link Recurrence}, so that no call leaves the memory it was given. */
final class Arguments {

    private Arguments() {}

    static void check(CellShape shape, Weights weights, Sequence input, Sequence output) {
        present(shape, weights);
        check(input, input.steps(), input.rows(), shape.inputs(), "input");
        check(output, input.steps(), input.rows(), shape.hidden(), "output");
        present(input.address(), "input");
        present(output.address(), "output");
    }

    static void checkGradients(
            CellShape shape,
            Weights gradients,
            Sequence input,
            Sequence inputGradient,
            Sequence output,
            Sequence outputGradient,
            State after,
            State afterGradient) {
        present(shape, gradients);
        if (inputGradient.address() != 0) {
            check(inputGradient, input.steps(), input.rows(), shape.inputs(), "gradient of the input");
        }
        check(outputGradient, output.steps(), output.rows(), shape.hidden(), "gradient of the output");
        present(outputGradient.address(), "gradient of the output");
        boolean unasked = (afterGradient.hidden() != 0 && after.hidden() == 0)
                || (afterGradient.cell() != 0 && after.cell() == 0);
        if (unasked) {
            throw new IllegalArgumentException("gradient " + afterGradient + " of a state that was not asked for");
        }
    }

    private static void check(Sequence block, int steps, int rows, int features, String name) {
        boolean fits = block.steps() == steps && block.rows() == rows && block.features() == features;
        boolean apart = (rows == 1 || block.rowStride() >= features) && (steps == 1 || block.stepStride() >= features);
        if (!fits || !apart || steps < 1 || rows < 1) {
            throw new IllegalArgumentException(name + " must be [step " + steps + ", row " + rows + ", feature "
                    + features + "] with at least one step and row, but is " + block);
        }
    }

    private static void present(CellShape shape, Weights weights) {
        present(weights.input(), "weights from the input");
        present(weights.recurrent(), "weights from the step before");
        present(weights.bias(), "biases");
        if (shape.peepholes()) {
            present(weights.peephole(), "peephole weights");
        }
    }

    private static void present(long address, String name) {
        if (address == 0) {
            throw new IllegalArgumentException("no address of the " + name);
        }
    }
}
