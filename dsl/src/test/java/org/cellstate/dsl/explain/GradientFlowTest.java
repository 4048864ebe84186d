package org.cellstate.dsl.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.mse;
import static org.cellstate.dsl.Cellstate.rnn;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.engine.CellWeights;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Regressor;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.prepare.SequenceBatch;
import org.cellstate.dsl.prepare.WindowBatch;
import org.junit.jupiter.api.Test;

class GradientFlowTest {

    private static final Series SERIES = Series.daily(
            "load",
            LocalDate.of(2024, 1, 1),
            IntStream.range(0, 160)
                    .mapToDouble(day -> 50 + 10 * Math.sin(2 * Math.PI * day / 7) + day % 5)
                    .toArray());

    private static Forecaster forecaster(int layers) {
        return rnn().layers(layers)
                .hidden(4)
                .epochs(2)
                .windows(64)
                .loss(mse())
                .fit(SERIES.split(0.8).lookback(10).horizon(3).calendar(), event -> {});
    }

    /**
     * The gradient of the loss with respect to the top layer's biases, which is the sum of those with respect to what the units squash, is
     * also what the network's own loss does when a bias is moved.
     */
    @Test
    void gradients_back_through_time_add_up_to_what_moving_a_bias_does_to_the_loss() {
        for (int layers = 1; layers <= 2; layers++) {
            Forecaster model = forecaster(layers);
            Network<WindowBatch> network = model.trained().network();
            WindowBatch batch = model.trained().data().batch(new int[] {60, 71, 85});
            float[][] last = network.topGradient(batch);
            CellStack stack = CellStack.of(network);
            double[] sums = new double[4];
            for (int row = 0; row < 3; row++) {
                CellTrace top = stack.read(Windows.past(batch, row)).get(layers - 1);
                double[] gradient = {last[row][0], last[row][1], last[row][2], last[row][3]};
                double[][] back = top.backward(gradient);
                for (int unit = 0; unit < 4; unit++) {
                    for (int step = 0; step < back.length; step++) {
                        double hidden = top.hidden()[unit][back.length - 1 - step];
                        sums[unit] += back[step][unit] * (1 - hidden * hidden) / 3;
                    }
                }
            }

            List<CellWeights> cells = network.cells();
            float[] weights = network.weights();
            int at = place(weights, cells.get(cells.size() - 1).bias());
            for (int unit = 0; unit < 4; unit++) {
                double slope = slope(network, batch, weights, at + unit);
                assertThat(sums[unit]).as("unit %d", unit).isCloseTo(slope, within(0.02 * Math.abs(slope) + 2e-4));
            }
        }
    }

    private static int place(float[] weights, float[] part) {
        return IntStream.range(0, weights.length - part.length)
                .filter(from -> Arrays.equals(Arrays.copyOfRange(weights, from, from + part.length), part))
                .findFirst()
                .orElseThrow();
    }

    private static double slope(Network<WindowBatch> network, WindowBatch batch, float[] weights, int at) {
        float size = 0.01f;
        double[] losses = new double[2];
        for (int side = 0; side < 2; side++) {
            float[] moved = weights.clone();
            moved[at] += side == 0 ? -size : size;
            network.restore(moved);
            losses[side] = network.loss(batch);
        }
        network.restore(weights);
        return (losses[1] - losses[0]) / (2 * size);
    }

    @Test
    void the_gradient_of_a_regressors_loss_is_the_error_times_the_head() {
        float[][][] frames = new float[50][][];
        float[] values = new float[50];
        for (int row = 0; row < 50; row++) {
            frames[row] = new float[1 + row % 4][1];
            frames[row][0][0] = row;
            values[row] = row % 7;
        }
        Regressor model =
                lstm().hidden(3).epochs(1).windows(32).loss(mse()).fit(Cellstate.valued(frames, values), event -> {});
        SequenceBatch batch = model.trained().data().batch(new int[] {3, 4, 5});
        float[] output = model.trained().network().predict(batch);
        float[] weights = model.trained().network().weights();

        float[][] gradient = model.trained().network().topGradient(batch);

        for (int row = 0; row < 3; row++) {
            double error = 2 * (output[row] - batch.target()[row]);
            for (int unit = 0; unit < 3; unit++) {
                assertThat(gradient[row][unit])
                        .isCloseTo((float) (error * weights[weights.length - 4 + unit]), within(1e-4f));
            }
        }
        assertThat(GradientFlow.of(model).shares()).hasSize(4).startsWith(1);
    }

    @Test
    void filters_are_passed_and_attention_is_refused() {
        float[][][] frames = new float[40][3][1];
        float[] values = new float[40];
        for (int row = 0; row < 40; row++) {
            frames[row][1][0] = row % 5;
            values[row] = row % 5;
        }
        var data = Cellstate.valued(frames, values);
        Recurrent small = lstm().hidden(3).epochs(1).windows(32);

        assertThat(GradientFlow.of(small.convolution(2, 2).fit(data, event -> {}))
                        .shares())
                .hasSize(3)
                .startsWith(1);
        Regressor looking = small.attention(Attention.additive()).fit(data, event -> {});
        assertThatThrownBy(() -> GradientFlow.of(looking))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("try: the same without .attention(…)");
    }

    @Test
    void shares_begin_at_one_and_looking_leaves_the_model_as_it_was() {
        Forecaster model = forecaster(2);
        Series before = model.forecast(3).point();

        GradientFlow flow = GradientFlow.of(model);

        assertThat(flow.shares()).hasSize(10).startsWith(1);
        assertThat(flow.model()).isEqualTo("RNN 2×4");
        assertThat(flow.windows()).isEqualTo(11);
        assertThat(model.forecast(3).point()).isEqualTo(before);
    }

    @Test
    void dropout_is_off() {
        Forecaster model = lstm().hidden(4)
                .dropout(0.5)
                .recurrentDropout(0.5)
                .epochs(1)
                .windows(32)
                .fit(SERIES.split(0.8).lookback(10).horizon(3), event -> {});

        assertThat(GradientFlow.of(model).shares())
                .containsExactly(GradientFlow.of(model).shares());
    }

    @Test
    void the_reach_is_the_first_step_below_a_share() {
        GradientFlow flow = new GradientFlow("RNN 1×4", new double[] {1, 0.2, 0.03, 0.001}, 5);

        assertThat(flow.reach(0.1)).isEqualTo(2);
        assertThat(flow.reach(1e-6)).isEqualTo(4);
        assertThat(flow).hasToString("RNN 1×4: 0.00100 of the gradient is left 3 steps back, less than 1 % after 3");
    }

    @Test
    void models_that_read_both_ways_are_refused() {
        Forecaster model = rnn().hidden(2)
                .bidirectional()
                .epochs(1)
                .windows(16)
                .fit(SERIES.split(0.8).lookback(10).horizon(3), event -> {});

        assertThatThrownBy(() -> GradientFlow.of(model))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("try: the same without .bidirectional()");
    }
}
