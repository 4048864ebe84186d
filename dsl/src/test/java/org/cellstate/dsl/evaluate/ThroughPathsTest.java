package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Distribution.Normal;
import org.cellstate.dsl.evaluate.Distribution.StudentT;
import org.junit.jupiter.api.Test;

class ThroughPathsTest {

    private static final Series POINT = Series.daily("sum", LocalDate.of(2024, 1, 1), 101, 102);
    private static final List<Distribution> CHANGES = List.of(new Normal(1, 2), new Normal(1, 2));

    @Test
    void independent_changes_add_up_with_the_root_of_their_number() {
        List<Distribution> sums = restored(CHANGES, Dependence.none());

        assertThat(width(sums.get(0))).isEqualTo(2 * 1.2816 * 2, within(0.4));
        assertThat(width(sums.get(1))).isEqualTo(2 * 1.2816 * 2 * Math.sqrt(2), within(0.5));
        assertThat(sums.get(1).median()).isEqualTo(102);
    }

    @Test
    void changes_that_went_against_each_other_add_up_to_little() {
        double[][] places = new double[100][];
        SplittableRandom random = new SplittableRandom(2);
        for (int window = 0; window < places.length; window++) {
            double place = random.nextDouble();
            places[window] = new double[] {place, -place};
        }

        List<Distribution> sums = restored(CHANGES, Dependence.of(places));

        assertThat(width(sums.get(0))).isEqualTo(2 * 1.2816 * 2, within(0.4));
        assertThat(width(sums.get(1))).isLessThan(0.3);
    }

    @Test
    void changes_of_a_t_distribution_add_up_too() {
        List<Distribution> heavy = List.of(new StudentT(1, 2, 4), new StudentT(1, 2, 4));

        assertThat(width(restored(heavy, Dependence.none()).get(0))).isEqualTo(2 * 1.5332 * 2, within(0.5));
    }

    /** What restores a difference: the last value and all changes up to a step. */
    private static List<Distribution> restored(List<Distribution> changes, Dependence dependence) {
        return ThroughPaths.restore(changes, dependence, POINT, values -> {
            double[] sums = values.clone();
            sums[0] += 100;
            for (int step = 1; step < sums.length; step++) {
                sums[step] += sums[step - 1];
            }
            return sums;
        });
    }

    private static double width(Distribution distribution) {
        return distribution.quantile(0.9) - distribution.quantile(0.1);
    }
}
