package org.cellstate.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.prepare.WindowShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hole in the target was filled with is nothing to learn from. */
class FilledTargetsTest {

    private static final WindowShape SHAPE = new WindowShape(5, 2, 3, 4);
    private static final int SIZE = 6;

    private static float[] noise(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** The same windows each time but for targets that were not observed, which are those of the seed. */
    private static WindowBatch batch(Loss loss, float[] observed, long seed) {
        Random random = new Random(3);
        float[] past = noise(random, SIZE * SHAPE.lookback() * SHAPE.pastFeatures());
        float[] future = noise(random, SIZE * SHAPE.horizon() * SHAPE.futureFeatures());
        float[] target = noise(random, SIZE * SHAPE.horizon());
        Random filler = new Random(seed);
        for (int row = 0; row < observed.length; row++) {
            target[row] = observed[row] == 0 ? 20 * (float) filler.nextGaussian() : target[row];
        }
        float[] weight = {0.5f, 1, 1.75f, 3, 0.8f, 1.2f};
        for (int row = 0; loss instanceof Loss.NegativeBinomial && row < target.length; row++) {
            target[row] = (float) Math.floor(5 * Math.abs(target[row])) / weight[row / SHAPE.horizon()];
        }
        return new WindowBatch(SHAPE, SIZE, past, future, target, weight, observed);
    }

    private static Dl4jNetwork<WindowBatch> network(Loss loss) {
        RecurrentSpec spec = RecurrentSpec.lstm().hidden(4);
        spec = spec.training(spec.training().loss(loss).seed(9));
        return new Dl4jNetwork<>(spec.training(), new ForecastWiring(spec, SHAPE));
    }

    private static float[] gradient(Dl4jNetwork<WindowBatch> network, WindowBatch batch) {
        float[] gradient = new float[network.weights().length];
        assertThat(network.gradient(batch, gradient)).isFinite();
        return gradient;
    }

    private static float[] everySecond() {
        float[] observed = new float[SIZE * SHAPE.horizon()];
        for (int row = 0; row < observed.length; row += 2) {
            observed[row] = 1;
        }
        return observed;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mae()",
                "mse()",
                "huber(0.4)",
                "quantiles(0.1, 0.5, 0.9)",
                "gaussian()",
                "studentT()",
                "negativeBinomial()"
            })
    void a_filled_target_changes_neither_gradient_nor_loss(String name) {
        Loss loss = Loss.parse(name);
        try (Dl4jNetwork<WindowBatch> network = network(loss)) {
            WindowBatch plain = batch(loss, everySecond(), 1);
            float[] gradient = gradient(network, plain);
            double mean = network.loss(plain);

            for (long seed = 2; seed < 12; seed++) {
                WindowBatch other = batch(loss, everySecond(), seed);

                assertThat(other.target()).isNotEqualTo(plain.target());
                assertThat(gradient(network, other)).isEqualTo(gradient);
                assertThat(network.loss(other)).isEqualTo(mean);
            }
            assertThat(gradient).isNotEqualTo(new float[gradient.length]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mae()", "gaussian()", "negativeBinomial()"})
    void the_loss_is_the_mean_over_what_was_observed(String name) {
        Loss loss = Loss.parse(name);
        float[] first = new float[SIZE * SHAPE.horizon()];
        Arrays.fill(first, 0, 2 * SHAPE.horizon(), 1);
        try (Dl4jNetwork<WindowBatch> network = network(loss)) {
            WindowBatch masked = batch(loss, first, 1);
            WindowBatch alone = masked.windows(0, 2);

            assertThat(network.loss(masked)).isCloseTo(network.loss(alone), within(1e-6));
            float[] expected = gradient(network, alone);
            float[] gradient = gradient(network, masked);
            for (int i = 0; i < gradient.length; i++) {
                assertThat(gradient[i]).isCloseTo(expected[i], within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mae()", "quantiles(0.1, 0.9)", "studentT()", "negativeBinomial()"})
    void where_all_were_observed_saying_so_changes_no_bit(String name) {
        Loss loss = Loss.parse(name);
        float[] all = new float[SIZE * SHAPE.horizon()];
        Arrays.fill(all, 1);
        try (Dl4jNetwork<WindowBatch> network = network(loss)) {
            WindowBatch said = batch(loss, all, 1);
            WindowBatch unsaid = new WindowBatch(SHAPE, SIZE, said.past(), said.future(), said.target(), said.weight());

            assertThat(gradient(network, said)).isEqualTo(gradient(network, unsaid));
            assertThat(network.loss(said)).isEqualTo(network.loss(unsaid));
        }
    }
}
