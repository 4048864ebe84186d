package org.cellstate.dsl.sweep.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Trial;
import org.junit.jupiter.api.Test;

final class SobolTest {

    /** scipy 1.17.1, tests/python/reference/sweep_samplers.py. */
    private static final double[][] SCIPY = {
        {0.0, 0.0, 0.0, 0.0},
        {0.5, 0.5, 0.5, 0.5},
        {0.75, 0.25, 0.25, 0.25},
        {0.25, 0.75, 0.75, 0.75},
        {0.375, 0.375, 0.625, 0.875},
        {0.875, 0.875, 0.125, 0.375},
        {0.625, 0.125, 0.875, 0.625},
        {0.125, 0.625, 0.375, 0.125}
    };

    @Test
    void plain_points_are_those_of_scipy() {
        for (int i = 0; i < SCIPY.length; i++) {
            assertThat(Sobol.plain(4, i)).containsExactly(SCIPY[i]);
        }
    }

    @Test
    void scrambled_points_fill_each_stretch_alike() {
        for (long seed = 0; seed < 5; seed++) {
            for (int dimension = 0; dimension < 6; dimension++) {
                int[] counts = new int[16];
                for (int i = 0; i < 64; i++) {
                    counts[(int) (16 * Sobol.point(6, i, seed)[dimension])]++;
                }
                assertThat(counts).containsOnly(4);
            }
        }
    }

    @Test
    void scrambled_points_are_as_even_as_plain_ones_and_ten_times_as_even_as_chance() {
        double mean = IntStream.range(0, 20)
                .mapToDouble(seed -> discrepancy(points(64, seed)))
                .average()
                .orElseThrow();
        double plain = discrepancy(
                IntStream.range(0, 64).mapToObj(i -> Sobol.plain(3, i)).toArray(double[][]::new));

        assertThat(plain).isEqualTo(0.0005947820123695102, within(1e-12)); // scipy's
        assertThat(mean).isLessThan(0.010966319863711322 / 10); // scipy's, of points by chance
    }

    private static double[][] points(int count, long seed) {
        return IntStream.range(0, count).mapToObj(i -> Sobol.point(3, i, seed)).toArray(double[][]::new);
    }

    /** The squared centred discrepancy (Hickernell 1998). */
    private static double discrepancy(double[][] points) {
        int count = points.length;
        double single = 0;
        double pairs = 0;
        for (double[] point : points) {
            single += Arrays.stream(point)
                    .map(x -> 1 + 0.5 * Math.abs(x - 0.5) - 0.5 * (x - 0.5) * (x - 0.5))
                    .reduce(1, (a, b) -> a * b);
            for (double[] other : points) {
                double product = 1;
                for (int i = 0; i < point.length; i++) {
                    product *= 1
                            + 0.5 * Math.abs(point[i] - 0.5)
                            + 0.5 * Math.abs(other[i] - 0.5)
                            - 0.5 * Math.abs(point[i] - other[i]);
                }
                pairs += product;
            }
        }
        return Math.pow(13.0 / 12, points[0].length) - 2.0 / count * single + pairs / count / count;
    }

    @Test
    void each_name_has_a_dimension_also_in_a_branch() {
        Space<Double> space = new Space<>(t -> {
            boolean deep = t.bool("deep");
            double rate = t.real("rate", 0, 1);
            return deep ? t.real("dropout", 0, 1) : rate;
        });
        List<List<Setting>> trials = Trials.settings(Trials.run(new Sobol(), space, 64, 3, 1));

        assertThat(trials).filteredOn(trial -> trial.size() == 3).hasSize(32);
        int[] rates = new int[16];
        List<Double> apart = new ArrayList<>();
        for (List<Setting> trial : trials) {
            rates[(int) (16 * trial.get(1).code())]++;
            if (trial.size() == 3) {
                apart.add(trial.get(1).code() - trial.get(2).code());
            }
        }
        assertThat(rates).containsOnly(4);
        assertThat(apart).doesNotHaveDuplicates();
    }

    @Test
    void one_seed_gives_the_same_points_and_another_gives_others() {
        List<Past.Tried> once = Trials.run(new Sobol(), Trials::mixed, 12, 5);
        assertThat(Trials.run(new Sobol(), Trials::mixed, 12, 5)).isEqualTo(once);
        assertThat(Trials.settings(Trials.run(new Sobol(), Trials::mixed, 12, 6)))
                .doesNotContainAnyElementsOf(Trials.settings(once));
        assertThat(Trials.settings(Trials.run(new Sobol(), new Space<>(Trials::mixed), 12, 5, 4)))
                .isEqualTo(Trials.settings(once));
    }

    @Test
    void what_only_the_objective_asks_has_a_dimension_from_the_second_trial_on() {
        Space<Trial> space = new Space<>(t -> t);
        assertThat(new Sobol().propose(Past.none(), space, 0, 1).settings()).isEmpty();
        List<Setting> asked = new ArrayList<>();
        Space<Double> objective = new Space<>(Trials::branin);
        asked.addAll(
                objective.walk(new Sobol().propose(Past.none(), space, 0, 1)).settings());
        Past past =
                new Past(List.of(Trials.tried(0, asked, org.cellstate.dsl.sweep.TrialState.COMPLETE, 1)), List.of());

        List<Setting> settings = new Sobol().propose(past, space, 1, 1).settings();

        assertThat(settings.stream().map(Setting::unit).toList())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b))
                .containsExactly(Sobol.point(2, 1, 1)[0], Sobol.point(2, 1, 1)[1]);
    }
}
