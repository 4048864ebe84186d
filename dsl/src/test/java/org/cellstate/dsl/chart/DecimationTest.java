package org.cellstate.dsl.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecimationTest {

    @Test
    void a_million_points_become_two_per_pixel_and_the_one_spike_stays() {
        int count = 1_000_000;
        double[] x =
                IntStream.range(0, count).mapToDouble(i -> i * 600.0 / count).toArray();
        double[] y =
                IntStream.range(0, count).mapToDouble(i -> Math.sin(i / 5e4)).toArray();
        y[654_321] = 17;

        Decimation thin = Decimation.of(x, y);

        assertThat(thin.x().size()).isLessThanOrEqualTo(1200);
        assertThat(thin.y().stream().max()).hasValue(17);
        assertThat(thin.x().stream().toArray()).isSorted();
    }

    @Test
    void points_that_have_a_pixel_of_their_own_stay_as_they_are() {
        Decimation thin = Decimation.of(new double[] {0, 10, 20}, new double[] {3, 1, 2});

        assertThat(thin.x()).isEqualTo(Values.of(0, 10, 20));
        assertThat(thin.y()).isEqualTo(Values.of(3, 1, 2));
    }

    @Test
    void a_gap_of_a_pixel_stays_one_gap() {
        double[] x = IntStream.range(0, 100).mapToDouble(i -> i * 0.5).toArray();
        double[] y = new double[100];
        Arrays.fill(y, 20, 40, Double.NaN);

        Decimation thin = Decimation.of(x, y);

        assertThat(thin.y().stream().filter(Double::isNaN).count()).isEqualTo(1);
        assertThat(thin.x().stream().filter(place -> place > 10 && place < 19.5))
                .isEmpty();
    }

    @Test
    void nothing_but_gaps_is_nothing() {
        assertThat(Decimation.of(new double[] {1, 2}, new double[] {Double.NaN, Double.NaN})
                        .x()
                        .size())
                .isZero();
        assertThat(Decimation.of(new double[0], new double[0]).y().size()).isZero();
    }
}
