package org.cellstate.dsl;

import java.util.Optional;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.ValuedSequences;
import org.cellstate.dsl.evaluate.Classifier;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.LanguageModel;
import org.cellstate.dsl.evaluate.Regressor;
import org.cellstate.dsl.evaluate.Tagger;
import org.cellstate.dsl.evaluate.Translator;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.sweep.objective.Described;
import org.cellstate.dsl.sweep.objective.Subject;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.text.TaggedSequences;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.train.TrainListener;

/**
 * A model with the data that it is to be fitted to, so that a sweep can try both: {@code sweep(t ->
 * lstm().on(series.split(0.9).lookback(t.integer("lookback", 14, 112)).horizon(28))).run()}, or {@code sweep(t ->
 * lstm().on(t.bool("words") ? text.words() : text.characters())).run()}.
 *
 * @param model the model
 * @param data what it is fitted to
 * @param kind what comes of it
 * @param <D> the data
 * @param <M> the fitted model
 */
public record Candidate<D, M>(Recurrent model, D data, Kind<D, M> kind) implements Described {

    /**
     * What a model becomes when it is fitted to data of a kind.
     *
     * @param <D> the data
     * @param <M> the fitted model
     */
    public sealed interface Kind<D, M> {

        /** Fits a model. */
        M fit(Recurrent model, D data, TrainListener listener);

        /** Returns the data as what a sweep measures. */
        Subject subject(D data);
    }

    /** Fits the model, as {@code fit(data)} of {@link Recurrent} does, and shows how that goes. */
    public M fit() {
        return fit(Cellstate.trainingDisplay());
    }

    /** Fits the model, and tells the listener instead of showing it. */
    public M fit(TrainListener listener) {
        return kind.fit(model, data, listener);
    }

    @Override
    public RecurrentSpec spec() {
        return model.spec();
    }

    @Override
    public Optional<Subject> ownData() {
        return Optional.of(kind.subject(data));
    }

    /** Returns the line of Java that makes the model, and the data. */
    @Override
    public String toString() {
        return model + " on " + data;
    }

    /** Forecasts of series. */
    record Forecasting() implements Kind<ForecastData, Forecaster> {
        @Override
        public Forecaster fit(Recurrent model, ForecastData data, TrainListener listener) {
            return model.fit(data, listener);
        }

        @Override
        public Subject subject(ForecastData data) {
            return new Subject.Forecasts(data);
        }
    }

    /** Values of sequences. */
    record Regression() implements Kind<ValuedSequences, Regressor> {
        @Override
        public Regressor fit(Recurrent model, ValuedSequences data, TrainListener listener) {
            return model.fit(data, listener);
        }

        @Override
        public Subject subject(ValuedSequences data) {
            return new Subject.Values(data);
        }
    }

    /** What comes next in a text. */
    record Language() implements Kind<TextCorpus, LanguageModel> {
        @Override
        public LanguageModel fit(Recurrent model, TextCorpus data, TrainListener listener) {
            return model.fit(data, listener);
        }

        @Override
        public Subject subject(TextCorpus data) {
            return new Subject.Text(data);
        }
    }

    /** Classes of sequences. */
    record Classification() implements Kind<LabeledSequences, Classifier> {
        @Override
        public Classifier fit(Recurrent model, LabeledSequences data, TrainListener listener) {
            return model.fit(data, listener);
        }

        @Override
        public Subject subject(LabeledSequences data) {
            return new Subject.Labels(data);
        }
    }

    /** Labels of steps. */
    record Tagging() implements Kind<TaggedSequences, Tagger> {
        @Override
        public Tagger fit(Recurrent model, TaggedSequences data, TrainListener listener) {
            return model.fit(data, listener);
        }

        @Override
        public Subject subject(TaggedSequences data) {
            return new Subject.Tags(data);
        }
    }

    /** Translations. */
    record Translating() implements Kind<SequencePairs, Translator> {
        @Override
        public Translator fit(Recurrent model, SequencePairs data, TrainListener listener) {
            return model.fit(data, listener);
        }

        @Override
        public Subject subject(SequencePairs data) {
            return new Subject.Pairs(data);
        }
    }
}
