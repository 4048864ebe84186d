package org.cellstate.dsl;

import java.util.List;
import java.util.stream.Stream;
import org.cellstate.dsl.classic.Method;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.TableDescription;
import org.cellstate.dsl.data.ValuedSequences;
import org.cellstate.dsl.evaluate.CrossValidation;
import org.cellstate.dsl.evaluate.Ensemble;
import org.cellstate.dsl.evaluate.Folds;
import org.cellstate.dsl.evaluate.ForecastModel;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.LanguageModel;
import org.cellstate.dsl.evaluate.Refit;
import org.cellstate.dsl.evaluate.Regressor;
import org.cellstate.dsl.explain.Gates;
import org.cellstate.dsl.explain.GradientsThroughTime;
import org.cellstate.dsl.explain.Importance;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.Cell;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.Optimizer;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Schedule;
import org.cellstate.dsl.model.SpecDifference;
import org.cellstate.dsl.show.DataTables;
import org.cellstate.dsl.show.SweepDisplay;
import org.cellstate.dsl.show.TrainingDisplay;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.train.Comparison;
import org.cellstate.dsl.train.History;
import org.cellstate.dsl.train.TrainListener;
import org.cellstate.kernel.api.MimeBundle;
import tech.tablesaw.api.Table;

/** The vocabulary of a notebook: its first words. The kernel imports them all. */
public final class Cellstate extends LanguageWords {

    private Cellstate() {}

    /**
     * Returns sequences of numeric frames, of any lengths, each with one value to learn.
     *
     * @param frames {@code [row][time][feature]}
     * @param values one per row
     * @throws org.cellstate.dsl.data.ShapeProblem if they do not fit together
     * @throws org.cellstate.dsl.data.DataProblem if a number is missing or infinite
     */
    public static ValuedSequences valued(float[][][] frames, float[] values) {
        return ValuedSequences.of(frames, values);
    }

    /** Returns an LSTM with the defaults: one layer of 32 units. */
    public static Recurrent lstm() {
        return new Recurrent(RecurrentSpec.lstm());
    }

    /** Returns a model of gated recurrent units with the defaults: one layer of 32 units. */
    public static Recurrent gru() {
        return new Recurrent(RecurrentSpec.of(Cell.GRU));
    }

    /** Returns a model of simple recurrent units with the defaults: one layer of 32 units. */
    public static Recurrent rnn() {
        return new Recurrent(RecurrentSpec.of(Cell.RNN));
    }

    /** Returns the Adam optimizer with a learning rate, above 0 and at most 1. */
    public static Optimizer adam(double learningRate) {
        return Optimizer.adam(learningRate);
    }

    /** Returns the mean squared error, which aims at the mean. */
    public static Loss mse() {
        return Loss.mse();
    }

    /** Returns the mean absolute error, which aims at the median. */
    public static Loss mae() {
        return Loss.mae();
    }

    /** Returns the Huber loss: squares up to an error of 1, absolute values beyond. */
    public static Loss huber() {
        return Loss.huber();
    }

    /** Returns the Huber loss: squares up to an error of {@code delta}, above 0, absolute values beyond. */
    public static Loss huber(double delta) {
        return Loss.huber(delta);
    }

    /** Returns the pinball loss of some quantiles: at least one level, each between 0 and 1, rising. */
    public static Loss quantiles(double... levels) {
        return Loss.quantiles(levels);
    }

    /** Returns the likelihood of a normal distribution, location and scale learned. */
    public static Loss gaussian() {
        return Loss.gaussian();
    }

    /** Returns the likelihood of Student's t distribution, location, scale and degrees of freedom learned. */
    public static Loss studentT() {
        return Loss.studentT();
    }

    /** Returns the likelihood of a negative binomial distribution of counts, mean and dispersion learned. */
    public static Loss negativeBinomial() {
        return Loss.negativeBinomial();
    }

    /** Returns the cross-entropy of classes. */
    public static Loss crossEntropy() {
        return Loss.crossEntropy();
    }

    /** Returns the cross-entropy of classes with a share of the probability, from 0 to below 1, spread over all of them. */
    public static Loss crossEntropy(double smoothing) {
        return Loss.crossEntropy(smoothing);
    }

    /** Returns the loss of connectionist temporal classification: labels for a sequence, and nobody says at which steps. Class 0 is blank. */
    public static Loss ctc() {
        return Loss.ctc();
    }

    /** Returns additive attention (Bahdanau et al. 2015), with as many hidden units as its query has features. */
    public static Attention additive() {
        return Attention.additive();
    }

    /** Returns dot attention (Luong et al. 2015). */
    public static Attention dot() {
        return Attention.dot();
    }

    /** Returns general attention (Luong et al. 2015): a dot product with a matrix between. */
    public static Attention general() {
        return Attention.general();
    }

    /** Returns self-attention (Vaswani et al. 2017) with one head. */
    public static Attention self() {
        return Attention.self();
    }

    /** Returns self-attention with so many heads, at least 1. */
    public static Attention self(int heads) {
        return Attention.self(heads);
    }

    /** Returns Adam with decoupled weight decay of 0.01, with a learning rate above 0 and at most 1. */
    public static Optimizer adamW(double learningRate) {
        return Optimizer.adamW(learningRate);
    }

    /** Returns Adam with decoupled weight decay, 0 or more, with a learning rate above 0 and at most 1. */
    public static Optimizer adamW(double learningRate, double weightDecay) {
        return Optimizer.adamW(learningRate, weightDecay);
    }

    /** Returns stochastic gradient descent with a learning rate above 0. */
    public static Optimizer.Sgd sgd(double learningRate) {
        return Optimizer.sgd(learningRate);
    }

    /** Returns stochastic gradient descent with a learning rate above 0 and a momentum from 0 to below 1. */
    public static Optimizer.Sgd sgd(double learningRate, double momentum) {
        return Optimizer.sgd(learningRate, momentum);
    }

    /** Returns the RMSprop optimizer with a learning rate, above 0 and at most 1. */
    public static Optimizer rmsProp(double learningRate) {
        return Optimizer.rmsProp(learningRate);
    }

    /** Returns a schedule that leaves the learning rate as it is. */
    public static Schedule constant() {
        return Schedule.constant();
    }

    /** Returns a schedule that moves the learning rate up for a tenth of the steps and down for the rest; the default. */
    public static Schedule oneCycle() {
        return Schedule.oneCycle();
    }

    /** Returns a schedule that moves the learning rate down to nothing along half a cosine. */
    public static Schedule cosine() {
        return Schedule.cosine();
    }

    /** Returns a schedule that moves the learning rate down to a share of it, from 0 to 1, along half a cosine. */
    public static Schedule cosine(double last) {
        return Schedule.cosine(last);
    }

    /** Returns a schedule that multiplies the learning rate, after every so many epochs, by a factor above 0 and below 1. */
    public static Schedule step(int everyEpochs, double factor) {
        return Schedule.step(everyEpochs, factor);
    }

    /** Returns a schedule that multiplies the learning rate after so many epochs without a lower validation loss. */
    public static Schedule plateau(int patience, double factor) {
        return Schedule.plateau(patience, factor);
    }

    /** Returns a schedule that multiplies the learning rate at a plateau as {@link #plateau(int, double)}, down to a share of it. */
    public static Schedule plateau(int patience, double factor, double floor) {
        return Schedule.plateau(patience, factor, floor);
    }

    /** Returns the choice to fit a model anew before each origin of a backtest: {@code model.backtest(28, 28, refit())}. */
    public static Refit refit() {
        return new Refit(1);
    }

    /** Returns the choice to fit a model anew after every so many origins of a backtest. */
    public static Refit refit(int every) {
        return new Refit(every);
    }

    /** Returns a cross-validation's plan of so many blocks, at least 2, at the end of the training part; {@code .sliding(rows)} changes it. */
    public static Folds folds(int count) {
        return Folds.of(count);
    }

    /**
     * Returns what a model's description is worth on five blocks of the training part, fitted anew for each on all rows before it. Stopping the
     * cell keeps the folds that are done.
     *
     * @throws org.cellstate.dsl.data.ShapeProblem if the training part is too short for so many
     */
    public static CrossValidation crossValidate(Recurrent model, ForecastData data) {
        return crossValidate(model, data, Folds.of(5));
    }

    /** Returns what a model's description is worth on the blocks of a plan, as {@link #crossValidate(Recurrent, ForecastData)} does. */
    public static CrossValidation crossValidate(Recurrent model, ForecastData data, Folds plan) {
        return CrossValidation.of(model.spec(), data, plan);
    }

    /**
     * Returns the mean of several models of the same rows; {@code .median()}, {@code .weighted()} and {@code .stacked()} combine otherwise, and
     * {@code .with(seasonalNaive())} adds classical methods.
     *
     * @throws org.cellstate.dsl.data.ShapeProblem if they do not forecast the same rows
     */
    public static Ensemble ensemble(ForecastModel first, ForecastModel... others) {
        return Ensemble.of(first, others);
    }

    /** Returns a classical method, such as {@code seasonalNaive()}, fitted on the training part of data, as a model with intervals. */
    public static ForecastModel model(Method method, ForecastData data) {
        return ForecastModel.of(method.fit(data), data);
    }

    /** Returns the gates and states inside a forecaster while it reads the last window of its series, over time. */
    public static Gates gates(Forecaster model) {
        return Gates.of(model, model.data().series().size());
    }

    /**
     * Returns the gates and states inside a regressor while it reads a sequence, over time.
     *
     * @param sequence {@code [time][feature]}
     * @throws org.cellstate.dsl.data.ShapeProblem if the features are not as many as those it was fitted on, or there is no step
     */
    public static Gates gates(Regressor model, float[][] sequence) {
        return Gates.of(model, sequence);
    }

    /**
     * Returns the gates and states inside a language model while it reads a text, token by token: {@code .unit(3)} is one unit over the text.
     *
     * @throws org.cellstate.dsl.data.ShapeProblem if the text has no token that the model reads
     */
    public static Gates gates(LanguageModel model, String text) {
        return Gates.of(model, text);
    }

    /**
     * Returns what is left of the gradient on its way back through time, of several forecasters beside each other.
     *
     * @throws org.cellstate.dsl.data.ConfigProblem if one is bidirectional
     */
    public static GradientsThroughTime gradients(Forecaster first, Forecaster... others) {
        return GradientsThroughTime.of(first, others);
    }

    /**
     * Returns what is left of the gradient on its way back through time, of several regressors beside each other.
     *
     * @throws org.cellstate.dsl.data.ConfigProblem if one is bidirectional
     */
    public static GradientsThroughTime gradients(Regressor first, Regressor... others) {
        return GradientsThroughTime.of(first, others);
    }

    /** Returns how much a forecaster leans on its past values and on what it is told besides, by shuffling each five times. */
    public static Importance importance(Forecaster model) {
        return Importance.of(model);
    }

    /** Returns how much a regressor leans on each feature, by shuffling each five times. */
    public static Importance importance(Regressor model) {
        return Importance.of(model);
    }

    /** Returns trainings beside each other, called {@code run 1}, {@code run 2} until they are {@code named}. */
    public static Comparison compare(History... histories) {
        return Comparison.of(List.of(histories));
    }

    /** Returns the trainings of models beside each other, called by what the models are and in what they differ. */
    public static Comparison compare(Forecaster... models) {
        return Comparison.of(
                Stream.of(models).map(Forecaster::spec).toList(),
                Stream.of(models).map(Forecaster::history).toList());
    }

    /** Returns the trainings of models beside each other, called by what the models are and in what they differ. */
    public static Comparison compare(Regressor... models) {
        return Comparison.of(
                Stream.of(models).map(Regressor::spec).toList(),
                Stream.of(models).map(Regressor::history).toList());
    }

    /** Returns in what the second model's description differs from the first's. */
    public static SpecDifference difference(Recurrent first, Recurrent second) {
        return SpecDifference.of(first.spec(), second.spec());
    }

    /** Returns the columns of a table in numbers: count, missing, distinct, mean, deviation, quartiles. */
    public static TableDescription describe(Table table) {
        return TableDescription.of(table);
    }

    /** Returns a series in numbers: count, missing, distinct, mean, deviation, quartiles. */
    public static TableDescription describe(Series series) {
        return TableDescription.of(series);
    }

    /** Returns a series as a table to be shown: its first and last rows. The series by itself is a picture. */
    public static MimeBundle table(Series series) {
        return DataTables.of(series);
    }

    /** Returns a panel as a table to be shown: its series with their extent. The panel by itself is a picture. */
    public static MimeBundle table(Panel panel) {
        return DataTables.of(panel);
    }

    /** Returns the data of a forecast as a table to be shown: their parts. The data by themselves are a picture. */
    public static MimeBundle table(ForecastData data) {
        return DataTables.of(data);
    }

    /** Returns what {@code fit} shows itself with. */
    static TrainListener trainingDisplay() {
        return new TrainingDisplay();
    }

    /** Returns what a sweep shows itself with. */
    static SweepListener sweepDisplay() {
        return new SweepDisplay();
    }
}
