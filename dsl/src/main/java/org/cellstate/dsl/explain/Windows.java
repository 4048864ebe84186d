package org.cellstate.dsl.explain;

import java.util.function.IntFunction;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.prepare.SequenceBatch;
import org.cellstate.dsl.prepare.WindowBatch;

/** What the recurrent layers read of one row of a batch: {@code [time][feature]}. */
final class Windows {

    private Windows() {}

    /** Returns the windows as filters hand them on, where the network has some. */
    static <B> IntFunction<double[][]> read(Network<B> network, B batch, IntFunction<double[][]> windows) {
        return network.filtered(batch)
                .<IntFunction<double[][]>>map(all -> row -> filtered(all[row], windows.apply(row).length))
                .orElse(windows);
    }

    private static double[][] filtered(float[][] all, int steps) {
        double[][] window = new double[steps][all[0].length];
        for (int step = 0; step < steps; step++) {
            for (int filter = 0; filter < window[step].length; filter++) {
                window[step][filter] = all[step][filter];
            }
        }
        return window;
    }

    static double[][] past(WindowBatch batch, int row) {
        int steps = batch.shape().lookback();
        int features = batch.shape().pastFeatures();
        double[][] window = new double[steps][features];
        for (int step = 0; step < steps; step++) {
            for (int feature = 0; feature < features; feature++) {
                window[step][feature] = batch.past()[(row * steps + step) * features + feature];
            }
        }
        return window;
    }

    static double[][] sequence(SequenceBatch batch, int row) {
        int steps = batch.lengths().length == 0 ? batch.steps() : batch.lengths()[row];
        double[][] sequence = new double[steps][batch.features()];
        for (int step = 0; step < steps; step++) {
            for (int feature = 0; feature < batch.features(); feature++) {
                sequence[step][feature] = batch.frames()[(step * batch.size() + row) * batch.features() + feature];
            }
        }
        return sequence;
    }
}
