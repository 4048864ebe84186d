package org.cellstate.dsl;

import java.util.function.UnaryOperator;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.ValuedSequences;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.evaluate.Classifier;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.IntentModel;
import org.cellstate.dsl.evaluate.LanguageModel;
import org.cellstate.dsl.evaluate.Regressor;
import org.cellstate.dsl.evaluate.Tagger;
import org.cellstate.dsl.evaluate.Translator;
import org.cellstate.dsl.evaluate.chat.Intents;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.model.Optimizer;
import org.cellstate.dsl.model.Pooling;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Regularization;
import org.cellstate.dsl.model.Schedule;
import org.cellstate.dsl.model.TeacherForcing;
import org.cellstate.dsl.model.Tokens;
import org.cellstate.dsl.model.Training;
import org.cellstate.dsl.prepare.ClassBatch;
import org.cellstate.dsl.prepare.PairBatch;
import org.cellstate.dsl.prepare.PreparedClasses;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.PreparedPairs;
import org.cellstate.dsl.prepare.PreparedSequences;
import org.cellstate.dsl.prepare.PreparedText;
import org.cellstate.dsl.prepare.TextBatch;
import org.cellstate.dsl.sweep.objective.Described;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.text.TaggedSequences;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.train.Probe;
import org.cellstate.dsl.train.TrainListener;
import org.cellstate.dsl.train.Trainer;

/**
 * A recurrent model to be fitted. Every option returns a new one; what is not said has the default that {@link RecurrentSpec} and
 * {@link Training} document.
 *
 * @param spec the model and its training
 */
public record Recurrent(RecurrentSpec spec) implements Described {

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
     * are asked for. With {@code gaussian()} or {@code studentT()} it is drawn from (Salinas et al. 2020, DeepAR).
     */
    public Recurrent recursive() {
        return new Recurrent(spec.recursive(true));
    }

    /** Sets the numbers that stand for a token, at least 1. */
    public Recurrent embedding(int width) {
        return tokens(tokens -> tokens.embedding(width));
    }

    /** Has a language model score the next token with the embedding's own weights (Press and Wolf 2017). */
    public Recurrent tied() {
        return tokens(tokens -> tokens.tied(true));
    }

    /** Has a classifier read the mean of all steps, and not the last one. */
    public Recurrent meanPooling() {
        return tokens(tokens -> tokens.pooling(Pooling.MEAN));
    }

    /** Has a classifier read the largest value of each feature over all steps, and not the last one. */
    public Recurrent maxPooling() {
        return tokens(tokens -> tokens.pooling(Pooling.MAX));
    }

    /** Has each class count as much as every other in training, however often it occurs. */
    public Recurrent classWeights() {
        return tokens(tokens -> tokens.classWeights(true));
    }

    /** Sets the tokens of a stream through which a gradient goes back, at least 1; the state is carried on. */
    public Recurrent steps(int count) {
        return tokens(tokens -> tokens.steps(count));
    }

    /**
     * Sets the share of a decoder's steps that reads the true token in training, and not what the model would have written: in the first epoch
     * and in the last, each from 0 to 1.
     */
    public Recurrent teacherForcing(double first, double last) {
        return tokens(tokens -> tokens.teacherForcing(new TeacherForcing(first, last)));
    }

    /** Has a decoder with attention also read what it found a step before (Luong et al. 2015). */
    public Recurrent inputFeeding() {
        return tokens(tokens -> tokens.inputFeeding(true));
    }

    /** Sets how gradients become steps, such as {@code adam(0.001)} or {@code sgd(0.1, 0.9).nesterov()}. */
    public Recurrent optimizer(Optimizer optimizer) {
        return training(training -> training.optimizer(optimizer));
    }

    /** Sets how the learning rate moves, such as {@code cosine().warmUp(0.05)}. */
    public Recurrent schedule(Schedule schedule) {
        return training(training -> training.schedule(schedule));
    }

    /** Sets what training makes small, such as {@code huber()}, or {@code studentT()} for a forecast that is a distribution. */
    public Recurrent loss(Loss loss) {
        return training(training -> training.loss(loss));
    }

    /** Sets the most epochs, at least 1. */
    public Recurrent epochs(int most) {
        return training(training -> training.epochs(most));
    }

    /** Sets the training windows in an epoch, at least 1. */
    public Recurrent windows(int perEpoch) {
        return training(training -> training.windows(perEpoch));
    }

    /** Sets the windows in a step, at least 1. */
    public Recurrent batch(int size) {
        return training(training -> training.batch(size));
    }

    /** Sets the epochs without a better validation loss before training stops, at least 1. */
    public Recurrent patience(int most) {
        return training(training -> training.patience(most));
    }

    /** Sets the most minutes that training takes, above 0; the best weights until then are kept. */
    public Recurrent within(double minutes) {
        return training(training -> training.within(minutes));
    }

    /** Sets the longest gradient, above 0. */
    public Recurrent clip(double norm) {
        return training(training -> training.clip(norm));
    }

    /** Adds to the loss this many times the sum of the sizes of all matrices' weights, 0 or more. */
    public Recurrent l1(double factor) {
        return regularization(regularization -> regularization.l1(factor));
    }

    /** Adds to the loss this many times the sum of the squares of all matrices' weights, 0 or more. */
    public Recurrent l2(double factor) {
        return regularization(regularization -> regularization.l2(factor));
    }

    /** Takes the learning rate times this share, 0 or more, from all matrices' weights in every step. */
    public Recurrent weightDecay(double share) {
        return regularization(regularization -> regularization.weightDecay(share));
    }

    /** Sets {@link #l1} for recurrent weights alone. */
    public Recurrent recurrentL1(double factor) {
        return regularization(regularization -> regularization.recurrentL1(factor));
    }

    /** Sets {@link #l2} for recurrent weights alone. */
    public Recurrent recurrentL2(double factor) {
        return regularization(regularization -> regularization.recurrentL2(factor));
    }

    /** Sets {@link #weightDecay} for recurrent weights alone. */
    public Recurrent recurrentWeightDecay(double share) {
        return regularization(regularization -> regularization.recurrentWeightDecay(share));
    }

    /** Sets the longest vector of weights into a unit, above 0; longer ones are scaled back after a step. */
    public Recurrent maxNorm(double length) {
        return regularization(regularization -> regularization.maxNorm(length));
    }

    /** Sets the seed of the weights, the order of the windows and the dropout. */
    public Recurrent seed(long seed) {
        return training(training -> training.seed(seed));
    }

    /**
     * Fits the model from several seeds, its own and the next ones: {@code lstm().seeds(5).fit(data)} is their mean and knows their spread.
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

    private Recurrent tokens(UnaryOperator<Tokens> change) {
        return new Recurrent(spec.tokens(change.apply(spec.tokens())));
    }

    private Recurrent training(UnaryOperator<Training> change) {
        return new Recurrent(spec.training(change.apply(spec.training())));
    }

    private Recurrent regularization(UnaryOperator<Regularization> change) {
        return training(training -> training.regularization(change.apply(training.regularization())));
    }

    /** Returns this model with the data that it is to be fitted to, for a sweep that tries both: {@link Candidate#fit()} fits it. */
    public Candidate on(ForecastData data) {
        return new Candidate(this, data);
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
        PreparedForecast prepared = spec.prepared(data);
        return Forecaster.of(Trainer.train(spec, prepared, Network.forecaster(spec, prepared.shape()), listener));
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
        PreparedSequences prepared = PreparedSequences.of(data);
        return Regressor.of(Trainer.train(spec, prepared, Network.regressor(spec, data.features()), listener));
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
        RecurrentSpec own = spec.forClasses();
        PreparedText prepared = prepared(own, data);
        return LanguageModel.of(Trainer.train(own, prepared, network(own, data), listener), data);
    }

    private static PreparedText prepared(RecurrentSpec spec, TextCorpus data) {
        return PreparedText.of(data, spec.training().batch(), spec.tokens().steps());
    }

    private static Network<TextBatch> network(RecurrentSpec spec, TextCorpus data) {
        return Network.languageModel(spec, data.tokenizer().vocabulary().size());
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
        RecurrentSpec ofClasses = spec.forClasses();
        PreparedPairs prepared = PreparedPairs.of(data);
        return Translator.of(Trainer.train(ofClasses, prepared, translator(ofClasses, prepared), listener));
    }

    private static Network<PairBatch> translator(RecurrentSpec spec, PreparedPairs data) {
        return Network.translator(
                spec,
                data.source().vocabulary().size(),
                data.target().vocabulary().size());
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
        RecurrentSpec told = forClassesOf(data);
        PreparedClasses<LabeledSequences> prepared =
                PreparedClasses.of(data, told.tokens().classWeights());
        return Classifier.of(Trainer.train(told, prepared, classifier(told, prepared), listener));
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
        RecurrentSpec told = spec.forClasses();
        PreparedClasses<TaggedSequences> prepared =
                PreparedClasses.of(data, told.tokens().classWeights());
        return Tagger.of(Trainer.train(told, prepared, Network.classifier(told, prepared.shape()), listener));
    }

    /**
     * Returns what a fit to these data would train, before it does: layers with shapes and weights, memory, and the time of an epoch and of
     * all of them, by a few batches that are tried on a network of their own. A fit afterwards is the same to the bit.
     *
     * @throws org.cellstate.dsl.data.ConfigProblem if the loss is one of classes
     */
    public ModelSummary summary(ForecastData data) {
        PreparedForecast prepared = spec.prepared(data);
        return Probe.summary(spec, prepared, Network.forecaster(spec, prepared.shape()));
    }

    /** Returns what a fit to sequences with a value each would train, as {@link #summary(ForecastData)} does. */
    public ModelSummary summary(ValuedSequences data) {
        PreparedSequences prepared = PreparedSequences.of(data);
        return Probe.summary(spec, prepared, Network.regressor(spec, data.features()));
    }

    /** Returns what a fit to a corpus would train, as {@link #summary(ForecastData)} does. */
    public ModelSummary summary(TextCorpus data) {
        RecurrentSpec own = spec.forClasses();
        return Probe.summary(own, prepared(own, data), network(own, data));
    }

    /** Returns what a fit to pairs of texts would train, as {@link #summary(ForecastData)} does. */
    public ModelSummary summary(SequencePairs data) {
        RecurrentSpec ofClasses = spec.forClasses();
        PreparedPairs prepared = PreparedPairs.of(data);
        return Probe.summary(ofClasses, prepared, translator(ofClasses, prepared));
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
        RecurrentSpec told = forClassesOf(data);
        PreparedClasses<LabeledSequences> prepared =
                PreparedClasses.of(data, told.tokens().classWeights());
        return Probe.summary(told, prepared, classifier(told, prepared));
    }

    private RecurrentSpec forClassesOf(LabeledSequences data) {
        RecurrentSpec told = spec.forClasses();
        return data.vectors()
                .map(vectors -> told.tokens(told.tokens().embedding(vectors.width())))
                .orElse(told);
    }

    private static Network<ClassBatch> classifier(RecurrentSpec told, PreparedClasses<LabeledSequences> prepared) {
        return prepared.begin(told.training().seed())
                .map(tokens -> Network.classifier(told, prepared.shape(), tokens))
                .orElseGet(() -> Network.classifier(told, prepared.shape()));
    }

    /** Returns what a fit to sequences with a label for each step would train, as {@link #summary(ForecastData)} does. */
    public ModelSummary summary(TaggedSequences data) {
        RecurrentSpec told = spec.forClasses();
        PreparedClasses<TaggedSequences> prepared =
                PreparedClasses.of(data, told.tokens().classWeights());
        return Probe.summary(told, prepared, Network.classifier(told, prepared.shape()));
    }

    /** Returns the line of Java that makes this model. */
    @Override
    public String toString() {
        return spec.toString();
    }
}
