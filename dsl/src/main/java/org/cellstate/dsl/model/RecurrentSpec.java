package org.cellstate.dsl.model;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.prepare.PreparedForecast;

/**
 * A recurrent model: a stack of recurrent layers and what stands on it, which the data decide.
 *
 * <p>For sequences with a value each it is a linear map from the top layer's last step to the value. With attention that step is the
 * query, and its context over all steps is joined to it.
 *
 * <p>For a forecast it reads a lookback window and forecasts the whole horizon at once. Stacked recurrent layers read {@code [batch,
 * lookback, feature]}. The last step of the top layer, repeated for every step ahead
 * and joined with that step's calendar and place, goes through {@code hidden} rectified units to one value per step:
 * {@code [batch, horizon]}, or to as many as the loss needs. With attention each step ahead, so joined, is a query over the lookback,
 * and what it finds is joined too. A highway, one linear map from the window's values to the horizon, is added to it: the recurrent layers
 * learn what a linear autoregression leaves (Lai et al. 2018, LSTNet). It moves the point, all quantiles, or the location of a density. Each window is normalised by its own mean and standard deviation
 * first, and the forecast is put back on their scale (Kim et al. 2022, without the affine part), so that a series whose level or swing
 * drifts stays in reach. A window of counts whose likelihood is {@link Loss.NegativeBinomial} is divided by one more than its mean instead.
 *
 * @param cell the recurrent cell; default {@link Cell#LSTM}
 * @param layers stacked recurrent layers, at least 1; default 1
 * @param hidden units of each layer, at least 1; default 32
 * @param bidirectional whether each layer also reads backwards, with weights of its own, and hands on twice {@code hidden} features
 *     (Schuster and Paliwal 1997); default no
 * @param dropout the share of each recurrent layer's outputs that a training step drops, from 0 to below 1; default 0. With
 *     attention what the head reads of the top layer is dropped, not what is looked at
 * @param recurrentDropout the share of the hidden state that training drops between steps, the same units all along a sequence (Gal and
 *     Ghahramani 2016), from 0 to below 1; default 0. Training with it runs on the plain implementation, about a fifth slower
 * @param highway whether the linear highway of a forecast is there; default yes
 * @param convolution what reads the data before the recurrent layers do; default nothing
 * @param attention how the head looks back over all steps; default not at all. {@code self()} has the steps look at each other instead: what
 *     each finds is added to it, and the last one is handed on
 * @param recursive whether a forecast has one step ahead, is fed back, and so goes as far as is asked for; default no: it has the whole
 *     horizon at once. Other data than forecasts know no such thing
 * @param tokens what of it concerns tokens and classes alone
 * @param training how it is trained
 */
public record RecurrentSpec(
        Cell cell,
        int layers,
        int hidden,
        boolean bidirectional,
        double dropout,
        double recurrentDropout,
        boolean highway,
        Optional<Convolution> convolution,
        Optional<Attention> attention,
        boolean recursive,
        Tokens tokens,
        Training training) {

    /** Checks the ranges. */
    public RecurrentSpec {
        Training.atLeastOne("layers", layers, 1);
        Training.atLeastOne("hidden", hidden, 32);
        share("dropout", "outputs", dropout);
        share("recurrentDropout", "the hidden state", recurrentDropout);
    }

    private static void share(String name, String what, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new ConfigProblem(
                    name + " is the share of " + what + " that is dropped: from 0 to below 1.",
                    name + "=" + share,
                    "." + name + "(0.2)");
        }
    }

    /** Returns an LSTM with the defaults. */
    public static RecurrentSpec lstm() {
        return of(Cell.LSTM);
    }

    /** Returns a model of the given cells with the defaults. */
    public static RecurrentSpec of(Cell cell) {
        return new RecurrentSpec(
                cell,
                1,
                32,
                false,
                0,
                0,
                true,
                Optional.empty(),
                Optional.empty(),
                false,
                Tokens.defaults(),
                Training.defaults());
    }

    /** Sets the number of stacked recurrent layers. */
    public RecurrentSpec layers(int count) {
        return with(it -> it.layers = count);
    }

    /** Sets the units of each layer. */
    public RecurrentSpec hidden(int units) {
        return with(it -> it.hidden = units);
    }

    /** Sets whether each layer also reads backwards. */
    public RecurrentSpec bidirectional(boolean both) {
        return with(it -> it.bidirectional = both);
    }

    /** Sets the share of each recurrent layer's outputs that a training step drops. */
    public RecurrentSpec dropout(double share) {
        return with(it -> it.dropout = share);
    }

    /** Sets the share of the hidden state that training drops between steps. */
    public RecurrentSpec recurrentDropout(double share) {
        return with(it -> it.recurrentDropout = share);
    }

    /** Sets whether the linear highway is there. */
    public RecurrentSpec highway(boolean present) {
        return with(it -> it.highway = present);
    }

    /**
     * Sets that filters read the data before the recurrent layers do.
     *
     * @param filters at least 1
     * @param width steps that a filter sees, at least 1
     */
    public RecurrentSpec convolution(int filters, int width) {
        Convolution filter = new Convolution(filters, width);
        return with(it -> it.convolution = Optional.of(filter));
    }

    /** Sets how the head looks back over all steps. */
    public RecurrentSpec attention(Attention how) {
        return with(it -> it.attention = Optional.of(how));
    }

    /** Sets whether a forecast is made row by row, each fed back. */
    public RecurrentSpec recursive(boolean fedBack) {
        return with(it -> it.recursive = fedBack);
    }

    /**
     * Returns the data as this model reads them: in windows of the whole horizon, or of one step, and as counts if its loss is of those.
     *
     * @throws ConfigProblem if it is of counts, and the target is transformed
     * @throws org.cellstate.dsl.data.DataProblem if it is of counts, and a target is none
     */
    public PreparedForecast prepared(ForecastData data) {
        int steps = recursive ? 1 : data.horizon();
        return training.loss() instanceof Loss.NegativeBinomial
                ? PreparedForecast.ofCounts(data, steps)
                : PreparedForecast.of(data, steps);
    }

    /** Sets what concerns tokens and classes alone. */
    public RecurrentSpec tokens(Tokens other) {
        return with(it -> it.tokens = other);
    }

    /**
     * Returns this model with a loss of classes: the default loss, which is one of numbers, stands for {@code crossEntropy()} there.
     *
     * @throws ConfigProblem if another loss of numbers was set
     */
    public RecurrentSpec forClasses() {
        Loss loss = training.loss();
        if (loss instanceof Loss.CrossEntropy) {
            return this;
        }
        if (!loss.equals(Training.defaults().loss())) {
            throw new ConfigProblem(
                    "Tokens and classes are learned by their cross-entropy.",
                    ".loss(" + loss + ")",
                    "the same without .loss(…), or .loss(crossEntropy(0.1)) with label smoothing");
        }
        return training(training.loss(Loss.crossEntropy()));
    }

    /** Sets how it is trained. */
    public RecurrentSpec training(Training other) {
        return with(it -> it.training = other);
    }

    /** Returns for example {@code LSTM 2×128}, {@code bidirectional GRU 1×64} or {@code CNN-LSTM 1×32 with attention}. */
    public String label() {
        return (recursive ? "recursive " : "")
                + (bidirectional ? "bidirectional " : "")
                + (convolution.isPresent() ? "CNN-" : "")
                + cell + " " + layers + "×" + hidden
                + (attention.isPresent() ? " with attention" : "");
    }

    /** Returns the line of Java that makes this model, with what differs from the defaults: {@code lstm().layers(2).hidden(128)}. */
    @Override
    public String toString() {
        RecurrentSpec plain = of(cell);
        return cell.name().toLowerCase(Locale.ROOT) + "()"
                + Training.option("layers", layers, plain.layers)
                + Training.option("hidden", hidden, plain.hidden)
                + (bidirectional ? ".bidirectional()" : "")
                + Training.option("dropout", dropout, plain.dropout)
                + Training.option("recurrentDropout", recurrentDropout, plain.recurrentDropout)
                + Training.option("highway", highway, plain.highway)
                + convolution.map(it -> ".convolution(" + it + ")").orElse("")
                + attention.map(it -> ".attention(" + it + ")").orElse("")
                + (recursive ? ".recursive()" : "")
                + tokens
                + training;
    }

    private RecurrentSpec with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.spec();
    }

    /** The components while one of them is changed. */
    private static final class Draft {

        private final Cell cell;
        private int layers;
        private int hidden;
        private boolean bidirectional;
        private double dropout;
        private double recurrentDropout;
        private boolean highway;
        private Optional<Convolution> convolution;
        private Optional<Attention> attention;
        private boolean recursive;
        private Tokens tokens;
        private Training training;

        Draft(RecurrentSpec of) {
            cell = of.cell;
            layers = of.layers;
            hidden = of.hidden;
            bidirectional = of.bidirectional;
            dropout = of.dropout;
            recurrentDropout = of.recurrentDropout;
            highway = of.highway;
            convolution = of.convolution;
            attention = of.attention;
            recursive = of.recursive;
            tokens = of.tokens;
            training = of.training;
        }

        RecurrentSpec spec() {
            return new RecurrentSpec(
                    cell,
                    layers,
                    hidden,
                    bidirectional,
                    dropout,
                    recurrentDropout,
                    highway,
                    convolution,
                    attention,
                    recursive,
                    tokens,
                    training);
        }
    }
}
