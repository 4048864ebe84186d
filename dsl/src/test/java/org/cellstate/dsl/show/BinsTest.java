package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Values;
import org.junit.jupiter.api.Test;

class BinsTest {

    @Test
    void eight_values_in_a_row_make_five_bins() {
        // Quartiles 1.75 and 5.25: wanted are bins of 2 · 3.5 / 2 = 3.5, two of them, which are too few.
        Bins bins = Bins.of(new double[] {0, 1, 2, 3, 4, 5, 6, 7});

        assertThat(bins.width()).isCloseTo(1.4, within(1e-12));
        assertThat(bins.counts()).isEqualTo(Values.of(2, 1, 2, 1, 2));
        assertThat(bins.centres().stream().toArray())
                .containsExactly(new double[] {0.7, 2.1, 3.5, 4.9, 6.3}, within(1e-12));
    }

    @Test
    void bins_are_as_wide_as_twice_the_quartiles_distance_over_the_cube_root_of_the_count() {
        double[] values = IntStream.range(0, 1000).mapToDouble(i -> i).toArray();

        Bins bins = Bins.of(values);

        // 2 · 499.5 / 10 = 99.9: eleven bins over a range of 999.
        assertThat(bins.counts().size()).isEqualTo(10);
        assertThat(bins.counts().stream().sum()).isEqualTo(1000);
    }

    @Test
    void a_few_values_far_away_do_not_make_thousands_of_bins() {
        double[] values = new Random(1).doubles(500).toArray();
        values[0] = 1e9;

        assertThat(Bins.of(values).counts().size()).isEqualTo(40);
    }

    @Test
    void equal_values_fill_the_bin_in_the_middle() {
        Bins bins = Bins.of(new double[] {3, 3, 3});

        assertThat(bins.counts()).isEqualTo(Values.of(0, 0, 3, 0, 0));
        assertThat(bins.centres().at(2)).isCloseTo(3, within(1e-12));
    }
}
