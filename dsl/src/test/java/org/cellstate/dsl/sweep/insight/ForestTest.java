package org.cellstate.dsl.sweep.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reference shares are by Optuna 5.0.0 and scikit-learn 1.9.1: tests/python/reference/sweep_importances.py. */
class ForestTest {

    private static final double GOLDEN = (1 + Math.sqrt(5)) / 2;
    private static final List<Column> NUMBERS = List.of(new Column("x", 0), new Column("y", 0), new Column("z", 0));

    @Test
    void shares_are_those_of_optuna_where_settings_work_together() {
        Forest forest = numbers(row -> 3 * row[0] + Math.pow(row[1] - 0.5, 2) + row[0] * row[2]);

        assertThat(share(forest, 0)).isCloseTo(0.9767, within(0.005));
        assertThat(share(forest, 1)).isCloseTo(0.0002, within(0.002));
        assertThat(share(forest, 2)).isCloseTo(0.0103, within(0.005));
    }

    @Test
    void shares_are_those_of_optuna_where_the_best_lies_inside() {
        Forest forest = numbers(row -> 4 * Math.pow(row[0] - 0.3, 2) + row[1] * row[2]);

        assertThat(share(forest, 0)).isCloseTo(0.8841, within(0.01));
        assertThat(share(forest, 1)).isCloseTo(0.0303, within(0.01));
        assertThat(share(forest, 2)).isCloseTo(0.0339, within(0.01));
    }

    /**
     * By hand: x has the variance 1/12, an option that is one of three 2/9, so their shares are 3/11 and 8/11. Optuna, for which each option is a
     * setting of its own, has 0.2456 and 0.7521.
     */
    @Test
    void options_of_a_choice_are_equally_likely() {
        Forest forest = forest(
                List.of(new Column("x", 0), new Column("y", 0), new Column("kind", 3)),
                IntStream.rangeClosed(1, 120)
                        .mapToObj(i -> new double[] {i / GOLDEN % 1, i / Math.sqrt(2) % 1, i % 3})
                        .toArray(double[][]::new),
                row -> row[0] + (row[2] == 1 ? 1 : 0));

        assertThat(share(forest, 0)).isCloseTo(3 / 11.0, within(0.01));
        assertThat(share(forest, 1)).isCloseTo(0, within(0.002));
        assertThat(share(forest, 2)).isCloseTo(8 / 11.0, within(0.01));
    }

    @Test
    void it_foretells_what_it_has_not_seen_only_where_there_is_something_to_learn() {
        assertThat(numbers(row -> row[0]).explained()).isGreaterThan(0.98);
        assertThat(numbers(row -> row[0] * 1e6 % 1).explained()).isLessThan(0.1);
        assertThat(numbers(row -> 1).explained()).isNaN();
    }

    @Test
    void a_surface_is_what_it_learned_the_mean_over_the_others() {
        double[] places = {0.1, 0.5, 0.9};
        double[][] surface = numbers(row -> row[0] + 2 * row[1] + 4 * row[2]).surface(0, places, 1, places);

        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(surface[i][j]).isCloseTo(places[i] + 2 * places[j] + 2, within(0.35));
            }
        }
    }

    @Test
    void where_all_is_equal_nothing_has_a_share() {
        assertThat(numbers(row -> 1).shares(0)).isEmpty();
    }

    @Test
    void the_same_rows_give_the_same_forest() {
        assertThat(numbers(row -> row[0] * row[1]).shares(0))
                .isEqualTo(numbers(row -> row[0] * row[1]).shares(0));
    }

    private static double share(Forest forest, int column) {
        return Arrays.stream(forest.shares(column)).average().orElseThrow();
    }

    private static Forest numbers(ToDoubleFunction<double[]> value) {
        double[][] rows = IntStream.rangeClosed(1, 120)
                .mapToObj(i -> new double[] {i / GOLDEN % 1, i / Math.sqrt(2) % 1, i / Math.sqrt(3) % 1})
                .toArray(double[][]::new);
        return forest(NUMBERS, rows, value);
    }

    private static Forest forest(List<Column> columns, double[][] rows, ToDoubleFunction<double[]> value) {
        return Forest.of(columns, rows, Arrays.stream(rows).mapToDouble(value).toArray());
    }
}
