package org.cellstate.dsl;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.evaluate.Classifier;
import org.cellstate.dsl.evaluate.ClassifierEnsemble;
import org.cellstate.dsl.evaluate.Ensemble;
import org.cellstate.dsl.evaluate.ForecastModel;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.train.TrainListener;

/**
 * One model to be fitted from several seeds: what it forecasts, or says of a class, is the mean, and what its score is worth is seen by the
 * spread.
 *
 * @param model the model; its own seed is the first
 * @param count how many seeds, at least 1: the next whole numbers
 */
public record Seeds(Recurrent model, int count) {

    /** Fits the model from each seed, one after the other, and shows how that goes. */
    public Ensemble fit(ForecastData data) {
        return fit(data, Cellstate.trainingDisplay());
    }

    /** Fits the model from each seed, and tells the listener instead of showing it. */
    public Ensemble fit(ForecastData data, TrainListener listener) {
        long first = model.spec().training().seed();
        ForecastModel[] fitted = IntStream.range(0, count)
                .mapToObj(i -> model.seed(first + i).fit(data, listener))
                .toArray(ForecastModel[]::new);
        return Ensemble.of(fitted[0], Arrays.copyOfRange(fitted, 1, count));
    }

    /** Fits the model from each seed to sequences with a class each, one after the other, and shows how that goes. */
    public ClassifierEnsemble fit(LabeledSequences data) {
        return fit(data, Cellstate.trainingDisplay());
    }

    /** Fits the model from each seed to sequences with a class each, and tells the listener instead of showing it. */
    public ClassifierEnsemble fit(LabeledSequences data, TrainListener listener) {
        long first = model.spec().training().seed();
        Classifier[] fitted = IntStream.range(0, count)
                .mapToObj(i -> model.seed(first + i).fit(data, listener))
                .toArray(Classifier[]::new);
        return ClassifierEnsemble.of(fitted[0], Arrays.copyOfRange(fitted, 1, count));
    }
}
