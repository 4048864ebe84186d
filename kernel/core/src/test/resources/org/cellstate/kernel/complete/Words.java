package org.cellstate.play;

/** Words as a library of Cellstate has them. */
public final class Words {

    private Words() {}

    /** What is between the layers. */
    public enum Activation {
        RELU,
        TANH
    }

    /** What is learned. */
    public record Loss(String name) {}

    /**
     * A model that says what it is.
     *
     * @param layers how many there are
     * @param hidden units in each
     */
    public record Model(int layers, int hidden) {

        /**
         * Returns a model with another number of <b>layers</b>, such as {@code layers(2)}.
         *
         * <p>See {@link #hidden(int)} and {@link java.util.List}:
         *
         * <ul>
         *   <li>one is {@code List<Layer>} of one
         *   <li>two learn <em>more</em>
         * </ul>
         *
         * @param count at least 1
         * @return a new model
         * @throws IllegalArgumentException if {@code count < 1}
         */
        public Model layers(int count) {
            return new Model(count, hidden);
        }

        /** Returns a model with other units. */
        public Model hidden(int units) {
            return new Model(layers, units);
        }

        /** Returns a model with another loss. */
        public Model loss(Loss loss) {
            return this;
        }

        /** Returns a model with another activation. */
        public Model activation(Activation activation) {
            return this;
        }

        /** Returns what was learned. */
        public String fit(double[] data) {
            return "fitted";
        }
    }

    /** Returns an LSTM. */
    public static Model lstm() {
        return new Model(1, 32);
    }

    /** Returns a GRU. */
    public static Model gru() {
        return new Model(1, 32);
    }

    /** Returns the mean absolute error. */
    public static Loss mae() {
        return new Loss("mae");
    }

    /** Returns the Huber loss. */
    public static Loss huber() {
        return new Loss("huber");
    }
}
