package org.cellstate.dsl;

import java.util.function.UnaryOperator;
import org.cellstate.dsl.model.Pooling;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.TeacherForcing;
import org.cellstate.dsl.model.Tokens;

/** The words of a model's chain that say what concerns tokens and classes alone. Other data know no such things. */
public sealed interface TokenOptions permits Recurrent {

    /** Returns the model so far. */
    RecurrentSpec spec();

    /** Sets the numbers that stand for a token, at least 1. */
    default Recurrent embedding(int width) {
        return tokens(tokens -> tokens.embedding(width));
    }

    /** Has a language model score the next token with the embedding's own weights (Press and Wolf 2017). */
    default Recurrent tied() {
        return tokens(tokens -> tokens.tied(true));
    }

    /** Has a classifier read the mean of all steps, and not the last one. */
    default Recurrent meanPooling() {
        return tokens(tokens -> tokens.pooling(Pooling.MEAN));
    }

    /** Has a classifier read the largest value of each feature over all steps, and not the last one. */
    default Recurrent maxPooling() {
        return tokens(tokens -> tokens.pooling(Pooling.MAX));
    }

    /** Has each class count as much as every other in training, however often it occurs. */
    default Recurrent classWeights() {
        return tokens(tokens -> tokens.classWeights(true));
    }

    /** Sets the tokens of a stream through which a gradient goes back, at least 1; the state is carried on. */
    default Recurrent steps(int count) {
        return tokens(tokens -> tokens.steps(count));
    }

    /**
     * Sets the share of a decoder's steps that reads the true token in training, and not what the model would have written: in the first epoch
     * and in the last, each from 0 to 1.
     */
    default Recurrent teacherForcing(double first, double last) {
        return tokens(tokens -> tokens.teacherForcing(new TeacherForcing(first, last)));
    }

    /** Has a decoder with attention also read what it found a step before (Luong et al. 2015). */
    default Recurrent inputFeeding() {
        return tokens(tokens -> tokens.inputFeeding(true));
    }

    private Recurrent tokens(UnaryOperator<Tokens> change) {
        return new Recurrent(spec().tokens(change.apply(spec().tokens())));
    }
}
