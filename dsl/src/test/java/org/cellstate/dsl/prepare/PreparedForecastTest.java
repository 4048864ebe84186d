package org.cellstate.dsl.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.junit.jupiter.api.Test;

class PreparedForecastTest {

    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    private static double[] waves(int rows) {
        return IntStream.range(0, rows)
                .mapToDouble(row -> 100 + row * 0.5 + 10 * Math.sin(row))
                .toArray();
    }

    private static ForecastData data(double[] values) {
        return Series.daily("a", MONDAY, values)
                .split(0.8)
                .lookback(14)
                .horizon(7)
                .calendar();
    }

    @Test
    void nothing_in_the_test_part_changes_what_training_sees() {
        double[] clean = waves(200);
        double[] planted = clean.clone();
        Arrays.fill(planted, 160, 200, 1e6);
        PreparedForecast honest = PreparedForecast.of(data(clean));
        PreparedForecast tempted = PreparedForecast.of(data(planted));

        assertThat(tempted.scaler()).isEqualTo(honest.scaler());
        assertThat(tempted.training()).isEqualTo(honest.training());
        assertSame(tempted.batch(tempted.training()), honest.batch(honest.training()));
        assertSame(tempted.batch(tempted.validation(99)), honest.batch(honest.validation(99)));
        assertThat(tempted.batch(tempted.testOrigins()).target())
                .isNotEqualTo(honest.batch(honest.testOrigins()).target());
    }

    private static void assertSame(WindowBatch one, WindowBatch other) {
        assertThat(one.past()).isEqualTo(other.past());
        assertThat(one.future()).isEqualTo(other.future());
        assertThat(one.target()).isEqualTo(other.target());
        assertThat(one.weight()).isEqualTo(other.weight());
    }

    @Test
    void training_targets_end_before_the_validation_tail_and_that_before_the_test_part() {
        PreparedForecast prepared = PreparedForecast.of(data(waves(200)));

        int[] train = prepared.training();
        int[] validation = prepared.validation(1000);

        assertThat(train[0]).isEqualTo(14);
        assertThat(train[train.length - 1] + 7).isEqualTo(144);
        assertThat(validation[0]).isEqualTo(144);
        assertThat(validation[validation.length - 1] + 7).isEqualTo(160);
        assertThat(prepared.validation(2)).containsExactly(144, 153);
        assertThat(prepared.testOrigins()).containsExactly(160, 167, 174, 181, 188);
    }

    @Test
    void the_scaler_has_the_mean_and_deviation_of_the_training_part() {
        double[] values = new double[200];
        Arrays.fill(values, 0, 80, 1);
        Arrays.fill(values, 80, 160, 3);
        Arrays.fill(values, 160, 200, 77);

        Scaler scaler = PreparedForecast.of(data(values)).scaler();

        assertThat(scaler).isEqualTo(new Scaler(2, 1));
    }

    @Test
    void every_window_is_normalised_by_itself_and_restored() {
        double[] values = waves(200);
        PreparedForecast prepared = PreparedForecast.of(data(values));
        WindowBatch batch = prepared.batch(new int[] {20, 90});

        float[] lags = batch.lags();

        for (int window = 0; window < 2; window++) {
            double[] own = new double[14];
            for (int step = 0; step < 14; step++) {
                own[step] = lags[window * 14 + step];
            }
            assertThat(Arrays.stream(own).average().orElseThrow()).isCloseTo(0, within(1e-6));
            assertThat(Arrays.stream(own).map(x -> x * x).average().orElseThrow())
                    .isCloseTo(1, within(1e-3));
            int origin = new int[] {20, 90}[window];
            assertThat(prepared.restore(origin, batch.target()[window * 7 + 3]))
                    .isCloseTo(values[origin + 3], within(1e-3));
            assertThat(prepared.restore(origin, lags[window * 14 + 13])).isCloseTo(values[origin - 1], within(1e-3));
        }
    }

    @Test
    void a_constant_window_stays_finite() {
        double[] values = waves(200);
        Arrays.fill(values, 0, 30, 5);

        WindowBatch batch = PreparedForecast.of(data(values)).batch(new int[] {20});

        assertThat(batch.lags()).usingComparatorWithPrecision(1e-9f).containsOnly(0f);
        assertThat(batch.target()).usingComparatorWithPrecision(1e-9f).containsOnly(0f);
    }

    @Test
    void past_and_coming_steps_know_their_weekday_and_coming_steps_their_place() {
        PreparedForecast prepared = PreparedForecast.of(data(waves(200)));
        WindowShape shape = prepared.shape();

        WindowBatch batch = prepared.batch(new int[] {200});

        assertThat(shape).isEqualTo(new WindowShape(14, 1 + 21, 7, 21 + 7));
        for (int step = 0; step < 14; step++) {
            int weekday = (200 - 14 + step) % 7;
            assertThat(hot(batch.past(), step * shape.pastFeatures() + 1, 7)).isEqualTo(weekday);
        }
        for (int step = 0; step < 7; step++) {
            int at = step * shape.futureFeatures();
            assertThat(hot(batch.future(), at, 7)).isEqualTo((200 + step) % 7);
            assertThat(hot(batch.future(), at + 21, 7)).isEqualTo(step);
        }
    }

    private static int hot(float[] values, int from, int length) {
        float[] part = Arrays.copyOfRange(values, from, from + length);
        int[] hot = IntStream.range(0, length).filter(i -> part[i] == 1).toArray();
        assertThat(hot).hasSize(1);
        return hot[0];
    }

    @Test
    void without_a_calendar_only_values_and_places_are_seen() {
        ForecastData plain =
                Series.daily("a", MONDAY, waves(200)).split(0.8).lookback(14).horizon(7);

        assertThat(PreparedForecast.of(plain).shape()).isEqualTo(new WindowShape(14, 1, 7, 7));
    }
}
