package org.cellstate.dsl.train;

import java.util.function.Supplier;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.ValuedSequences;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.ClassBatch;
import org.cellstate.dsl.prepare.Examples;
import org.cellstate.dsl.prepare.PairBatch;
import org.cellstate.dsl.prepare.PreparedClasses;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.PreparedPairs;
import org.cellstate.dsl.prepare.PreparedSequences;
import org.cellstate.dsl.prepare.PreparedText;
import org.cellstate.dsl.prepare.SequenceBatch;
import org.cellstate.dsl.prepare.TextBatch;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.text.TaggedSequences;
import org.cellstate.dsl.text.TextCorpus;

/**
 * A model and data that have met, before the first step: the data are prepared as the model reads them, and there is a network as soon as one
 * is asked for.
 *
 * @param <B> a batch
 * @param <D> the data
 * @param spec what is to be trained: the model, with what the data say of it
 * @param data what it is to be trained on
 * @param made makes a network with fresh weights, the same ones each time
 */
public record Untrained<B, D extends Examples<B>>(RecurrentSpec spec, D data, Supplier<Network<B>> made) {

    /**
     * Returns a model that is to forecast.
     *
     * @throws org.cellstate.dsl.data.ConfigProblem if the loss is one of classes
     */
    public static Untrained<WindowBatch, PreparedForecast> of(RecurrentSpec spec, ForecastData data) {
        PreparedForecast prepared = spec.prepared(data);
        return new Untrained<>(spec, prepared, () -> Network.forecaster(spec, prepared.shape()));
    }

    /**
     * Returns a model that is to say the value of a sequence.
     *
     * @throws org.cellstate.dsl.data.ConfigProblem if the loss is not {@code mae()}, {@code mse()} or {@code huber()}
     */
    public static Untrained<SequenceBatch, PreparedSequences> of(RecurrentSpec spec, ValuedSequences data) {
        PreparedSequences prepared = PreparedSequences.of(data);
        return new Untrained<>(spec, prepared, () -> Network.regressor(spec, data.features()));
    }

    /**
     * Returns a model that is to say what comes next in a text.
     *
     * @throws org.cellstate.dsl.data.ConfigProblem if the loss is one of numbers, or the model reads backwards, or has attention or filters
     * @throws org.cellstate.dsl.data.ShapeProblem if a part of the corpus has less than two tokens
     */
    public static Untrained<TextBatch, PreparedText> of(RecurrentSpec spec, TextCorpus data) {
        RecurrentSpec told = spec.forClasses();
        PreparedText prepared =
                PreparedText.of(data, told.training().batch(), told.tokens().steps());
        return new Untrained<>(
                told,
                prepared,
                () -> Network.languageModel(told, data.tokenizer().vocabulary().size()));
    }

    /**
     * Returns a model that is to write the second text of a pair from the first.
     *
     * @throws org.cellstate.dsl.data.ConfigProblem if the model has what a translator cannot have
     */
    public static Untrained<PairBatch, PreparedPairs> of(RecurrentSpec spec, SequencePairs data) {
        RecurrentSpec told = spec.forClasses();
        PreparedPairs prepared = PreparedPairs.of(data);
        return new Untrained<>(
                told,
                prepared,
                () -> Network.translator(
                        told,
                        prepared.source().vocabulary().size(),
                        prepared.target().vocabulary().size()));
    }

    /**
     * Returns a model that is to say the class of a sequence. Where the data bring vectors of words, they stand for the tokens at first.
     *
     * @throws org.cellstate.dsl.data.DataProblem if a class has no row that trains, or a text no token
     * @throws org.cellstate.dsl.data.ConfigProblem if the loss is one of numbers
     */
    public static Untrained<ClassBatch, PreparedClasses<LabeledSequences>> of(
            RecurrentSpec spec, LabeledSequences data) {
        RecurrentSpec ofClasses = spec.forClasses();
        RecurrentSpec told = data.vectors()
                .map(vectors -> ofClasses.tokens(ofClasses.tokens().embedding(vectors.width())))
                .orElse(ofClasses);
        PreparedClasses<LabeledSequences> prepared =
                PreparedClasses.of(data, told.tokens().classWeights());
        return new Untrained<>(
                told,
                prepared,
                () -> prepared.begin(told.training().seed())
                        .map(tokens -> Network.classifier(told, prepared.shape(), tokens))
                        .orElseGet(() -> Network.classifier(told, prepared.shape())));
    }

    /**
     * Returns a model that is to say the label of each step of a sequence.
     *
     * @throws org.cellstate.dsl.data.DataProblem if a label has no step that trains
     * @throws org.cellstate.dsl.data.ConfigProblem if the loss is one of numbers
     */
    public static Untrained<ClassBatch, PreparedClasses<TaggedSequences>> of(RecurrentSpec spec, TaggedSequences data) {
        RecurrentSpec told = spec.forClasses();
        PreparedClasses<TaggedSequences> prepared =
                PreparedClasses.of(data, told.tokens().classWeights());
        return new Untrained<>(told, prepared, () -> Network.classifier(told, prepared.shape()));
    }

    /** Returns a network with fresh weights, to be closed by whoever asks. */
    public Network<B> network() {
        return made.get();
    }

    /**
     * Trains it, as {@link Trainer#train} does.
     *
     * @throws org.cellstate.dsl.data.TrainingProblem if the loss or its gradient is no longer finite before the first epoch ended
     */
    public Trained<B, D> train(TrainListener listener) {
        return Trainer.train(spec, data, network(), listener);
    }

    /** Returns what a training would be, as {@link Probe#summary} tries it. */
    public ModelSummary summary() {
        return Probe.summary(spec, data, network());
    }
}
