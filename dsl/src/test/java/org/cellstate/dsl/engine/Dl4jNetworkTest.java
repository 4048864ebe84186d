package org.cellstate.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.cellstate.dsl.model.LayerSummary;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.Optimizer;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Regularization;
import org.cellstate.dsl.model.Training;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.prepare.WindowShape;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Dl4jNetworkTest {

    private static final WindowShape SHAPE = new WindowShape(6, 2, 3, 4);
    private static final RecurrentSpec SMALL = RecurrentSpec.lstm().layers(2).hidden(5);

    private static WindowBatch batch(int size, long seed) {
        return new WindowBatch(
                SHAPE,
                size,
                noise(size * 6 * 2, seed),
                noise(size * 3 * 4, seed + 1),
                noise(size * 3, seed + 2),
                positive(size, seed + 3));
    }

    private static float[] noise(int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] positive(int length, long seed) {
        float[] values = noise(length, seed);
        for (int i = 0; i < length; i++) {
            values[i] = 0.5f + Math.abs(values[i]);
        }
        return values;
    }

    /** Central differences of the loss, computed from predictions alone, against the gradient that training uses. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "mae(); true",
                "mse(); true",
                "mse(); false",
                "huber(0.4); true",
                "quantiles(0.1, 0.5, 0.9); true",
                "gaussian(); true",
                "studentT(); false"
            })
    void the_gradient_is_the_slope_of_the_weighted_loss(String name, boolean highway) {
        Loss loss = Loss.parse(name);
        RecurrentSpec spec = SMALL.highway(highway).training(SMALL.training().loss(loss));
        WindowBatch batch = batch(4, 7);
        float[] gradient;
        double mean;

        try (Dl4jNetwork<WindowBatch> network = new Dl4jNetwork<>(spec.training(), new ForecastWiring(spec, SHAPE))) {
            float[] weights = network.weights();
            gradient = new float[weights.length];
            mean = network.gradient(batch, gradient);
            assertThat(mean).isCloseTo(network.loss(batch), within(1e-5));
            for (int i = 0; i < weights.length; i += 7) {
                double numeric =
                        (lossAt(network, weights, i, 5e-3f, batch) - lossAt(network, weights, i, -5e-3f, batch)) / 1e-2;
                assertThat((double) gradient[i])
                        .as("weight %d", i)
                        .isCloseTo(numeric, within(0.002 + 0.03 * Math.abs(numeric)));
            }
        }
    }

    private static double lossAt(Network<WindowBatch> network, float[] weights, int i, float shift, WindowBatch batch) {
        float[] moved = weights.clone();
        moved[i] += shift;
        network.restore(moved);
        double loss = network.loss(batch);
        network.restore(weights);
        return loss;
    }

    @Test
    void a_prediction_depends_on_its_own_window_only() {
        try (Network<WindowBatch> network = Network.forecaster(SMALL, SHAPE)) {
            WindowBatch batch = batch(5, 3);

            float[] together = network.predict(batch);
            float[] alone = network.predict(batch.windows(3, 4));

            assertThat(alone).hasSize(3);
            for (int step = 0; step < 3; step++) {
                assertThat(alone[step]).isCloseTo(together[9 + step], within(1e-5f));
            }
        }
    }

    @Test
    void quantiles_come_in_rising_order_however_the_raw_outputs_lie() {
        RecurrentSpec spec = SMALL.training(SMALL.training().loss(Loss.quantiles(0.2, 0.4, 0.6, 0.8)));
        try (Network<WindowBatch> network = Network.forecaster(spec, SHAPE)) {
            float[] output = network.predict(batch(9, 3));

            assertThat(output).hasSize(9 * 3 * 4);
            for (int i = 0; i < output.length; i += 4) {
                assertThat(Arrays.copyOfRange(output, i, i + 4)).isSorted();
            }
        }
    }

    /** The mean and deviation of a normal target, and the quantiles of an even one, which the numbers of the window say nothing of. */
    @Test
    void distributions_are_learned_from_their_draws() {
        float[] normal = learned(Loss.gaussian(), new Random(3)::nextGaussian);
        float[] student = learned(Loss.studentT(), new Random(3)::nextGaussian);
        float[] even = learned(Loss.quantiles(0.1, 0.5, 0.9), new Random(3)::nextDouble);

        assertThat(normal[0]).isCloseTo(2, within(0.15f));
        assertThat(Math.log1p(Math.exp(normal[1]))).isCloseTo(0.5, within(0.05));
        assertThat(student[0]).isCloseTo(2, within(0.15f));
        assertThat(even).containsExactly(new float[] {2.05f, 2.25f, 2.45f}, within(0.05f));
    }

    /** The outputs of a step after training on targets of 2 and half of what is drawn, by windows of spread 3. */
    private static float[] learned(Loss loss, DoubleSupplier draws) {
        RecurrentSpec spec = RecurrentSpec.lstm().hidden(4).highway(false);
        WindowShape shape = new WindowShape(2, 1, 1, 1);
        try (Network<WindowBatch> network =
                Network.forecaster(spec.training(spec.training().loss(loss)), shape)) {
            float[] flat = new float[2 * 256];
            float[] ones = new float[256];
            float[] spread = new float[256];
            Arrays.fill(ones, 1);
            Arrays.fill(spread, 3);
            for (int step = 0; step < 600; step++) {
                float[] targets = new float[256];
                for (int i = 0; i < targets.length; i++) {
                    targets[i] = (float) (2 + 0.5 * draws.getAsDouble());
                }
                network.trainStep(new WindowBatch(shape, 256, flat, ones, targets, spread), step < 400 ? 0.03 : 0.003);
            }
            return network.predict(
                    new WindowBatch(shape, 1, new float[2], new float[] {1}, new float[1], new float[] {3}));
        }
    }

    @Test
    void the_highway_learns_a_linear_rule_for_each_step() {
        RecurrentSpec spec = RecurrentSpec.lstm().hidden(1);
        try (Network<WindowBatch> network =
                Network.forecaster(spec.training(spec.training().loss(Loss.mse())), SHAPE)) {
            for (int step = 0; step < 250; step++) {
                network.trainStep(reversing(16, step), 0.03);
            }

            WindowBatch unseen = reversing(5, 999);
            float[] output = network.predict(unseen);

            for (int i = 0; i < output.length; i++) {
                assertThat(output[i]).isCloseTo(unseen.target()[i], within(0.3f));
            }
        }
    }

    /** The first step ahead is the last lag, the second is the lag before it with its sign turned, the third is constant. */
    private static WindowBatch reversing(int size, long seed) {
        WindowBatch batch = batch(size, 10 * seed);
        for (int window = 0; window < size; window++) {
            float[] lags = batch.lags();
            batch.target()[window * 3] = lags[window * 6 + 5];
            batch.target()[window * 3 + 1] = -lags[window * 6 + 4];
            batch.target()[window * 3 + 2] = 2;
        }
        return batch;
    }

    @Test
    void steps_with_dropout_are_the_same_bits_for_the_same_seed_and_others_for_another() {
        RecurrentSpec spec = SMALL.dropout(0.5);

        assertThat(afterSteps(spec)).isEqualTo(afterSteps(spec));
        assertThat(afterSteps(spec))
                .isNotEqualTo(afterSteps(spec.training(spec.training().seed(1))));
    }

    private static float[] afterSteps(RecurrentSpec spec) {
        try (Network<WindowBatch> network = Network.forecaster(spec, SHAPE)) {
            for (int step = 0; step < 3; step++) {
                network.trainStep(batch(8, step), 0.01);
            }
            return network.predict(batch(8, 99));
        }
    }

    @Test
    void dropout_drops_the_share_that_was_asked_for() {
        double light = noiseOfTraining(0.05);
        double heavy = noiseOfTraining(0.9);

        assertThat(heavy).isGreaterThan(2 * light);
        assertThat(noiseOfTraining(0)).isZero();
    }

    /** How far the training loss moves from step to step when nothing but the dropout changes. */
    private static double noiseOfTraining(double dropout) {
        try (Network<WindowBatch> network =
                Network.forecaster(SMALL.dropout(dropout).highway(false), SHAPE)) {
            WindowBatch batch = batch(8, 5);
            double first = network.trainStep(batch, 0).loss();
            double spread = 0;
            for (int step = 0; step < 20; step++) {
                spread += Math.abs(network.trainStep(batch, 0).loss() - first);
            }
            return spread;
        }
    }

    @Test
    void steps_lower_the_loss_and_restored_weights_bring_it_back() {
        try (Network<WindowBatch> network = Network.forecaster(SMALL, SHAPE)) {
            WindowBatch batch = batch(16, 5);
            float[] fresh = network.weights();
            double before = network.loss(batch);
            for (int step = 0; step < 60; step++) {
                network.trainStep(batch, 0.02);
            }

            double after = network.loss(batch);
            network.restore(fresh);

            assertThat(after).isLessThan(0.7 * before);
            assertThat(network.loss(batch)).isEqualTo(before);
        }
    }

    @Test
    void a_loss_that_is_not_finite_changes_no_weight() {
        try (Network<WindowBatch> network = Network.forecaster(SMALL, SHAPE)) {
            WindowBatch batch = batch(4, 5);
            batch.target()[0] = Float.NaN;
            float[] before = network.weights();

            StepResult step = network.trainStep(batch, 0.1);

            assertThat(step.loss()).isNaN();
            assertThat(step.isFinite()).isFalse();
            assertThat(network.weights()).isEqualTo(before);
        }
    }

    /** The highway starts at zero, so its forecast is finite whatever it sees; its gradient is the sum of what it sees. */
    @Test
    void a_gradient_that_is_not_finite_changes_no_weight_though_the_loss_is() {
        try (Network<WindowBatch> network = Network.forecaster(SMALL, SHAPE)) {
            WindowBatch batch = batch(4, 5);
            for (int window = 0; window < 4; window++) {
                batch.past()[window * 12] = 3e38f;
                Arrays.fill(batch.target(), 3 * window, 3 * window + 3, 100);
            }
            float[] before = network.weights();

            StepResult step = network.trainStep(batch, 0.1);

            assertThat(step.loss()).isFinite();
            assertThat(step.gradientNorm()).isNotFinite();
            assertThat(step.isFinite()).isFalse();
            assertThat(network.weights()).isEqualTo(before);
        }
    }

    @Test
    void a_step_tells_the_loss_and_the_length_of_its_gradient() {
        try (Dl4jNetwork<WindowBatch> network = new Dl4jNetwork<>(SMALL.training(), new ForecastWiring(SMALL, SHAPE))) {
            WindowBatch batch = batch(4, 5);
            float[] gradient = new float[network.weights().length];
            double loss = network.gradient(batch, gradient);
            double squares = 0;
            for (float g : gradient) {
                squares += g * g;
            }

            StepResult step = network.trainStep(batch, 0.1);

            assertThat(step.loss()).isEqualTo(loss);
            assertThat(step.gradientNorm()).isCloseTo(Math.sqrt(squares), within(1e-5));
        }
    }

    /** Without the highway the first layer comes first: 4 gates of 5 units, from 2 features, then from 5 units, then the biases. */
    @Test
    void penalties_reach_the_matrices_they_are_meant_for() {
        float[] fresh = steppedOnlyBy(Regularization.none());
        float[] recurrent = steppedOnlyBy(Regularization.none().recurrentWeightDecay(1));
        float[] others = steppedOnlyBy(Regularization.none().weightDecay(1).recurrentWeightDecay(0));

        assertThat(part(recurrent, 0, 40)).containsExactly(part(fresh, 0, 40));
        assertThat(part(recurrent, 40, 140)).containsExactly(halved(part(fresh, 40, 140)));
        assertThat(part(recurrent, 140, 160)).containsExactly(part(fresh, 140, 160));
        assertThat(part(others, 0, 40)).containsExactly(halved(part(fresh, 0, 40)));
        assertThat(part(others, 40, 160)).containsExactly(part(fresh, 40, 160));
        assertThat(part(others, 160, 260)).containsExactly(halved(part(fresh, 160, 260)));
        assertThat(part(fresh, 140, 160)).contains(1);
    }

    @Test
    void the_weights_into_a_gate_of_a_unit_are_no_longer_than_the_limit() {
        float[] fresh = steppedOnlyBy(Regularization.none());
        float[] limited = steppedOnlyBy(Regularization.none().maxNorm(0.5));

        assertThat(longest(part(fresh, 40, 140), 5)).isGreaterThan(0.6);
        assertThat(longest(part(limited, 40, 140), 5)).isCloseTo(0.5, within(1e-6));
    }

    private static double longest(float[] matrix, int inputs) {
        double longest = 0;
        int units = matrix.length / inputs;
        for (int unit = 0; unit < units; unit++) {
            double squares = 0;
            for (int i = unit; i < matrix.length; i += units) {
                squares += matrix[i] * matrix[i];
            }
            longest = Math.max(longest, Math.sqrt(squares));
        }
        return longest;
    }

    /** The weights after a step whose gradient is clipped to nothing that a float shows. */
    private static float[] steppedOnlyBy(Regularization regularization) {
        Training training =
                SMALL.training().optimizer(Optimizer.sgd(0.5)).clip(1e-30).regularization(regularization);
        try (Network<WindowBatch> network =
                Network.forecaster(SMALL.highway(false).training(training), SHAPE)) {
            network.trainStep(batch(4, 5), 0.5);
            return network.weights();
        }
    }

    private static float[] part(float[] weights, int from, int to) {
        return Arrays.copyOfRange(weights, from, to);
    }

    private static float[] halved(float[] weights) {
        float[] half = new float[weights.length];
        for (int i = 0; i < half.length; i++) {
            half[i] = weights[i] / 2;
        }
        return half;
    }

    @ParameterizedTest
    @ValueSource(strings = {"huber(0.25)", "quantiles(0.1, 0.9)", "studentT()"})
    void a_graph_with_a_loss_of_ours_is_written_as_json_and_read_back(String loss) {
        RecurrentSpec spec = SMALL.training(SMALL.training().loss(Loss.parse(loss)));
        ComputationGraphConfiguration graph = new ForecastWiring(spec, SHAPE).configuration();

        assertThat(ComputationGraphConfiguration.fromJson(graph.toJson())).isEqualTo(graph);
    }

    @Test
    void an_interrupted_caller_gets_its_result_and_stays_interrupted() {
        try (Network<WindowBatch> network = Network.forecaster(SMALL, SHAPE)) {
            Thread.currentThread().interrupt();

            float[] output = network.predict(batch(2, 1));

            assertThat(output).hasSize(6);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void the_summary_of_quantiles_says_how_many_each_step_has() {
        RecurrentSpec spec = SMALL.training(SMALL.training().loss(Loss.quantiles(0.1, 0.9)));
        try (Network<WindowBatch> network = Network.forecaster(spec, SHAPE)) {
            assertThat(network.summary().layers())
                    .contains(new LayerSummary("step", "[batch 32, time 3, feature 2]", 12, 384));
            assertThat(network.summary().parameters()).isEqualTo(network.weights().length);
        }
    }

    @Test
    void the_summary_counts_every_weight() {
        try (Network<WindowBatch> network = Network.forecaster(SMALL, SHAPE)) {
            assertThat(network.summary().layers())
                    .containsExactly(
                            new LayerSummary("lstm 1", "[batch 32, time 6, feature 5]", 4 * 5 * (2 + 5 + 1), 7_680),
                            new LayerSummary("lstm 2", "[batch 32, feature 5]", 4 * 5 * (5 + 5 + 1), 6_080),
                            new LayerSummary("head", "[batch 32, time 3, feature 5]", (5 + 4 + 1) * 5, 960),
                            new LayerSummary("step", "[batch 32, time 3]", 6, 192),
                            new LayerSummary("highway", "[batch 32, time 3]", (6 + 1) * 3, 192));
            assertThat(network.summary().parameters()).isEqualTo(network.weights().length);
            assertThat(network.summary().input()).isEqualTo("[batch 32, time 6, feature 2]");
            assertThat(network.summary().memory().orElseThrow().activations())
                    .isEqualTo(4 * (7_680 + 6_080 + 960 + 192 + 192));
            assertThat(network.versions())
                    .containsEntry("deeplearning4j", "1.0.0-M2.1")
                    .containsKeys("nd4j", "java", "recurrent layers");
        }
    }
}
