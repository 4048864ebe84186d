package org.cellstate.dsl.model;

import org.cellstate.dsl.data.ConfigProblem;

/**
 * How a model looks back over a whole sequence: each target step has a query, which is scored against every real step of the source. The
 * scores go through a softmax over those steps, and the weights {@code [batch, target time, source time]} that come out say how much of
 * each source step the target step gets: its context is the weighted mean of the source.
 *
 * <p>None of the mechanisms has biases: neither have the formulas in the papers.
 */
public sealed interface Attention {

    /** Returns additive attention, with as many hidden units as the query has features. */
    static Additive additive() {
        return additive(Additive.AS_QUERY);
    }

    /** Returns additive attention with so many hidden units, or {@link Additive#AS_QUERY}. */
    static Additive additive(int units) {
        return new Additive(units);
    }

    /** Returns dot attention, unscaled as in the paper. */
    static Dot dot() {
        return new Dot(false);
    }

    /** Returns general attention. */
    static General general() {
        return new General();
    }

    /** Returns self-attention with one head that sees the whole sequence. */
    static Self self() {
        return self(1);
    }

    /** Returns self-attention with so many heads that see the whole sequence. */
    static Self self(int heads) {
        return new Self(heads, false);
    }

    /** Attention from one sequence to another, such as from a decoder to its encoder; it is named by how a query is scored. */
    sealed interface Score extends Attention {}

    /**
     * The score of a query {@code q} against a source step {@code k} is {@code v · tanh(Wq q + Wk k)} (Bahdanau et al. 2015).
     *
     * @param units rows of {@code Wq} and {@code Wk}, at least 1; {@link #AS_QUERY}, the default, stands for as many as the query has
     *     features, which is what the paper has
     */
    record Additive(int units) implements Score {

        /** Stands for as many units as the query has features. */
        public static final int AS_QUERY = 0;

        /** Checks the range. */
        public Additive {
            if (units < AS_QUERY) {
                throw new ConfigProblem(
                        "Additive attention needs at least 1 unit.",
                        "additive(" + units + ")",
                        "additive(32), or additive()");
            }
        }

        /** Returns the Java that makes this attention. */
        @Override
        public String toString() {
            return units == AS_QUERY ? "additive()" : "additive(" + units + ")";
        }
    }

    /**
     * The score is {@code q · k} (Luong et al. 2015): query and source need the same number of features.
     *
     * @param scaled whether it is divided by the root of that number (Vaswani et al. 2017); default no, as in Luong's paper
     */
    record Dot(boolean scaled) implements Score {

        /** Sets whether scores are divided by the root of the number of features. */
        public Dot scaled(boolean wanted) {
            return new Dot(wanted);
        }

        /** Returns the Java that makes this attention. */
        @Override
        public String toString() {
            return scaled ? "dot().scaled(true)" : "dot()";
        }
    }

    /** The score is {@code q · W k} (Luong et al. 2015). */
    record General() implements Score {

        /** Returns the Java that makes this attention. */
        @Override
        public String toString() {
            return "general()";
        }
    }

    /**
     * A sequence attends to itself (Vaswani et al. 2017): its steps, projected by {@code Wq}, {@code Wk} and {@code Wv}, are queries, keys
     * and values. Each head has an equal part of the features and scores by the dot product over the root of their number; {@code Wo}
     * projects what the heads found. The output has as many features as the input, whose number the heads must divide.
     *
     * @param heads at least 1; default 1
     * @param causal whether a step sees only itself and the steps before it; default no
     */
    record Self(int heads, boolean causal) implements Attention {

        /** Checks the range. */
        public Self {
            if (heads < 1) {
                throw new ConfigProblem(
                        "Self-attention needs at least 1 head.", "self(" + heads + ")", "self(), or self(4)");
            }
        }

        /** Sets whether a step sees only itself and the steps before it. */
        public Self causal(boolean wanted) {
            return new Self(heads, wanted);
        }

        /** Returns the Java that makes this attention. */
        @Override
        public String toString() {
            return (heads == 1 ? "self()" : "self(" + heads + ")") + (causal ? ".causal(true)" : "");
        }
    }
}
