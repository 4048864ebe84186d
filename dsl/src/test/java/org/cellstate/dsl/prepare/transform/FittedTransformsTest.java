package org.cellstate.dsl.prepare.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.data.Transform.boxCox;
import static org.cellstate.dsl.data.Transform.difference;
import static org.cellstate.dsl.data.Transform.log;
import static org.cellstate.dsl.data.Transform.minMax;
import static org.cellstate.dsl.data.Transform.robust;
import static org.cellstate.dsl.data.Transform.seasonalDifference;
import static org.cellstate.dsl.data.Transform.standard;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reference values are SciPy's and scikit-learn's (tests/python/reference/transforms.py, SciPy 1.17.1, scikit-learn 1.9.1). */
class FittedTransformsTest {

    /** AirPassengers, the first 108 months. */
    private static final double[] PASSENGERS = {
        112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133,
                114,
        140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218, 230, 242, 209,
                191,
        172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293,
                259,
        229, 203, 229, 242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313, 318, 374, 413,
                405,
        355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336
    };

    private static final double[] SKEWED = IntStream.range(0, 40)
            .mapToDouble(i -> Math.round(1_000 * Math.exp(Math.sin(i * 1.7) * 1.3 + 0.02 * i)) / 1_000.0)
            .toArray();

    private static String day(int row) {
        return "day " + row;
    }

    static Stream<List<Transform>> chains() {
        return Stream.of(
                List.of(),
                List.of(log()),
                List.of(log(7.5)),
                List.of(boxCox()),
                List.of(boxCox(0.5)),
                List.of(boxCox(-0.7)),
                List.of(boxCox(2)),
                List.of(difference()),
                List.of(difference(2)),
                List.of(difference(3)),
                List.of(seasonalDifference(7)),
                List.of(difference(), seasonalDifference(7)),
                List.of(seasonalDifference(7), difference(2)),
                List.of(standard()),
                List.of(minMax()),
                List.of(robust()),
                List.of(log(), difference(), seasonalDifference(12)),
                List.of(minMax(), log(1), seasonalDifference(4), robust()),
                List.of(boxCox(), standard(), difference(), minMax(), seasonalDifference(3), standard()),
                List.of(log(), boxCox(0.3), robust()));
    }

    private static double[] walk(long seed, int rows) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[rows];
        double level = 5;
        for (int row = 0; row < rows; row++) {
            level += 0.1 * (random.nextDouble() - 0.45);
            values[row] = Math.exp(level + 0.3 * Math.sin(2 * Math.PI * row / 7)) + random.nextDouble();
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("chains")
    void the_inverse_after_a_chain_gives_the_values_back_from_every_origin(List<Transform> chain) {
        for (int seed = 1; seed <= 5; seed++) {
            double[] values = walk(seed, 90);
            FittedTransforms fitted = FittedTransforms.fit(chain, values, 60, FittedTransformsTest::day);
            double[] transformed = fitted.apply(values, FittedTransformsTest::day);
            for (int origin = fitted.lost(); origin < values.length; origin++) {
                double[] before = Arrays.copyOfRange(values, 0, origin);
                double[] ahead = Arrays.copyOfRange(transformed, origin, values.length);
                double[] shortest = Arrays.copyOfRange(before, origin - fitted.lost(), origin);
                double[] expected = Arrays.copyOfRange(values, origin, values.length);

                assertThat(fitted.invert(before, ahead)).containsExactly(expected, within(1e-6 * expected[0]));
                assertThat(fitted.invert(shortest, ahead)).containsExactly(expected, within(1e-6 * expected[0]));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("chains")
    void a_million_planted_in_the_test_part_changes_no_number_of_a_chain(List<Transform> chain) {
        double[] clean = walk(3, 90);
        double[] planted = clean.clone();
        Arrays.fill(planted, 60, 90, 1e6);

        FittedTransforms honest = FittedTransforms.fit(chain, clean, 60, FittedTransformsTest::day);
        FittedTransforms tempted = FittedTransforms.fit(chain, planted, 60, FittedTransformsTest::day);

        assertThat(tempted.steps()).isEqualTo(honest.steps());
        assertThat(Arrays.copyOf(tempted.apply(planted, FittedTransformsTest::day), 60))
                .isEqualTo(Arrays.copyOf(honest.apply(clean, FittedTransformsTest::day), 60));
        if (tempted.lost() == 0) {
            assertThat(tempted.invert(clean, tempted.apply(planted, FittedTransformsTest::day))[80])
                    .isCloseTo(1e6, within(1.0));
        }
    }

    @ParameterizedTest
    @MethodSource("chains")
    void a_level_is_its_anchor_and_the_gain_times_what_the_transformed_values_add_up_to(List<Transform> chain) {
        double[] values = walk(4, 90);
        FittedTransforms fitted = FittedTransforms.fit(chain, values, 60, FittedTransformsTest::day);
        double[] levels = fitted.levels(values, FittedTransformsTest::day);
        double[] before = Arrays.copyOf(levels, 70);

        double[] anchors = fitted.anchors(before, 20);

        assertThat(fitted.differences(levels)).isEqualTo(fitted.apply(values, FittedTransformsTest::day));
        assertThat(fitted.value(levels[75])).isCloseTo(values[75], within(1e-8 * values[75]));
        double first = fitted.rest() + (levels[70] - anchors[0]) / fitted.gain();
        assertThat(first).isCloseTo(fitted.apply(values, FittedTransformsTest::day)[70], within(1e-9));
    }

    @Test
    void powers_are_scipys() {
        assertPower(PASSENGERS, -0.013983025301749753, 4.566205921839496, 5.586813188530779);
        assertPower(SKEWED, -0.004057777967290174, 0.0, 0.3629856729423644);
    }

    private static void assertPower(double[] values, double power, double first, double last) {
        FittedTransforms fitted =
                FittedTransforms.fit(List.of(boxCox()), values, values.length, FittedTransformsTest::day);
        double[] transformed = fitted.apply(values, FittedTransformsTest::day);

        assertThat(((Fitted.Curve) fitted.steps().get(0)).lambda()).isCloseTo(power, within(1e-6));
        assertThat(transformed[0]).isCloseTo(first, within(2e-5));
        assertThat(transformed[values.length - 1]).isCloseTo(last, within(2e-5));
    }

    @Test
    void a_given_power_is_scipys() {
        double[] transformed = FittedTransforms.fit(List.of(boxCox(0.5)), PASSENGERS, 108, FittedTransformsTest::day)
                .apply(PASSENGERS, FittedTransformsTest::day);

        assertThat(transformed[0]).isCloseTo(19.16601048851672, within(1e-12));
        assertThat(transformed[107]).isCloseTo(34.66060555964672, within(1e-12));
    }

    @Test
    void scalings_are_scikit_learns() {
        assertScaling(robust(), PASSENGERS, 222.5, 121);
        assertScaling(robust(), SKEWED, 1.571, 2.9834999999999994);
        assertScaling(minMax(), PASSENGERS, 104, 363);
        assertScaling(minMax(), SKEWED, 0.319, 7.331);
        assertScaling(standard(), PASSENGERS, 230.89814814814815, 85.17573770074986);
        assertScaling(standard(), SKEWED, 2.2607500000000003, 1.9408613777135144);
    }

    private static void assertScaling(Transform transform, double[] values, double center, double spread) {
        Fitted.Scaling scaling = (Fitted.Scaling)
                FittedTransforms.fit(List.of(transform), values, values.length, FittedTransformsTest::day)
                        .steps()
                        .get(0);

        assertThat(scaling.center()).isCloseTo(center, within(1e-12));
        assertThat(scaling.spread()).isCloseTo(spread, within(1e-12));
    }

    @Test
    void differences_are_worked_by_hand() {
        double[] values = {1, 4, 9, 16, 25, 36};
        FittedTransforms twice = FittedTransforms.fit(List.of(difference(2)), values, 4, FittedTransformsTest::day);
        FittedTransforms seasonal =
                FittedTransforms.fit(List.of(seasonalDifference(3)), values, 4, FittedTransformsTest::day);

        assertThat(twice.apply(values, FittedTransformsTest::day)).containsExactly(Double.NaN, Double.NaN, 2, 2, 2, 2);
        assertThat(seasonal.apply(values, FittedTransformsTest::day))
                .containsExactly(Double.NaN, Double.NaN, Double.NaN, 15, 21, 27);
        assertThat(twice.rest()).isEqualTo(2);
        assertThat(twice.anchors(new double[] {9, 16}, 3)).containsExactly(25, 36, 49);
        assertThat(seasonal.rest()).isEqualTo(15);
        assertThat(seasonal.anchors(new double[] {4, 9, 16}, 5)).containsExactly(19, 24, 31, 34, 39);
    }

    @Test
    void missing_values_stay_missing_and_change_no_number() {
        double[] values = PASSENGERS.clone();
        values[50] = Double.NaN;
        FittedTransforms fitted = FittedTransforms.fit(
                List.of(log(), seasonalDifference(12), standard()), values, 90, FittedTransformsTest::day);

        double[] transformed = fitted.apply(values, FittedTransformsTest::day);

        assertThat(transformed[50]).isNaN();
        assertThat(transformed[62]).isNaN();
        assertThat(transformed[63]).isFinite();
    }

    @Test
    void values_that_are_all_equal_stay_finite() {
        double[] values = new double[30];
        Arrays.fill(values, 5);

        for (Transform transform : List.of(boxCox(), log(), standard(), minMax(), robust(), difference())) {
            double[] transformed = FittedTransforms.fit(
                            List.of(transform, standard()), values, 20, FittedTransformsTest::day)
                    .apply(values, FittedTransformsTest::day);
            assertThat(transformed[29]).as(transform.toString()).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void a_forecast_beyond_what_a_curve_reaches_stays_finite() {
        FittedTransforms falling =
                FittedTransforms.fit(List.of(boxCox(-1)), PASSENGERS, 108, FittedTransformsTest::day);
        FittedTransforms rising =
                FittedTransforms.fit(List.of(boxCox(0.5)), PASSENGERS, 108, FittedTransformsTest::day);
        FittedTransforms log = FittedTransforms.fit(List.of(log()), PASSENGERS, 108, FittedTransformsTest::day);

        assertThat(falling.value(1)).isEqualTo(467e6);
        assertThat(rising.value(-3)).isEqualTo(0);
        assertThat(log.value(1_000)).isEqualTo(467e6);
    }

    @Test
    void a_value_that_has_no_logarithm_is_told_with_its_row_and_date() {
        double[] values = {3, 2, 0, -1.5, 4, 5};

        assertThatThrownBy(() -> FittedTransforms.fit(List.of(log()), values, 4, FittedTransformsTest::day))
                .isInstanceOf(DataProblem.class)
                .hasMessage("""
                        log() takes values above 0.
                          received: 0.0 in row 3, day 2, the first of 2
                          try: log(2), which adds 2 first; or no logarithm""");
        assertThatThrownBy(() -> FittedTransforms.fit(List.of(boxCox()), values, 4, FittedTransformsTest::day))
                .isInstanceOf(DataProblem.class)
                .hasMessageContainingAll("boxCox() takes values above 0", "0.0 in row 3, day 2");
        assertThatThrownBy(() -> FittedTransforms.fit(List.of(log(1)), values, 4, FittedTransformsTest::day))
                .hasMessageContainingAll("log(1) takes values above -1.0", "-1.5 in row 4, day 3", "log(2)");
        assertThat(FittedTransforms.fit(List.of(log(2)), values, 4, FittedTransformsTest::day)
                        .apply(values, FittedTransformsTest::day)[3])
                .isCloseTo(Math.log(0.5), within(1e-15));
    }

    @Test
    void a_value_of_the_test_part_that_has_no_logarithm_is_told_too() {
        double[] values = {3, 2, 1, 1.5, 4, -5};

        assertThatThrownBy(
                        () -> FittedTransforms.fit(List.of(difference(), log()), values, 4, FittedTransformsTest::day))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContainingAll(
                        "before differences", "difference(), log()", ".transform(log(), difference())");
        assertThatThrownBy(() -> FittedTransforms.fit(List.of(log()), values, 4, FittedTransformsTest::day))
                .hasMessageContaining("-5.0 in row 6, day 5");
    }

    @Test
    void settings_outside_their_range_are_refused() {
        for (Runnable wrong : List.<Runnable>of(
                () -> difference(0),
                () -> seasonalDifference(-1),
                () -> boxCox(7),
                () -> boxCox(Double.NaN),
                () -> log(Double.NaN))) {
            assertThatThrownBy(wrong::run).isInstanceOf(ConfigProblem.class).hasMessageContaining("try: ");
        }
        assertThat(Transform.words(
                        List.of(log(), log(0.5), boxCox(), boxCox(2), difference(2), seasonalDifference(12))))
                .isEqualTo("log(), log(0.5), boxCox(), boxCox(2), difference(2), seasonalDifference(12)");
    }
}
