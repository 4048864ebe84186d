package org.cellstate.dsl.show.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Values;
import org.junit.jupiter.api.Test;

class BinsTest {

    private static final double[] VALUES = {2, 3, 5, 5, 7, 8, 9, 11, 13, 14, 17, 40};

    @Test
    void the_width_is_that_of_freedman_and_diaconis() {
        // numpy: 2 * numpy.subtract(*numpy.percentile(x, [75, 25])) * len(x) ** (-1 / 3)
        assertThat(Bins.freedmanDiaconis(VALUES)).isCloseTo(7.207038834074466, within(1e-12));
    }

    @Test
    void the_width_of_sturges_is_the_span_over_one_more_than_the_binary_logarithm() {
        assertThat(Bins.sturges(1, 2, 3, 4, 5, 6, 7, 9)).isEqualTo(2);
    }

    @Test
    void edges_are_round_and_an_edge_belongs_to_the_bin_at_its_right_but_the_last() {
        Bins bins = Bins.of(0.1, 0.25, 0.35, 0.3, 0.45, 0.6, 0.2, 0.3);

        // quartiles 0.2375 and 0.375: a width of 0.1375, nearest to 0.1 of 0.1, 0.2, 0.25 and 0.5
        assertThat(bins.edges()).isEqualTo(Values.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6));
        assertThat(bins.counts()).isEqualTo(Values.of(1, 2, 3, 1, 1));
        assertThat(bins.rule()).isEqualTo("Freedman and Diaconis, rounded");
    }

    @Test
    void whole_numbers_get_whole_widths_and_stand_in_the_middle_of_bins_of_one() {
        Bins bins = Bins.of(1, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 5);

        assertThat(bins.edges()).isEqualTo(Values.of(0.5, 1.5, 2.5, 3.5, 4.5, 5.5));
        assertThat(bins.counts()).isEqualTo(Values.of(1, 2, 6, 2, 1));
    }

    @Test
    void where_half_of_the_values_are_the_same_sturges_rule_is_taken() {
        Bins bins = Bins.of(0, 5, 5, 5, 5, 5, 5, 10.5);

        // 10.5 over 4 is 2.625, nearest to 2.5
        assertThat(bins.edges()).isEqualTo(Values.of(0, 2.5, 5, 7.5, 10, 12.5));
        assertThat(bins.counts()).isEqualTo(Values.of(1, 0, 6, 0, 1));
        assertThat(bins.rule()).isEqualTo("Sturges, rounded");
    }

    @Test
    void values_that_are_all_the_same_have_one_bin() {
        assertThat(Bins.of(7.25, 7.25).counts()).isEqualTo(Values.of(2));
        assertThat(Bins.of(3, 3, 3).edges()).isEqualTo(Values.of(2.5, 3.5));
        assertThat(Bins.of(1e300).counts()).isEqualTo(Values.of(1));
    }

    @Test
    void a_far_outlier_makes_no_more_than_200_bins() {
        double[] values = IntStream.range(0, 1000).mapToDouble(i -> i / 1000.0).toArray();
        values[0] = 1e6;

        Bins bins = Bins.of(values);

        assertThat(bins.counts().size()).isLessThanOrEqualTo(200);
        assertThat(bins.counts().stream().sum()).isEqualTo(1000);
    }

    @Test
    void the_ends_of_the_doubles_have_bins_too() {
        for (double[] values : new double[][] {
            {-Double.MAX_VALUE, 0, Double.MAX_VALUE},
            {1e17, 1e17 + 32, 1e17 + 64},
            {Double.MIN_VALUE, 2 * Double.MIN_VALUE, 3 * Double.MIN_VALUE}
        }) {
            Bins bins = Bins.of(values);

            assertThat(bins.counts().stream().sum()).as(Arrays.toString(values)).isEqualTo(3);
            assertThat(bins.edges().stream().toArray()).isSorted();
        }
    }

    @Test
    void bins_that_are_asked_for_share_the_span_equally() {
        Bins bins = Bins.shared(4, 1, 2, 3, 4, 5, 9);

        assertThat(bins.edges()).isEqualTo(Values.of(1, 3, 5, 7, 9));
        assertThat(bins.counts()).isEqualTo(Values.of(2, 2, 1, 1));
    }
}
