package org.cellstate.dsl;

import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.ValuedSequences;
import org.cellstate.dsl.evaluate.Classifier;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.IntentModel;
import org.cellstate.dsl.evaluate.LanguageModel;
import org.cellstate.dsl.evaluate.Regressor;
import org.cellstate.dsl.evaluate.Tagger;
import org.cellstate.dsl.evaluate.Translator;
import org.cellstate.dsl.evaluate.chat.Intents;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Training;
import org.cellstate.dsl.sweep.objective.Described;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.text.TaggedSequences;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.train.TrainListener;
import org.cellstate.dsl.train.Untrained;

/**
 * A recurrent model to be fitted. Every option returns a new one; what is not said has the default that {@link RecurrentSpec} and
 * {@link Training} document.
 *
 * @param spec the model and its training
 */
public record Recurrent(RecurrentSpec spec) implements Described, TokenOptions, TrainingOptions {

    /** Sets the number of stacked recurrent layers, at least 1. */
    public Recurrent layers(int count) {
        return new Recurrent(spec.layers(count));
    }

    /** Sets the units of each recurrent layer, at least 1. */
    public Recurrent hidden(int units) {
        return new Recurrent(spec.hidden(units));
    }

    /** Has each layer also read backwards, with weights of its own, and hand on twice its units. */
    public Recurrent bidirectional() {
        return new Recurrent(spec.bidirectional(true));
    }

    /** Sets the share of each recurrent layer's outputs that a training step drops, from 0 to below 1. */
    public Recurrent dropout(double share) {
        return new Recurrent(spec.dropout(share));
    }

    /**
     * Sets the share of the hidden state that training drops between steps, the same units all along a sequence; from 0 to below 1. Such a
     * training is about a fifth slower.
     */
    public Recurrent recurrentDropout(double share) {
        return new Recurrent(spec.recurrentDropout(share));
    }

    /** Sets whether a linear map from the lookback to the horizon is added to the forecast. */
    public Recurrent highway(boolean present) {
        return new Recurrent(spec.highway(present));
    }

    /**
     * Has filters read the data before the recurrent layers do (CNN-LSTM): each finds a pattern of {@code width} steps.
     *
     * @param filters at least 1
     * @param width steps that a filter sees, at least 1
     */
    public Recurrent convolution(int filters, int width) {
        return new Recurrent(spec.convolution(filters, width));
    }

    /**
     * Has the head look back over all steps, each forecast step at those that matter to it: {@code attention(additive())}; or the steps at
     * each other: {@code attention(self())}.
     */
    public Recurrent attention(Attention how) {
        return new Recurrent(spec.attention(how));
    }

    /**
     * Has a forecast made row by row: the model learns one step ahead, and what it forecasts is the past of the next row, for as many rows as
     * are asked for. With {@code gaussian()}, {@code studentT()} or {@code negativeBinomial()} it is drawn from (Salinas et al. 2020, DeepAR).
     */
    public Recurrent recursive() {
        return new Recurrent(spec.recursive(true));
    }

    /**
     * Fits the model from several seeds, its own and the next ones: {@code lstm().seeds(5).fit(data)} is their mean and knows their spread. Of
     * forecasts and of classes.
     *
     * @param count at least 1
     * @throws ConfigProblem if it is less
     */
    public Seeds seeds(int count) {
        if (count < 1) {
            throw new ConfigProblem("A model is fitted from at least 1 seed.", "seeds(" + count + ")", ".seeds(5)");
        }
        return new Seeds(this, count);
    }

    /** Returns this model with the data that it is to be fitted to, for a sweep that tries both: {@link Candidate#fit()} fits it. */
    public Candidate<ForecastData, Forecaster> on(ForecastData data) {
        return new Candidate<>(this, data, new Candidate.Forecasting());
    }

    /** Returns this model with sequences and their values, as {@link #on(ForecastData)} does. */
    public Candidate<ValuedSequences, Regressor> on(ValuedSequences data) {
        return new Candidate<>(this, data, new Candidate.Regression());
    }

    /** Returns this model with a corpus, as {@link #on(ForecastData)} does. */
    public Candidate<TextCorpus, LanguageModel> on(TextCorpus data) {
        return new Candidate<>(this, data, new Candidate.Language());
    }

    /** Returns this model with sequences and their classes, as {@link #on(ForecastData)} does. */
    public Candidate<LabeledSequences, Classifier> on(LabeledSequences data) {
        return new Candidate<>(this, data, new Candidate.Classification());
    }

    /** Returns this model with sequences and the labels of their steps, as {@link #on(ForecastData)} does. */
    public Candidate<TaggedSequences, Tagger> on(TaggedSequences data) {
        return new Candidate<>(this, data, new Candidate.Tagging());
    }

    /** Returns this model with pairs of texts, as {@link #on(ForecastData)} does. */
    public Candidate<SequencePairs, Translator> on(SequencePairs data) {
        return new Candidate<>(this, data, new Candidate.Translating());
    }

    /**
     * Fits the model and shows how that goes. Stopping the cell keeps the best weights so far and returns the model.
     *
     * @throws org.cellstate.dsl.data.TrainingProblem if the loss or its gradient is no longer finite before the first epoch ended
     * @throws org.cellstate.dsl.data.ConfigProblem if the learning rate waits for a plateau longer than patience does
     * @throws org.cellstate.dsl.data.ConfigProblem if the loss is one of classes
     */
    public Forecaster fit(ForecastData data) {
        return fit(data, Cellstate.trainingDisplay());
    }

    /** Fits the model as {@link #fit(ForecastData)} does, and tells the listener instead of showing it. */
    public Forecaster fit(ForecastData data, TrainListener listener) {
        return Forecaster.of(Untrained.of(spec, data).train(listener));
    }

    /**
     * Fits the model to sequences with a value each, and shows how that goes. Stopping the cell keeps the best weights so far and returns
     * the model.
     *
     * @throws org.cellstate.dsl.data.TrainingProblem if the loss is no longer a finite number before the first epoch ended
     * @throws org.cellstate.dsl.data.ConfigProblem if the loss is not {@code mae()}, {@code mse()} or {@code huber()}
     */
    public Regressor fit(ValuedSequences data) {
        return fit(data, Cellstate.trainingDisplay());
    }

    /** Fits the model as {@link #fit(ValuedSequences)} does, and tells the listener instead of showing it. */
    public Regressor fit(ValuedSequences data, TrainListener listener) {
        return Regressor.of(Untrained.of(spec, data).train(listener));
    }

    /**
     * Fits the model to a corpus, to say what comes next in a text, and shows how that goes. Stopping the cell keeps the best weights so far
     * and returns the model.
     *
     * @throws org.cellstate.dsl.data.TrainingProblem if the loss is no longer a finite number before the first epoch ended
     * @throws org.cellstate.dsl.data.ConfigProblem if the loss is one of numbers, or the model reads backwards, or has attention or filters
     * @throws org.cellstate.dsl.data.ShapeProblem if a part of the corpus has less than two tokens
     */
    public LanguageModel fit(TextCorpus data) {
        return fit(data, Cellstate.trainingDisplay());
    }

    /** Fits the model as {@link #fit(TextCorpus)} does, and tells the listener instead of showing it. */
    public LanguageModel fit(TextCorpus data, TrainListener listener) {
        return LanguageModel.of(Untrained.of(spec, data).train(listener), data);
    }

    /**
     * Fits the model to pairs of texts, and shows how that goes: it learns to write the second from the first. Stopping the cell keeps the best
     * weights so far and returns the model. The test part is never read.
     *
     * @throws org.cellstate.dsl.data.TrainingProblem if the loss is no longer a finite number before the first epoch ended
     * @throws org.cellstate.dsl.data.ConfigProblem if the model has what a translator cannot have
     */
    public Translator fit(SequencePairs data) {
        return fit(data, Cellstate.trainingDisplay());
    }

    /** Fits the model as {@link #fit(SequencePairs)} does, and tells the listener instead of showing it. */
    public Translator fit(SequencePairs data, TrainListener listener) {
        return Translator.of(Untrained.of(spec, data).train(listener));
    }

    /**
     * Fits the model to sequences with a class each, and shows how that goes. Stopping the cell keeps the best weights so far and returns the
     * model.
     *
     * @throws org.cellstate.dsl.data.DataProblem if a class has no row that trains, or a text no token
     * @throws ConfigProblem if the loss is one of numbers
     */
    public Classifier fit(LabeledSequences data) {
        return fit(data, Cellstate.trainingDisplay());
    }

    /** Fits the model as {@link #fit(LabeledSequences)} does, and tells the listener instead of showing it. */
    public Classifier fit(LabeledSequences data, TrainListener listener) {
        return Classifier.of(Untrained.of(spec, data).train(listener));
    }

    /**
     * Fits the model to sequences with a label for each step, and shows how that goes. Stopping the cell keeps the best weights so far and
     * returns the model.
     *
     * @throws org.cellstate.dsl.data.DataProblem if a label has no step that trains
     * @throws ConfigProblem if the loss is one of numbers
     */
    public Tagger fit(TaggedSequences data) {
        return fit(data, Cellstate.trainingDisplay());
    }

    /** Fits the model as {@link #fit(TaggedSequences)} does, and tells the listener instead of showing it. */
    public Tagger fit(TaggedSequences data, TrainListener listener) {
        return Tagger.of(Untrained.of(spec, data).train(listener));
    }

    /**
     * Returns what a fit to these data would train, before it does: layers with shapes and weights, memory, and the time of an epoch and of
     * all of them, by a few batches that are tried on a network of their own. A fit afterwards is the same to the bit.
     *
     * @throws org.cellstate.dsl.data.ConfigProblem if the loss is one of classes
     */
    public ModelSummary summary(ForecastData data) {
        return Untrained.of(spec, data).summary();
    }

    /** Returns what a fit to sequences with a value each would train, as {@link #summary(ForecastData)} does. */
    public ModelSummary summary(ValuedSequences data) {
        return Untrained.of(spec, data).summary();
    }

    /** Returns what a fit to a corpus would train, as {@link #summary(ForecastData)} does. */
    public ModelSummary summary(TextCorpus data) {
        return Untrained.of(spec, data).summary();
    }

    /** Returns what a fit to pairs of texts would train, as {@link #summary(ForecastData)} does. */
    public ModelSummary summary(SequencePairs data) {
        return Untrained.of(spec, data).summary();
    }

    /**
     * Fits the model to sentences with their intents, and shows how that goes; then finds from which probability on it answers. Words are the
     * tokens, and capitals make no difference.
     *
     * @throws org.cellstate.dsl.data.DataProblem if an intent has no sentence that trains
     */
    public IntentModel fit(Intents data) {
        return fit(data, Cellstate.trainingDisplay());
    }

    /** Fits the model as {@link #fit(Intents)} does, and tells the listener instead of showing it. */
    public IntentModel fit(Intents data, TrainListener listener) {
        return IntentModel.of(fit(IntentModel.data(data), listener), data);
    }

    /** Returns what a fit to sequences with a class each would train, as {@link #summary(ForecastData)} does. */
    public ModelSummary summary(LabeledSequences data) {
        return Untrained.of(spec, data).summary();
    }

    /** Returns what a fit to sequences with a label for each step would train, as {@link #summary(ForecastData)} does. */
    public ModelSummary summary(TaggedSequences data) {
        return Untrained.of(spec, data).summary();
    }

    /** Returns the line of Java that makes this model. */
    @Override
    public String toString() {
        return spec.toString();
    }
}
