package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Distribution.Normal;
import org.junit.jupiter.api.Test;

class PathsTest {

    private static final Series POINT = Series.daily("numbers", LocalDate.of(2020, 1, 1), 10, 10);

    @Test
    void paths_have_the_distribution_of_each_step() {
        List<Series> paths = forecast(Dependence.none()).paths(4_000).paths();

        double[] second = paths.stream().mapToDouble(path -> path.value(1)).toArray();
        Distribution drawn = Distribution.Samples.of(second);
        assertThat(drawn.mean()).isEqualTo(10, within(0.1));
        assertThat(drawn.quantile(0.1)).isEqualTo(10 - 2 * 1.2816, within(0.15));
        assertThat(drawn.quantile(0.9)).isEqualTo(10 + 2 * 1.2816, within(0.15));
    }

    @Test
    void the_sum_of_independent_steps_is_surer_than_that_of_steps_that_go_together() {
        double[][] together = new double[200][];
        SplittableRandom random = new SplittableRandom(1);
        for (int window = 0; window < together.length; window++) {
            double place = random.nextDouble();
            together[window] = new double[] {place, place};
        }

        // two steps of deviation 2 each: 2 x root 2 by themselves, 4 together
        assertThat(width(forecast(Dependence.none()))).isEqualTo(2 * 1.2816 * 2 * Math.sqrt(2), within(0.3));
        assertThat(width(forecast(Dependence.of(together)))).isEqualTo(2 * 1.2816 * 4, within(0.4));
    }

    @Test
    void steps_that_were_opposite_stay_opposite() {
        Forecast forecast = forecast(Dependence.of(new double[][] {{1, 9}, {2, 8}, {3, 7}, {4, 6}}));

        assertThat(forecast.paths(100).paths()).allSatisfy(path -> {
            boolean firstHigh = path.value(0) > 10;
            assertThat(path.value(1) > 10).isNotEqualTo(firstHigh);
        });
    }

    @Test
    void one_seed_draws_the_same_paths() {
        Forecast forecast = forecast(Dependence.none());

        assertThat(forecast.paths(5)).isEqualTo(forecast.paths(5));
        assertThat(forecast.paths(5, 7)).isNotEqualTo(forecast.paths(5));
        assertThat(forecast.paths(5).toString()).contains("5 paths of numbers, 2 ahead, independent");
    }

    @Test
    void quantiles_and_bands_can_be_asked_at_any_level() {
        Forecast forecast = forecast(Dependence.none());

        assertThat(forecast.quantile(0.9).value(0)).isEqualTo(10 + 2 * 1.2815515655, within(1e-9));
        Forecast wide = forecast.intervals(0.5, 0.95);
        assertThat(wide.intervals()).extracting(Interval::level).containsExactly(0.95, 0.5);
        assertThat(wide.upper().value(1)).isEqualTo(10 + 2 * 1.9599639845, within(1e-9));
        assertThat(wide.point()).isEqualTo(forecast.point());
    }

    @Test
    void bands_alone_tell_a_distribution() {
        Interval band = new Interval(0.8, moved(-2), moved(4));
        Forecast forecast = new Forecast(POINT, POINT, List.of(band), Reliability.unknown());

        assertThat(forecast.quantile(0.1)).isEqualTo(band.lower());
        assertThat(forecast.quantile(0.5)).isEqualTo(POINT);
        assertThat(forecast.quantile(0.9)).isEqualTo(band.upper());
    }

    @Test
    void what_is_no_probability_is_refused() {
        Forecast forecast = forecast(Dependence.none());

        assertThatThrownBy(() -> forecast.quantile(90))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("quantile(90.0)");
        assertThatThrownBy(() -> forecast.intervals(0.5, 1))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("intervals(0.5, 1.0)");
        assertThatThrownBy(() -> forecast.paths(0)).isInstanceOf(ConfigProblem.class);
    }

    private static double width(Forecast forecast) {
        Distribution total = forecast.paths(4_000).total();
        return total.quantile(0.9) - total.quantile(0.1);
    }

    private static Series moved(double by) {
        return Series.daily("numbers", LocalDate.of(2020, 1, 1), 10 + by, 10 + by);
    }

    private static Forecast forecast(Dependence dependence) {
        Outlook outlook = new Outlook(Collections.nCopies(2, new Normal(10, 2)), dependence);
        return new Forecast(POINT, POINT, outlook.intervals(POINT, Decoding.LEVELS), Reliability.unknown(), outlook);
    }
}
