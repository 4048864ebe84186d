package org.cellstate.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.Cell;
import org.cellstate.dsl.model.LayerSummary;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.Optimizer;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Regularization;
import org.cellstate.dsl.prepare.SequenceBatch;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.prepare.WindowShape;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions before the recurrent layers, and attention over their steps. */
@Tag("thorough")
class LookingBackTest {

    private static final WindowShape SHAPE = new WindowShape(8, 2, 2, 2);
    private static final WindowShape MIRROR = new WindowShape(6, 7, 6, 6);
    private static final RecurrentSpec SMALL = RecurrentSpec.lstm().hidden(6);

    static Stream<RecurrentSpec> models() {
        return Stream.of(
                SMALL.convolution(4, 3),
                SMALL.attention(Attention.additive()),
                SMALL.attention(Attention.dot()).bidirectional(true),
                SMALL.attention(Attention.general()).dropout(0.2).convolution(4, 2),
                SMALL.attention(Attention.self(3)).layers(2));
    }

    /** One of the steps is marked, and its value is what comes. */
    private static WindowBatch marked(int size, long seed) {
        Random random = new Random(seed);
        float[] past = new float[size * 8 * 2];
        float[] future = new float[size * 2 * 2];
        float[] target = new float[size * 2];
        float[] weight = new float[size];
        Arrays.fill(weight, 1);
        for (int window = 0; window < size; window++) {
            int at = random.nextInt(8);
            for (int step = 0; step < 8; step++) {
                past[(window * 8 + step) * 2] = (float) random.nextGaussian();
                past[(window * 8 + step) * 2 + 1] = step == at ? 1 : 0;
            }
            for (int ahead = 0; ahead < 2; ahead++) {
                future[(window * 2 + ahead) * 2 + ahead] = 1;
                target[window * 2 + ahead] = past[(window * 8 + at) * 2];
            }
        }
        return new WindowBatch(SHAPE, size, past, future, target, weight);
    }

    private static RecurrentSpec loss(RecurrentSpec spec, Loss loss) {
        return spec.training(spec.training().loss(loss));
    }

    /** Six values come back last first: more than the last state can carry with as few units. */
    @Test
    void each_step_ahead_learns_to_look_at_the_one_lag_that_matters_to_it() {
        RecurrentSpec spec = loss(
                RecurrentSpec.lstm().hidden(5).attention(Attention.additive(12)).highway(false), Loss.mse());
        try (Network<WindowBatch> network = Network.forecaster(spec, MIRROR)) {
            WindowBatch unseen = mirrored(32, -1);
            double before = network.loss(unseen);
            for (int step = 0; step < 700; step++) {
                network.trainStep(mirrored(32, step), step < 500 ? 0.02 : 0.004);
            }

            float[][][] weights = network.attention(unseen);

            assertThat(network.loss(unseen)).isLessThan(0.1 * before);
            for (int ahead = 0; ahead < 6; ahead++) {
                double own = 0;
                for (int window = 0; window < 32; window++) {
                    own += weights[window][ahead][5 - ahead] / 32;
                }
                assertThat(own).as("step %d ahead", ahead + 1).isGreaterThan(0.5);
            }
        }
    }

    private static WindowBatch mirrored(int size, long seed) {
        Random random = new Random(seed);
        float[] past = new float[size * 6 * 7];
        float[] future = new float[size * 6 * 6];
        float[] target = new float[size * 6];
        float[] weight = new float[size];
        Arrays.fill(weight, 1);
        for (int window = 0; window < size; window++) {
            for (int step = 0; step < 6; step++) {
                float value = (float) random.nextGaussian();
                past[(window * 6 + step) * 7] = value;
                past[(window * 6 + step) * 7 + 1 + step] = 1;
                future[(window * 6 + step) * 6 + step] = 1;
                target[window * 6 + 5 - step] = value;
            }
        }
        return new WindowBatch(MIRROR, size, past, future, target, weight);
    }

    @Test
    void filters_find_how_much_a_series_rises_from_step_to_step() {
        RecurrentSpec spec = loss(SMALL.convolution(4, 2).highway(false), Loss.mse());
        try (Network<WindowBatch> network = Network.forecaster(spec, SHAPE)) {
            WindowBatch unseen = rising(64, -1);
            double before = network.loss(unseen);
            for (int step = 0; step < 300; step++) {
                network.trainStep(rising(32, step), step < 200 ? 0.02 : 0.004);
            }

            assertThat(network.loss(unseen)).isLessThan(0.1 * before);
        }
    }

    /** What comes is the mean of all rises. */
    private static WindowBatch rising(int size, long seed) {
        WindowBatch batch = marked(size, seed);
        for (int window = 0; window < size; window++) {
            float sum = 0;
            for (int step = 1; step < 8; step++) {
                float[] past = batch.past();
                sum += Math.max(0, past[(window * 8 + step) * 2] - past[(window * 8 + step - 1) * 2]);
            }
            batch.target()[2 * window] = sum / 7;
            batch.target()[2 * window + 1] = sum / 7;
        }
        return batch;
    }

    @ParameterizedTest
    @MethodSource("models")
    void two_trainings_are_the_same_to_the_bit_and_those_of_another_seed_are_not(RecurrentSpec spec) {
        RecurrentSpec other = spec.training(spec.training().seed(7));

        assertThat(trained(spec)).isEqualTo(trained(spec)).isNotEqualTo(trained(other));
        assertThat(trained(spec)).doesNotContain(Float.NaN);
    }

    private static float[] trained(RecurrentSpec spec) {
        try (Network<WindowBatch> network = Network.forecaster(spec, SHAPE)) {
            for (int step = 0; step < 4; step++) {
                network.trainStep(marked(8, step), 0.02);
            }
            network.rest();
            network.trainStep(marked(5, 9), 0.02);
            return network.weights();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_graph_is_written_as_json_and_read_back(RecurrentSpec spec) {
        ComputationGraphConfiguration graph = new ForecastWiring(spec, SHAPE).configuration();

        assertThat(ComputationGraphConfiguration.fromJson(graph.toJson())).isEqualTo(graph);
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_regressor_reads_a_padded_sequence_as_if_it_were_alone(RecurrentSpec spec) {
        int[] lengths = {7, 3, 1, 5};
        float[][] frames = new float[4][];
        for (int row = 0; row < 4; row++) {
            frames[row] = noise(lengths[row] * 2, row);
        }
        try (Network<SequenceBatch> network = Network.regressor(spec, 2)) {
            for (int step = 0; step < 3; step++) {
                network.trainStep(padded(frames, lengths), 0.05);
            }
            float[] together = network.predict(padded(frames, lengths));

            for (int row = 0; row < 4; row++) {
                SequenceBatch alone = new SequenceBatch(1, lengths[row], 2, frames[row], new int[0], new float[1]);
                assertThat(network.predict(alone)[0]).as("row %d", row).isCloseTo(together[row], within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void weights_add_up_to_one_over_the_real_steps(RecurrentSpec spec) {
        int[] lengths = {4, 1, 3};
        float[][] frames = {noise(8, 1), noise(2, 2), noise(6, 3)};
        try (Network<SequenceBatch> values = Network.regressor(spec, 2);
                Network<WindowBatch> windows = Network.forecaster(spec, SHAPE)) {
            if (spec.attention().isEmpty()) {
                assertThatThrownBy(() -> windows.attention(marked(1, 1)))
                        .isInstanceOf(ConfigProblem.class)
                        .hasMessageContaining("try: .attention(additive())");
                return;
            }
            float[][][] ragged = values.attention(padded(frames, lengths));
            float[][][] ahead = windows.attention(marked(3, 5));

            for (int row = 0; row < 3; row++) {
                assertThat(ragged[row]).hasDimensions(1, 4);
                assertThat(sum(ragged[row][0], 0, lengths[row])).isCloseTo(1, within(1e-5));
                assertThat(sum(ragged[row][0], lengths[row], 4)).isZero();
                assertThat(ahead[row]).hasDimensions(2, 8);
                assertThat(sum(ahead[row][0], 0, 8)).isCloseTo(1, within(1e-5));
                assertThat(sum(ahead[row][1], 0, 8)).isCloseTo(1, within(1e-5));
            }
        }
    }

    private static double sum(float[] numbers, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += numbers[i];
        }
        return sum;
    }

    private static SequenceBatch padded(float[][] rows, int[] lengths) {
        int steps = Arrays.stream(lengths).max().orElseThrow();
        float[] frames = new float[steps * rows.length * 2];
        for (int row = 0; row < rows.length; row++) {
            for (int step = 0; step < lengths[row]; step++) {
                System.arraycopy(rows[row], step * 2, frames, (step * rows.length + row) * 2, 2);
            }
        }
        return new SequenceBatch(rows.length, steps, 2, frames, lengths, noise(rows.length, 77));
    }

    private static float[] noise(int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Every weight but the biases: filters 2, GRU 4 times 3 and its fourth, head 6 less than its matrix, and so on. */
    @Test
    void a_decay_reaches_the_filters_and_the_attention() {
        RecurrentSpec spec = RecurrentSpec.of(Cell.GRU)
                .hidden(3)
                .convolution(2, 3)
                .attention(Attention.additive(5))
                .highway(false);
        float[] fresh = stepped(spec, Regularization.none());
        float[] decayed = stepped(spec, Regularization.none().weightDecay(1));

        int halved = 0;
        for (int i = 0; i < fresh.length; i++) {
            halved += fresh[i] != 0 && decayed[i] == fresh[i] / 2 ? 1 : 0;
        }
        int filters = 2 * 2 * 3;
        int gru = 3 * 3 * (2 + 3);
        int attention = 5 * (3 + 2) + 5 * 3 + 5;
        int head = (3 + 2 + 3) * 3;
        int step = 3;
        assertThat(halved).isEqualTo(filters + gru + attention + head + step);
    }

    @Test
    void a_max_norm_holds_for_each_filter() {
        float[] limited = stepped(
                SMALL.convolution(3, 2).highway(false), Regularization.none().maxNorm(0.25));
        float[] free = stepped(SMALL.convolution(3, 2).highway(false), Regularization.none());

        assertThat(longestFilter(free)).isGreaterThan(0.3);
        assertThat(longestFilter(limited)).isCloseTo(0.25, within(1e-6));
    }

    /** The convolution comes first: 3 biases, then filters of 2 features and 2 steps. */
    private static double longestFilter(float[] weights) {
        double longest = 0;
        for (int filter = 0; filter < 3; filter++) {
            double squares = 0;
            for (int i = 0; i < 4; i++) {
                squares += weights[3 + 4 * filter + i] * weights[3 + 4 * filter + i];
            }
            longest = Math.max(longest, Math.sqrt(squares));
        }
        return longest;
    }

    /** The weights after a step whose gradient is clipped to nothing that a float shows. */
    private static float[] stepped(RecurrentSpec spec, Regularization regularization) {
        RecurrentSpec still = spec.training(
                spec.training().optimizer(Optimizer.sgd(0.5)).clip(1e-30).regularization(regularization));
        try (Network<WindowBatch> network = Network.forecaster(still, SHAPE)) {
            network.trainStep(marked(4, 5), 0.5);
            return network.weights();
        }
    }

    @Test
    void the_summary_has_a_row_for_the_filters_and_one_for_the_attention() {
        RecurrentSpec spec = SMALL.convolution(4, 3).attention(Attention.dot());
        try (Network<WindowBatch> network = Network.forecaster(spec, SHAPE)) {
            assertThat(network.summary().layers())
                    .extracting(LayerSummary::name)
                    .containsExactly("convolution", "lstm 1", "query", "attention", "head", "step", "highway");
            assertThat(network.summary().layers())
                    .contains(
                            new LayerSummary("convolution", "[batch 32, time 8, feature 4]", 4 * (2 * 3 + 1), 2_048),
                            new LayerSummary("query", "[batch 32, time 2, feature 6]", (6 + 2 + 1) * 6, 768),
                            new LayerSummary("attention", "[batch 32, time 2, feature 6]", 0, 768));
            assertThat(network.summary().parameters()).isEqualTo(network.weights().length);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_summary_counts_every_weight(RecurrentSpec spec) {
        try (Network<WindowBatch> windows = Network.forecaster(spec, SHAPE);
                Network<SequenceBatch> values = Network.regressor(spec, 2)) {
            assertThat(windows.summary().parameters()).isEqualTo(windows.weights().length);
            assertThat(values.summary().parameters()).isEqualTo(values.weights().length);
        }
    }

    @Test
    void heads_that_do_not_divide_the_units_are_refused() {
        assertThatThrownBy(() -> Network.forecaster(SMALL.attention(Attention.self(4)), SHAPE))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("4 heads, 6 features")
                .hasMessageContaining("self(3)");
    }

    @Test
    void a_stepper_is_of_recurrent_layers_alone() {
        assertThatThrownBy(() -> Stepper.of(SMALL.convolution(2, 2), 2, new float[0]))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("Step-by-step inference needs a model of recurrent layers alone.");
    }
}
