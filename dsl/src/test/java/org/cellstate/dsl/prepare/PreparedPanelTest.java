package org.cellstate.dsl.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Holiday;
import org.cellstate.dsl.data.HolidayRule;
import org.cellstate.dsl.data.Holidays;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;

class PreparedPanelTest {

    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    private static double[] values(int rows, double level, double swing) {
        return IntStream.range(0, rows)
                .mapToDouble(row -> level + swing * Math.sin(row))
                .toArray();
    }

    private static Series days(String name, int rows, double level, double swing) {
        return Series.daily(name, MONDAY, values(rows, level, swing));
    }

    /** The second begins ten days later and is ten rows shorter. */
    private static Panel two() {
        return Panel.of(days("a", 100, 10, 1), Series.daily("b", MONDAY.plusDays(10), values(90, 1000, 50)));
    }

    private static PreparedForecast prepared() {
        return PreparedForecast.of(two().split(0.8).lookback(14).horizon(7));
    }

    @Test
    void examples_are_numbered_through_and_those_of_the_first_series_are_their_origins() {
        PreparedForecast prepared = prepared();

        assertThat(prepared.example(0, 100)).isEqualTo(100);
        assertThat(prepared.example(1, 0)).isEqualTo(101);
        for (int example : new int[] {14, 100, 101, 115, 191}) {
            int member = example <= 100 ? 0 : 1;
            assertThat(prepared.member(example)).isEqualTo(member);
            assertThat(prepared.origin(example)).isEqualTo(example - 101 * member);
            assertThat(prepared.example(prepared.member(example), prepared.origin(example)))
                    .isEqualTo(example);
        }
        assertThat(prepared.label(115)).isEqualTo("window of b at 2024-01-25");
    }

    @Test
    void all_series_train_up_to_one_date_and_validate_and_test_after_it() {
        PreparedForecast prepared = prepared();

        assertThat(prepared.data().trainRows(0)).isEqualTo(80);
        assertThat(prepared.data().trainRows(1)).isEqualTo(70);
        int[] training = prepared.training();
        // Origins 14 to 80 - 8 - 7 of the first, 14 to 70 - 7 - 7 of the second.
        assertThat(training)
                .containsExactly(IntStream.concat(IntStream.rangeClosed(14, 65), IntStream.rangeClosed(115, 157))
                        .toArray());
        assertThat(prepared.validation(99)).containsExactly(72, 73, 101 + 63);
        assertThat(prepared.validation(2)).containsExactly(72, 164);
        assertThat(prepared.testOrigins()).containsExactly(80, 87, 171, 178);
        assertThat(prepared.testOrigins(1)).containsExactly(171, 178);
    }

    @Test
    void each_series_is_scaled_and_restored_by_its_own_training_rows() {
        PreparedForecast prepared = prepared();

        assertThat(prepared.scaler(0).mean()).isCloseTo(10, within(0.1));
        assertThat(prepared.scaler(1).mean()).isCloseTo(1000, within(5.0));
        assertThat(prepared.scaler(1).deviation()).isCloseTo(50 / Math.sqrt(2), within(1.0));
        WindowBatch batch = prepared.batch(new int[] {90, 171});
        assertThat(prepared.restore(90, batch.target()[0])).isCloseTo(10 + Math.sin(90), within(1e-5));
        double[] path = prepared.restore(171, new double[] {batch.target()[7], batch.target()[8]});
        assertThat(path[1]).isCloseTo(1000 + 50 * Math.sin(71), within(1e-3));
        assertThatThrownBy(prepared::scaler)
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("a panel of 2: a, b");
    }

    @Test
    void a_window_after_a_continuation_is_the_window_of_a_series_that_went_on_so() {
        Panel rain = two().past(days("rain", 100, 5, 2)).future(days("price", 120, 3, 1));
        PreparedForecast prepared = PreparedForecast.of(
                rain.split(0.8).lookback(14).horizon(7).calendar().lags(7, 20));
        double[] more = {900, 1100, 950};

        WindowBatch went = prepared.batch(new int[] {prepared.example(1, 75)}, new double[][] {more});

        double[] changed = values(90, 1000, 50);
        System.arraycopy(more, 0, changed, 75, 3);
        Panel other = Panel.of(days("a", 100, 10, 1), Series.daily("b", MONDAY.plusDays(10), changed))
                .past(days("rain", 100, 5, 2))
                .future(days("price", 120, 3, 1));
        PreparedForecast known = PreparedForecast.of(
                other.split(0.8).lookback(14).horizon(7).calendar().lags(7, 20));
        WindowBatch observed = known.batch(new int[] {known.example(1, 78)});
        int features = prepared.shape().pastFeatures();
        assertThat(went.future()).isEqualTo(observed.future());
        assertThat(went.target()).isEqualTo(observed.target());
        assertThat(went.weight()).isEqualTo(observed.weight());
        for (int step = 0; step < 14; step++) {
            int from = step * features;
            // The rain of the last three rows was not known: it stays as it was at row 74.
            assertThat(Arrays.copyOfRange(went.past(), from, from + features - 1))
                    .isEqualTo(Arrays.copyOfRange(observed.past(), from, from + features - 1));
            int rainRow = Math.min(step, 10) * features + features - 1;
            assertThat(went.past()[from + features - 1]).isEqualTo(observed.past()[rainRow]);
        }
        assertThat(prepared.restore(prepared.example(1, 75), more, new double[] {went.target()[0]})[0])
                .isCloseTo(changed[78], within(1e-3));
    }

    @Test
    void a_continuation_goes_on_past_the_end_of_the_series_and_its_calendar() {
        PreparedForecast prepared = PreparedForecast.of(
                days("a", 100, 10, 1).split(0.8).lookback(14).horizon(7).calendar());

        double[] more = values(30, 10, 1);
        WindowBatch batch = prepared.batch(new int[] {100}, new double[][] {more});

        int features = prepared.shape().futureFeatures();
        for (int step = 0; step < 7; step++) {
            assertThat(batch.future()[step * features + (130 + step) % 7]).isEqualTo(1);
        }
        assertThat(batch.target()).containsOnly(0);
        assertThat(prepared.restore(100, more, new double[] {batch.lags()[13]})[0])
                .isCloseTo(more[29], within(1e-5));
    }

    @Test
    void every_covariate_has_its_name_and_its_place() {
        ForecastData data = two().past(days("rain", 100, 5, 2))
                .future(days("price", 120, 3, 1))
                .statics("height", Map.of("a", 100, "b", 300))
                .statics("place", Map.of("a", "coast", "b", "hill"))
                .split(0.8)
                .lookback(14)
                .horizon(7)
                .calendar()
                .holidays(Holidays.none().easter("Easter Monday", 1).around(1, 0))
                .lags(14);
        PreparedForecast prepared = PreparedForecast.of(data);

        assertThat(prepared.covariates())
                .containsExactly(
                        new Covariate("weekday", Covariate.Kind.CALENDAR, 0, 9),
                        new Covariate("day of the year", Covariate.Kind.CALENDAR, 9, 12),
                        new Covariate("Easter Monday", Covariate.Kind.HOLIDAY, 21, 2),
                        new Covariate("price", Covariate.Kind.FUTURE, 23, 1),
                        new Covariate("lag 14", Covariate.Kind.LAG, 24, 1),
                        new Covariate("height", Covariate.Kind.STATIC, 25, 1),
                        new Covariate("place", Covariate.Kind.STATIC, 26, 2),
                        new Covariate("rain", Covariate.Kind.PAST, 28, 1));
        assertThat(prepared.shape()).isEqualTo(new WindowShape(14, 30, 7, 28 + 7));
        assertThat(data.toString())
                .isEqualTo("2 series, 150 rows train (15 of them validate), 40 test, lookback 14, horizon 7,"
                        + " calendar, holidays Easter Monday, lag 14, past rain, future price,"
                        + " static height and place");
        WindowBatch batch = prepared.batch(new int[] {prepared.example(1, 60)});
        int at = 3 * 35;
        assertThat(batch.future()[at + 25])
                .as("height: 300 is one deviation above the mean of 100 and 300")
                .isEqualTo(1);
        assertThat(List.of(batch.future()[at + 26], batch.future()[at + 27])).containsExactly(0f, 1f);
        assertThat(batch.past()[4 * 30 + 1 + 27]).isEqualTo(1);
        // Row 63 of b is day 73 of the price, March 14.
        double mean = IntStream.range(10, 80)
                .mapToDouble(row -> 3 + Math.sin(row))
                .average()
                .orElseThrow();
        double squares = IntStream.range(10, 80)
                .mapToDouble(row -> Math.pow(3 + Math.sin(row) - mean, 2))
                .average()
                .orElseThrow();
        assertThat((double) batch.future()[at + 23])
                .isCloseTo((3 + Math.sin(73) - mean) / Math.sqrt(squares), within(1e-6));
    }

    @Test
    void a_holiday_tells_its_neighbours_whether_it_is_a_working_day_and_what_stands_in_for_it() {
        Holidays christmas = Holidays.none()
                .with(Holiday.of("Christmas", new HolidayRule.Fixed(Month.DECEMBER, 25))
                        .observed(true)
                        .around(1, 1));
        Series days = Series.daily("a", LocalDate.of(2022, 1, 1), values(800, 10, 1));
        PreparedForecast prepared =
                PreparedForecast.of(days.split(0.8).lookback(14).horizon(4).holidays(christmas));

        assertThat(prepared.covariates()).containsExactly(new Covariate("Christmas", Covariate.Kind.HOLIDAY, 0, 7));
        // From December 23 on: day before, day, day after; the same from Monday to Friday; what stands in for it.
        assertThat(holiday(prepared, 356))
                .as("2022, when Christmas was a Sunday")
                .isEqualTo(new float[][] {
                    {0, 0, 0, 0, 0, 0, 0}, {1, 0, 0, 0, 0, 0, 0}, {0, 1, 0, 0, 0, 0, 0}, {0, 0, 1, 0, 0, 1, 1}
                });
        assertThat(holiday(prepared, 721)).as("2023, when it was a Monday").isEqualTo(new float[][] {
            {0, 0, 0, 0, 0, 0, 0}, {1, 0, 0, 0, 0, 0, 0}, {0, 1, 0, 0, 1, 0, 0}, {0, 0, 1, 0, 0, 1, 0}
        });
    }

    private static float[][] holiday(PreparedForecast prepared, int origin) {
        float[] future = prepared.batch(new int[] {origin}).future();
        return IntStream.range(0, 4)
                .mapToObj(step -> Arrays.copyOfRange(future, step * 11, step * 11 + 7))
                .toArray(float[][]::new);
    }

    @Test
    void a_holiday_of_monthly_data_is_in_its_month() {
        PreparedForecast prepared = PreparedForecast.of(Series.monthly("a", MONDAY, values(60, 10, 1))
                .split(0.8)
                .lookback(12)
                .horizon(3)
                .holidays(Holidays.none().easter("Easter", 0).around(1, 1)));

        float[] future = prepared.batch(new int[] {50}).future();

        // March to May 2028: Easter is on April 16.
        assertThat(List.of(future[0], future[4], future[8])).containsExactly(0f, 1f, 0f);
    }

    @Test
    void a_lag_is_the_value_so_many_rows_earlier_in_deviations_of_the_window() {
        PreparedForecast prepared = PreparedForecast.of(
                days("a", 100, 10, 1).split(0.8).lookback(14).horizon(7).lags(20));

        assertThat(prepared.training()[0]).isEqualTo(34);
        WindowBatch batch = prepared.batch(new int[] {50});
        for (int step = 0; step < 7; step++) {
            double value = batch.future()[step * 8];
            assertThat(prepared.restore(50, value)).isCloseTo(10 + Math.sin(50 + step - 20), within(1e-6));
        }
        assertThat(prepared.restore(50, batch.past()[1])).isCloseTo(10 + Math.sin(50 - 14 - 20), within(1e-6));
        assertThatThrownBy(() -> prepared.batch(new int[] {33}))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("received: row 33 of 100, lookback=14, longest lag=20");
        assertThatThrownBy(() -> prepared.data().lags(6))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("received: lags(6), horizon=7");
        assertThatThrownBy(() -> prepared.data().lags(60))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("longest lag=60, training rows=80");
    }

    @Test
    void a_flag_stays_a_flag() {
        double[] flag = new double[120];
        flag[50] = 1;
        flag[90] = 1e6;
        PreparedForecast prepared = PreparedForecast.of(days("a", 100, 10, 1)
                .future(Series.daily("game", MONDAY, flag))
                .split(0.8)
                .lookback(14)
                .horizon(7));

        WindowBatch batch = prepared.batch(new int[] {45});
        assertThat(IntStream.range(0, 7).mapToDouble(step -> batch.future()[step * 8]))
                .containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0);
    }

    @Test
    void a_future_covariate_that_ends_too_early_says_when_it_ends_and_until_when_it_is_needed() {
        PreparedForecast prepared = PreparedForecast.of(days("a", 100, 10, 1)
                .future(days("price", 103, 3, 1))
                .split(0.8)
                .lookback(14)
                .horizon(7));

        assertThat(prepared.batch(new int[] {96}).size()).isEqualTo(1);
        assertThat(prepared.batch(new int[] {100}, 3).size()).isEqualTo(1);
        assertThatThrownBy(() -> prepared.batch(new int[] {100}))
                .isInstanceOf(DataProblem.class)
                .hasMessage("""
                        A future covariate must be known of every row that is forecast.
                          received: 'price' of 'a' ends at 2024-04-12, a forecast of 7 from 2024-04-10 needs it up to 2024-04-16
                          try: rows for it after the last value of the series, or .past("price") if it is not known in advance""");
    }

    @Test
    void nothing_of_test_rows_reaches_what_training_sees() {
        double[] clean = values(200, 10, 1);
        double[] planted = clean.clone();
        Arrays.fill(planted, 160, 200, 1e6);
        PreparedForecast honest = PreparedForecast.of(leaky(clean));
        PreparedForecast tempted = PreparedForecast.of(leaky(planted));

        assertThat(tempted.training()).isEqualTo(honest.training());
        for (int member = 0; member < 2; member++) {
            assertThat(tempted.scaler(member)).isEqualTo(honest.scaler(member));
        }
        assertSame(tempted.batch(tempted.training()), honest.batch(honest.training()));
        assertSame(tempted.batch(tempted.validation(99)), honest.batch(honest.validation(99)));
        int[] first = {honest.example(0, 160), honest.example(1, 150)};
        assertThat(tempted.batch(first).past()).isEqualTo(honest.batch(first).past());
        assertThat(tempted.batch(first).target())
                .isNotEqualTo(honest.batch(first).target());
    }

    private static ForecastData leaky(double[] values) {
        Series all = Series.daily("a", MONDAY, values);
        return Panel.of(all, all.named("b").rows(10, 200))
                .past(all.named("rain"))
                .future(all.named("price"))
                .statics("height", Map.of("a", 1, "b", 2))
                .split(0.8)
                .lookback(14)
                .horizon(7)
                .calendar()
                .lags(14);
    }

    @Test
    void past_covariates_of_coming_rows_are_not_even_kept() {
        Panel panel = days("a", 100, 10, 1).past(days("rain", 130, 5, 1));

        assertThat(panel.members().get(0).past().get(0).size()).isEqualTo(100);
        double[] other = values(100, 5, 1);
        Arrays.fill(other, 90, 100, 1e6);
        PreparedForecast one = PreparedForecast.of(panel.split(0.8).lookback(14).horizon(7));
        PreparedForecast another = PreparedForecast.of(days("a", 100, 10, 1)
                .past(Series.daily("rain", MONDAY, other))
                .split(0.8)
                .lookback(14)
                .horizon(7));
        assertSame(one.batch(new int[] {80, 90}), another.batch(new int[] {80, 90}));
        assertThat(one.batch(new int[] {91}).past())
                .isNotEqualTo(another.batch(new int[] {91}).past());
    }

    private static void assertSame(WindowBatch one, WindowBatch other) {
        assertThat(one.past()).isEqualTo(other.past());
        assertThat(one.future()).isEqualTo(other.future());
        assertThat(one.target()).isEqualTo(other.target());
        assertThat(one.weight()).isEqualTo(other.weight());
    }
}
