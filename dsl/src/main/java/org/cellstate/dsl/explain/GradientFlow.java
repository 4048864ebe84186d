package org.cellstate.dsl.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Regressor;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.SequenceBatch;
import org.cellstate.dsl.prepare.WindowBatch;

/**
 * How much of the gradient is left on its way back through time: the length of the gradient of the loss with respect to the top layer's
 * state so many steps before the last, as a share of its length at the last step, mean over validation windows. Where it is nearly
 * nothing, what happened then cannot be learned from (Bengio et al. 1994; Hochreiter 1998; Pascanu et al. 2013). The state is what a step
 * hands on to the next: the hidden part, and an LSTM's cell.
 *
 * @param model such as {@code LSTM 1×32}
 * @param shares for each number of steps back, from 0, the share; 1 at 0
 * @param windows how many windows the mean is over
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
public record GradientFlow(String model, double[] shares, int windows) {

    /** More windows make the mean no steadier than it need be, and cost seconds. */
    private static final int WINDOWS = 64;

    /** Copies the shares. */
    public GradientFlow {
        shares = shares.clone();
    }

    /**
     * Follows the gradients of up to 64 validation windows back through a forecaster, dropout off.
     *
     * @throws ConfigProblem if the model is bidirectional
     */
    public static GradientFlow of(Forecaster model) {
        RecurrentSpec spec = still(model.spec());
        var data = model.trained().data();
        int[] origins = data.validation(WINDOWS);
        WindowBatch batch = data.batch(origins);
        try (Network<WindowBatch> network = Network.forecaster(spec, data.shape())) {
            network.restore(model.trained().network().weights());
            return of(spec, network, batch, row -> Windows.past(batch, row));
        }
    }

    /**
     * Follows the gradients of up to 64 validation sequences back through a regressor, dropout off. The mean at each number of steps is
     * over the sequences that are that long.
     *
     * @throws ConfigProblem if the model is bidirectional
     */
    public static GradientFlow of(Regressor model) {
        RecurrentSpec spec = still(model.spec());
        var data = model.trained().data();
        int[] rows = data.validation(WINDOWS);
        SequenceBatch batch = data.batch(rows);
        try (Network<SequenceBatch> network =
                Network.regressor(spec, model.data().features())) {
            network.restore(model.trained().network().weights());
            return of(spec, network, batch, row -> Windows.sequence(batch, row));
        }
    }

    private static RecurrentSpec still(RecurrentSpec spec) {
        if (spec.bidirectional()) {
            throw new ConfigProblem(
                    "Steps back through time are counted in a model that reads forward only.",
                    spec.toString(),
                    "the same without .bidirectional()");
        }
        return spec.dropout(0).recurrentDropout(0);
    }

    private static <B> GradientFlow of(
            RecurrentSpec spec, Network<B> network, B batch, IntFunction<double[][]> windows) {
        CellStack stack = CellStack.of(network);
        float[][] last = network.topGradient(batch);
        IntFunction<double[][]> read = Windows.read(network, batch, windows);
        List<double[]> lengths = new ArrayList<>();
        for (int row = 0; row < last.length; row++) {
            List<CellTrace> layers = stack.read(read.apply(row));
            double[] top = new double[last[row].length];
            for (int unit = 0; unit < top.length; unit++) {
                top[unit] = last[row][unit];
            }
            lengths.add(lengths(layers.get(layers.size() - 1).backward(top)));
        }
        return new GradientFlow(spec.label(), shares(lengths), last.length);
    }

    private static double[] lengths(double[][] gradients) {
        double[] lengths = new double[gradients.length];
        for (int back = 0; back < lengths.length; back++) {
            double squares = 0;
            for (double number : gradients[back]) {
                squares += number * number;
            }
            lengths[back] = Math.sqrt(squares);
        }
        return lengths;
    }

    private static double[] shares(List<double[]> lengths) {
        int longest = lengths.stream().mapToInt(row -> row.length).max().orElse(0);
        double[] shares = new double[longest];
        for (int back = 0; back < longest; back++) {
            int place = back;
            // A window whose loss does not move at all, as Huber's or none at a perfect forecast, has no shares.
            shares[back] = lengths.stream()
                    .filter(row -> row.length > place && row[0] > 0)
                    .mapToDouble(row -> row[place] / row[0])
                    .average()
                    .orElse(Double.NaN);
        }
        return shares;
    }

    /** Returns a copy of the shares. */
    @Override
    public double[] shares() {
        return shares.clone();
    }

    /**
     * Returns after how many steps back less than a share is left for the first time; the number of steps if that much is left at all.
     *
     * @param share such as 0.01
     */
    public int reach(double share) {
        for (int back = 0; back < shares.length; back++) {
            if (shares[back] < share) {
                return back;
            }
        }
        return shares.length;
    }

    /** Returns for example {@code RNN 1×32: 1.2e-06 of the gradient is left 55 steps back, less than 1 % after 9}. */
    @Override
    public String toString() {
        int last = shares.length - 1;
        return String.format(
                Locale.ROOT,
                "%s: %.3g of the gradient is left %d steps back%s",
                model,
                shares[last],
                last,
                reach(0.01) > last ? "" : ", less than 1 % after " + reach(0.01));
    }
}
