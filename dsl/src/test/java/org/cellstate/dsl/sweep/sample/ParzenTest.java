package org.cellstate.dsl.sweep.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Setting;
import org.junit.jupiter.api.Test;

final class ParzenTest {

    private static final Domain UNIT = Domain.real("x", 0, 1, false);
    private static final Domain KIND = Domain.choice("kind", List.of("a", "b"));

    /** scipy 1.17.1's truncnorm, tests/python/reference/sweep_samplers.py. */
    @Test
    void a_kernel_of_numbers_is_a_normal_density_cut_off_at_the_ends() {
        Kernel kernel = Kernel.around(UNIT, 0.3, 0.2, 0);
        assertThat(kernel.density(0.25)).isEqualTo(2.072264869287157, within(1e-12));
        assertThat(kernel.code(0.1)).isEqualTo(0.10119324990242984, within(1e-9));
        assertThat(kernel.code(0.9)).isEqualTo(0.5638669099992402, within(1e-9));
        assertThat(kernel.code(0)).isBetween(0.0, 1e-9);

        Domain five = Domain.whole("n", 1, 5, false);
        Kernel whole = Kernel.around(five, 2, 0.2, 0);
        assertThat(whole.density(1)).isEqualTo(1.295501915946038, within(1e-12));
        assertThat(whole.density(2)).isEqualTo(2.052204022229673, within(1e-12));
        assertThat(whole.density(5)).isEqualTo(0.03203264427124153, within(1e-12));
    }

    @Test
    void a_range_by_logarithm_is_seen_by_its_logarithm() {
        Domain log = Domain.real("rate", 1e-4, 1, true);
        double code = log.code(0.25);
        assertThat(Kernel.around(log, log.code(0.3), 0.2, 0).density(code)).isEqualTo(2.072264869287157, within(1e-9));
    }

    @Test
    void a_kernel_of_a_choice_favours_its_own_option_and_spares_the_others() {
        // 1.25, 0.25 and 0.25 of 1.75, against a third each.
        Kernel kernel = Kernel.around(Domain.choice("c", List.of("a", "b", "c")), 1, 0, 0.25);
        assertThat(kernel.density(1)).isEqualTo(15 / 7.0, within(1e-12));
        assertThat(kernel.density(0)).isEqualTo(3 / 7.0, within(1e-12));

        int[] drawn = new int[3];
        for (int i = 0; i < 700; i++) {
            drawn[(int) kernel.code((i + 0.5) / 700)]++;
        }
        assertThat(drawn).containsExactly(100, 500, 100);
    }

    @Test
    void kernels_reach_to_the_farther_neighbour_and_stay_wide_while_they_are_few() {
        assertThat(Parzen.widths(new double[] {0.25, 0.75})).containsExactly(0.5, 0.5);
        assertThat(Parzen.widths(new double[] {0.25})).containsExactly(0.75);
        assertThat(Parzen.widths(new double[] {0.9, Double.NaN, 0.1, 0.4}))
                .containsExactly(new double[] {0.5, 0, 0.3, 0.5}, within(1e-12));
        // A fifth is the least for three.
        assertThat(Parzen.widths(new double[] {0.5, 0.5, 0.5})).containsExactly(0.2, 0.2, 0.2);
    }

    /** A third each for two kernels and an even one; the kernels by scipy. */
    @Test
    void the_density_is_the_mean_of_the_kernels_and_an_even_one() {
        Parzen parzen = new Parzen(List.of(List.of(x(0.25)), List.of(x(0.75))), new double[] {1, 1});
        assertThat(parzen.logDensity(List.of(x(0.25))))
                .isEqualTo(Math.log((1.2773198464642415 + 0.774733649139996 + 1) / 3), within(1e-12));
        Parzen weighted = new Parzen(List.of(List.of(x(0.25)), List.of(x(0.75))), new double[] {1, 2});
        assertThat(weighted.logDensity(List.of(x(0.25))))
                .isEqualTo(Math.log((1.2773198464642415 + 2 * 0.774733649139996 + 1) / 4), within(1e-12));
    }

    /** Two options, two trials: 1 + 1/3 and 1/3 of 5/3, against a half each, are 1.6 and 0.4. The number's kernel by scipy. */
    @Test
    void settings_are_judged_together_and_a_trial_has_no_opinion_on_those_it_did_not_have() {
        Setting a = new Setting("kind", KIND, 0);
        Setting b = new Setting("kind", KIND, 1);
        Parzen parzen = new Parzen(List.of(List.of(a, x(0.25)), List.of(b)), new double[] {1, 1});

        assertThat(parzen.logDensity(List.of(a, x(0.25))))
                .isEqualTo(Math.log((1.6 * 1.1271862713846665 + 0.4 + 1) / 3), within(1e-12));
        assertThat(parzen.logDensity(List.of(b))).isEqualTo(Math.log((0.4 + 1.6 + 1) / 3), within(1e-12));
    }

    @Test
    void without_trials_the_density_is_even() {
        Parzen parzen = new Parzen(List.of(), new double[0]);
        assertThat(parzen.logDensity(List.of(x(0.25)))).isEqualTo(0);
        assertThat(parzen.kernel(0.5)).isEqualTo(0);
        assertThat(parzen.code(0, new Question("x", UNIT), 0.3)).isEqualTo(0.3);
    }

    @Test
    void draws_have_the_density_that_is_said_of_them() {
        Domain whole = Domain.whole("n", 1, 20, true);
        Parzen parzen = new Parzen(
                List.of(List.of(new Setting("n", whole, 3)), List.of(new Setting("n", whole, 9))), new double[] {1, 1});
        Question question = new Question("n", whole);
        SplittableRandom random = new SplittableRandom(1);
        int[] drawn = new int[21];
        for (int i = 0; i < 100_000; i++) {
            drawn[(int) parzen.code(parzen.kernel(random.nextDouble()), question, random.nextDouble())]++;
        }
        double sum = 0;
        for (int n = 1; n <= 20; n++) {
            double stretch = whole.unit(n + 0.5) - whole.unit(n - 0.5);
            double share = stretch * Math.exp(parzen.logDensity(List.of(new Setting("n", whole, n))));
            assertThat(drawn[n] / 100_000.0).isEqualTo(share, within(0.005));
            sum += share;
        }
        assertThat(sum).isEqualTo(1, within(1e-9));
    }

    private static Setting x(double value) {
        return new Setting("x", UNIT, value);
    }
}
