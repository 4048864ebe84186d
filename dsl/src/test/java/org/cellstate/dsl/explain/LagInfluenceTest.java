package org.cellstate.dsl.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.gru;
import static org.cellstate.dsl.Cellstate.influence;
import static org.cellstate.dsl.Cellstate.mse;
import static org.cellstate.dsl.Cellstate.quantiles;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.prepare.WindowBatch;
import org.junit.jupiter.api.Test;

class LagInfluenceTest {

    /** Each value is 0.9 times the one three rows before it, and noise. */
    private static Series series() {
        Random random = new Random(3);
        double[] values = new double[900];
        for (int row = 3; row < values.length; row++) {
            values[row] = 0.9 * values[row - 3] + random.nextGaussian();
        }
        return Series.daily("a", LocalDate.of(2020, 1, 1), values);
    }

    @Test
    void the_row_that_decides_has_the_largest_slope() {
        Forecaster model = gru().hidden(4)
                .loss(mse())
                .epochs(12)
                .windows(640)
                .fit(series().split(0.9).lookback(9).horizon(1), event -> {});

        LagInfluence influence = influence(model);

        assertThat(influence.lookback()).hasSize(9).last().isEqualTo("2022-06-18");
        assertThat(influence.ahead()).containsExactly("2022-06-19");
        // Of the nine rows the third last is what the process repeats.
        double[] slopes = influence.slopes()[0];
        assertThat(slopes[6])
                .isEqualTo(Arrays.stream(slopes).max().orElseThrow())
                .isGreaterThan(0.3);
        WindowBatch batch = model.trained().data().batch(new int[] {900});
        for (int row = 0; row < 9; row++) {
            assertThat(influence.products()[0][row])
                    .isCloseTo(influence.slopes()[0][row] * batch.past()[row], within(1e-9));
        }
    }

    @Test
    void slopes_are_what_a_small_change_of_a_value_does_to_the_forecast() {
        Forecaster model = fitted(Loss.mae());
        int origin = 700;

        double[][] slopes = LagInfluence.of(model, "a", origin).slopes();

        WindowBatch batch = model.trained().data().batch(new int[] {origin});
        float[] before = model.trained().network().predict(batch);
        batch.past()[5] += 0.1f;
        float[] after = model.trained().network().predict(batch);
        for (int step = 0; step < 3; step++) {
            assertThat((after[step] - before[step]) / 0.1).isCloseTo(slopes[step][5], within(0.02));
        }
    }

    @Test
    void the_point_of_a_step_is_the_median_of_quantiles_and_the_location_of_a_density() {
        assertThat(Points.of(quantiles(0.2, 0.4, 0.8), new float[] {1, 2, 6}))
                .containsExactly(new double[] {3}, within(1e-6));
        assertThat(Points.of(quantiles(0.7, 0.8), new float[] {1, 2})).containsExactly(1);
        assertThat(Points.of(quantiles(0.1, 0.2), new float[] {1, 2})).containsExactly(2);
        assertThat(Points.of(Loss.gaussian(), new float[] {1, 2, 3, 4})).containsExactly(1, 3);
    }

    private static Forecaster fitted(Loss loss) {
        return gru().hidden(4)
                .loss(loss)
                .epochs(2)
                .windows(64)
                .fit(series().split(0.7).lookback(9).horizon(3), event -> {});
    }

    @Test
    void a_window_must_be_whole() {
        Forecaster model = fitted(Loss.mae());

        assertThatThrownBy(() -> LagInfluence.of(model, "a", 8)).isInstanceOf(ShapeProblem.class);
    }

    @Test
    void the_strongest_row_is_that_with_the_largest_mean_size() {
        LagInfluence influence = new LagInfluence(
                "GRU 1×4",
                "a",
                List.of("1", "2", "3"),
                List.of("4", "5"),
                new double[][] {{1, 2, 3}, {1, 2, 3}},
                new double[][] {{1, -4, 2}, {-1, 2, 3}});

        assertThat(influence.sizes()).containsExactly(1, 3, 2.5);
        assertThat(influence.strongest()).isEqualTo(1);
        assertThat(influence).hasToString("GRU 1×4, a: 2 does most, 2 back, 3.00 deviations on average");
    }
}
