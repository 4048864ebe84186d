package org.cellstate.dsl.prepare;

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

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Fill;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TransformedForecastTest {

    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);
    private static final int ROWS = 200;
    private static final int TRAIN = 160;

    static List<List<Transform>> chains() {
        return List.of(
                List.of(),
                List.of(log()),
                List.of(log(3)),
                List.of(boxCox()),
                List.of(boxCox(-0.5)),
                List.of(difference()),
                List.of(difference(2)),
                List.of(seasonalDifference(7)),
                List.of(standard()),
                List.of(minMax()),
                List.of(robust()),
                List.of(log(), difference(), seasonalDifference(7)),
                List.of(boxCox(), seasonalDifference(7), robust()),
                List.of(minMax(), log(1), difference(), minMax()));
    }

    static Stream<Arguments> chainsAndFills() {
        List<Fill> fills =
                List.of(Fill.forward(), Fill.interpolate(), Fill.seasonal(7), Fill.constant(50), Fill.average());
        return chains().stream().flatMap(chain -> fills.stream().map(fill -> Arguments.of(chain, fill)));
    }

    private static double[] values(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, ROWS)
                .mapToDouble(row ->
                        (100 + row) * Math.exp(0.2 * Math.sin(2 * Math.PI * row / 7) + 0.1 * random.nextDouble()))
                .toArray();
    }

    private static ForecastData data(double[] values, List<Transform> chain) {
        return Series.daily("a", MONDAY, values)
                .fill(Fill.interpolate())
                .split(0.8)
                .lookback(14)
                .horizon(10)
                .calendar()
                .transform(chain.toArray(Transform[]::new));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void targets_come_back_as_the_values_they_were_made_of_from_every_origin(List<Transform> chain) {
        double[] values = values(1);
        PreparedForecast prepared = PreparedForecast.of(data(values, chain));
        for (int origin = prepared.data().firstOrigin(); origin <= ROWS - 10; origin++) {
            float[] target = prepared.batch(new int[] {origin}).target();
            double[] outputs =
                    IntStream.range(0, 10).mapToDouble(step -> target[step]).toArray();

            double[] restored = prepared.restore(origin, outputs);

            assertThat(restored)
                    .containsExactly(Arrays.copyOfRange(values, origin, origin + 10), within(2e-4 * values[origin]));
        }
    }

    @ParameterizedTest
    @MethodSource("chains")
    void each_output_comes_back_by_itself_and_higher_ones_higher(List<Transform> chain) {
        PreparedForecast prepared = PreparedForecast.of(data(values(1), chain));
        double[] outputs = {0.1, -0.3, 0.2, 0, 0.5, -0.5, 0.1, 0.1, 0, 0.3};
        double[] restored = prepared.restore(150, outputs);
        double[] higher = outputs.clone();
        higher[4] += 0.2;

        double[] moved = prepared.restore(150, higher);

        assertThat(moved[4]).isGreaterThan(restored[4]);
        moved[4] = restored[4];
        assertThat(moved).isEqualTo(restored);
    }

    @ParameterizedTest
    @MethodSource("chainsAndFills")
    void a_million_planted_in_the_test_part_changes_nothing_that_trains_to_the_bit(List<Transform> chain, Fill fill) {
        double[] clean = values(2);
        SplittableRandom random = new SplittableRandom(9);
        for (int row = 1; row < ROWS; row++) {
            clean[row] = random.nextInt(10) == 0 ? Double.NaN : clean[row];
        }
        clean[TRAIN - 1] = Double.NaN;
        clean[TRAIN] = Double.NaN;
        double[] planted = clean.clone();
        Arrays.fill(planted, TRAIN, ROWS, 1e6);
        planted[TRAIN] = Double.NaN;

        PreparedForecast honest = PreparedForecast.of(filled(clean, fill, chain));
        PreparedForecast tempted = PreparedForecast.of(filled(planted, fill, chain));

        assertThat(tempted.transforms(0).steps()).isEqualTo(honest.transforms(0).steps());
        assertThat(tempted.transforms(1).steps()).isEqualTo(honest.transforms(1).steps());
        assertThat(tempted.training()).isEqualTo(honest.training()).isNotEmpty();
        assertSame(tempted.batch(tempted.training()), honest.batch(honest.training()));
        assertSame(tempted.batch(tempted.validation(99)), honest.batch(honest.validation(99)));
        int[] first = {TRAIN};
        assertThat(tempted.batch(first).past()).isEqualTo(honest.batch(first).past());
        assertThat(tempted.batch(first).target())
                .isNotEqualTo(honest.batch(first).target());
        assertThat(tempted.restore(TRAIN, new double[10])).isEqualTo(honest.restore(TRAIN, new double[10]));
    }

    /** The rows with gaps as target and as both kinds of covariates, beside a series without gaps. */
    private static ForecastData filled(double[] values, Fill fill, List<Transform> chain) {
        Series gaps = Series.daily("gaps", MONDAY, values);
        Series other = Series.daily("other", MONDAY, values(3));
        double[] ahead = Arrays.copyOf(values(4), ROWS + 10);
        System.arraycopy(values, 0, ahead, 0, ROWS);
        Series future = Series.daily("known", MONDAY, ahead);
        return Panel.of(gaps, other)
                .past(gaps.named("rain"))
                .future(future)
                .fill(fill)
                .split(MONDAY.plusDays(TRAIN))
                .lookback(14)
                .horizon(10)
                .calendar()
                .lags(14)
                .transform(chain.toArray(Transform[]::new));
    }

    private static void assertSame(WindowBatch one, WindowBatch other) {
        assertThat(one.past()).isEqualTo(other.past());
        assertThat(one.target()).isEqualTo(other.target());
        assertThat(one.weight()).isEqualTo(other.weight());
        assertThat(one.past()).doesNotContain(Float.NaN);
        assertThat(one.future()).isEqualTo(other.future());
    }

    @ParameterizedTest
    @MethodSource("chains")
    void a_continuation_of_observed_values_is_what_was_observed(List<Transform> chain) {
        double[] values = values(5);
        PreparedForecast prepared = PreparedForecast.of(data(values, chain));
        for (int length : new int[] {0, 1, 8, 20}) {
            double[] known = Arrays.copyOfRange(values, 150, 150 + length);
            WindowBatch continued = prepared.batch(new int[] {150}, new double[][] {known});
            WindowBatch observed = prepared.batch(new int[] {150 + length});
            double[] outputs = {0.3, -0.2, 0.1};

            assertThat(continued.past()).isEqualTo(observed.past());
            assertThat(continued.target()).isEqualTo(observed.target());
            assertThat(prepared.restore(150, known, outputs)).isEqualTo(prepared.restore(150 + length, outputs));
        }
    }

    @Test
    void an_output_of_zero_carries_the_season_before_on_by_its_mean_change() {
        double[] values = values(6);
        PreparedForecast prepared =
                PreparedForecast.of(data(values, List.of(seasonalDifference(7), Transform.minMax())));
        double mean = IntStream.range(7, TRAIN)
                .mapToDouble(row -> values[row] - values[row - 7])
                .average()
                .orElseThrow();

        double[] restored = prepared.restore(170, new double[10]);

        for (int step = 0; step < 10; step++) {
            double seasons = step < 7 ? 1 : 2;
            assertThat(restored[step]).isCloseTo(values[163 + step % 7] + seasons * mean, within(1e-9));
        }
    }

    @Test
    void a_line_goes_on_as_a_line_once_it_is_differenced() {
        double[] values =
                IntStream.range(0, ROWS).mapToDouble(row -> 20 + 3.0 * row).toArray();

        double[] restored =
                PreparedForecast.of(data(values, List.of(difference()))).restore(ROWS, new double[10]);

        assertThat(restored[0]).isCloseTo(20 + 3.0 * ROWS, within(1e-9));
        assertThat(restored[9]).isCloseTo(20 + 3.0 * (ROWS + 9), within(1e-9));
    }

    @Test
    void no_transform_is_the_standard_one() {
        PreparedForecast plain = PreparedForecast.of(data(values(7), List.of()));
        PreparedForecast said = PreparedForecast.of(data(values(7), List.of(standard())));

        assertSame(plain.batch(plain.training()), said.batch(said.training()));
        assertThat(plain.scaler()).isEqualTo(said.scaler());
    }

    @Test
    void a_value_without_a_logarithm_is_told_with_its_series_and_date() {
        double[] values = values(8);
        values[170] = -4;

        assertThatThrownBy(() -> PreparedForecast.of(data(values, List.of(log()))))
                .isInstanceOf(DataProblem.class)
                .hasMessageContainingAll("log() takes values above 0", "-4.0 in row 171, 2024-06-19 of 'a'", "log(5)");
        PreparedForecast prepared = PreparedForecast.of(data(values(8), List.of(log())));
        assertThatThrownBy(() -> prepared.batch(new int[] {ROWS}, new double[][] {{120, 0}}))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("2024-07-20 of 'a'");
    }

    @ParameterizedTest
    @MethodSource("chains")
    void a_series_of_one_value_stays_finite(List<Transform> chain) {
        double[] values = new double[ROWS];
        Arrays.fill(values, 0.1);
        PreparedForecast prepared = PreparedForecast.of(data(values, chain));

        WindowBatch batch = prepared.batch(prepared.training());

        List<Float> all = new ArrayList<>();
        for (float number : batch.target()) {
            all.add(number);
        }
        assertThat(all).allMatch(number -> Math.abs(number) < 1e-3);
        assertThat(prepared.restore(ROWS, new double[10])).containsOnly(new double[] {0.1}, within(1e-9));
    }
}
