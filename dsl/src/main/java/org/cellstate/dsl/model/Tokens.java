package org.cellstate.dsl.model;

/**
 * What of a model concerns tokens and classes alone. Other data know no such things.
 *
 * @param embedding numbers that stand for a token, at least 1; default 64
 * @param tied whether a language model scores the next token with the embedding's own weights (Press and Wolf 2017), for which its top layer
 *     is projected to the embedding's width where they differ; default no
 * @param pooling what a classifier reads of the steps; default the last one
 * @param classWeights whether each class counts as much as every other in training, however often it occurs; default no: each row counts
 *     the same
 * @param steps tokens of a stream through which a gradient goes back (truncated backpropagation through time), at least 1; default 50.
 *     The state is carried on from each piece to the next
 * @param teacherForcing what a decoder reads in training; default always the truth
 * @param inputFeeding whether a decoder with attention also reads what it found a step before (Luong et al. 2015); default no
 */
public record Tokens(
        int embedding,
        boolean tied,
        Pooling pooling,
        boolean classWeights,
        int steps,
        TeacherForcing teacherForcing,
        boolean inputFeeding) {

    /** Checks the ranges. */
    public Tokens {
        Training.atLeastOne("embedding", embedding, 64);
        Training.atLeastOne("steps", steps, 50);
    }

    /** Returns the defaults. */
    public static Tokens defaults() {
        return new Tokens(64, false, Pooling.LAST, false, 50, TeacherForcing.ALWAYS, false);
    }

    /** Sets the numbers that stand for a token. */
    public Tokens embedding(int width) {
        return new Tokens(width, tied, pooling, classWeights, steps, teacherForcing, inputFeeding);
    }

    /** Sets whether the next token is scored with the embedding's weights. */
    public Tokens tied(boolean shared) {
        return new Tokens(embedding, shared, pooling, classWeights, steps, teacherForcing, inputFeeding);
    }

    /** Sets what a classifier reads of the steps. */
    public Tokens pooling(Pooling how) {
        return new Tokens(embedding, tied, how, classWeights, steps, teacherForcing, inputFeeding);
    }

    /** Sets whether classes count the same. */
    public Tokens classWeights(boolean even) {
        return new Tokens(embedding, tied, pooling, even, steps, teacherForcing, inputFeeding);
    }

    /** Sets the tokens through which a gradient goes back. */
    public Tokens steps(int count) {
        return new Tokens(embedding, tied, pooling, classWeights, count, teacherForcing, inputFeeding);
    }

    /** Sets what a decoder reads in training. */
    public Tokens teacherForcing(TeacherForcing schedule) {
        return new Tokens(embedding, tied, pooling, classWeights, steps, schedule, inputFeeding);
    }

    /** Sets whether a decoder reads what it found a step before. */
    public Tokens inputFeeding(boolean fed) {
        return new Tokens(embedding, tied, pooling, classWeights, steps, teacherForcing, fed);
    }

    /** Returns what differs from the defaults, as words of a chain. */
    @Override
    public String toString() {
        Tokens plain = defaults();
        return Training.option("embedding", embedding, plain.embedding)
                + (tied ? ".tied()" : "")
                + (pooling == plain.pooling ? "" : "." + pooling + "Pooling()")
                + (classWeights ? ".classWeights()" : "")
                + Training.option("steps", steps, plain.steps)
                + Training.option("teacherForcing", teacherForcing, plain.teacherForcing)
                + (inputFeeding ? ".inputFeeding()" : "");
    }
}
