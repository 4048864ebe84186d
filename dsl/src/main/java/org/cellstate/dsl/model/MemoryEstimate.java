package org.cellstate.dsl.model;

/**
 * The memory that training takes, in bytes of four a number. An estimate: what the libraries use for themselves, some tens of megabytes and
 * the same for every model, is not in it.
 *
 * @param weights all weights three times: in the network, where steps are made, and those of the best epoch
 * @param gradients one gradient of all weights twice: in the network, and where steps are made
 * @param optimizer what the optimizer remembers of each weight: two numbers for Adam and AdamW, one for RMSprop and for SGD with momentum
 * @param activations of one batch: every layer's output and its gradient, and what a recurrent layer keeps for the way back: gates and
 *     states, for each step of each sequence six numbers a unit of an LSTM, five of a GRU, two of a simple RNN
 */
public record MemoryEstimate(long weights, long gradients, long optimizer, long activations) {

    /** Returns the estimate of a model. */
    public static MemoryEstimate of(Optimizer optimizer, long parameters, long activations) {
        return new MemoryEstimate(
                3 * Float.BYTES * parameters,
                2 * Float.BYTES * parameters,
                remembered(optimizer) * Float.BYTES * parameters,
                Float.BYTES * activations);
    }

    private static long remembered(Optimizer optimizer) {
        if (optimizer instanceof Optimizer.Sgd sgd) {
            return sgd.momentum() > 0 ? 1 : 0;
        }
        return optimizer instanceof Optimizer.RmsProp ? 1 : 2;
    }

    /** Returns the numbers that a recurrent layer keeps for the way back, for each step of each sequence and each unit. */
    public static int keptByUnit(Cell cell) {
        return switch (cell) {
            case LSTM -> 6;
            case GRU -> 5;
            case RNN -> 2;
        };
    }

    /** Returns all of it together. */
    public long total() {
        return weights + gradients + optimizer + activations;
    }
}
