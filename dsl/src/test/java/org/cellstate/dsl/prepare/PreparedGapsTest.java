package org.cellstate.dsl.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Fill;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.junit.jupiter.api.Test;

/** Rows that were filled: read, and never a target. */
class PreparedGapsTest {

    /** 100 rows: 80 train, 8 of them validate. */
    private static ForecastData data(int from, int to) {
        double[] values = IntStream.range(0, 100).mapToDouble(row -> row % 7).toArray();
        Arrays.fill(values, from, to, Double.NaN);
        return Series.daily("load", LocalDate.of(2024, 1, 1), values)
                .fill(Fill.constant(50))
                .split(0.8)
                .lookback(5)
                .horizon(2);
    }

    @Test
    void a_batch_says_which_targets_were_observed_and_reads_what_was_filled() {
        PreparedForecast prepared = PreparedForecast.of(data(30, 32));

        WindowBatch batch = prepared.batch(new int[] {29, 31, 34});

        assertThat(batch.observed()).containsExactly(1, 0, 0, 1, 1, 1);
        assertThat(batch.counted()).isEqualTo(4);
        assertThat(batch.weights())
                .containsExactly(batch.weight()[0], 0, 0, batch.weight()[1], batch.weight()[2], batch.weight()[2]);
        // The window at 34 has the filled rows as its second and third.
        assertThat(batch.lags()[10 + 1]).isEqualTo(batch.lags()[10 + 2]).isGreaterThan(batch.lags()[10]);
    }

    @Test
    void without_a_gap_nothing_is_said() {
        PreparedForecast prepared = PreparedForecast.of(data(30, 30));

        assertThat(prepared.batch(new int[] {29}).observed()).isEmpty();
        assertThat(prepared.training()).hasSize(80 - 8 - 5 - 1);
    }

    @Test
    void windows_whose_targets_were_all_filled_are_left_out() {
        PreparedForecast prepared = PreparedForecast.of(data(30, 33));
        PreparedForecast late = PreparedForecast.of(data(73, 76));

        assertThat(prepared.training())
                .hasSize(80 - 8 - 5 - 1 - 2)
                .doesNotContain(30, 31)
                .contains(29, 32);
        assertThat(late.validation(100)).containsExactly(72, 75, 76, 77, 78);
        assertThat(PreparedForecast.of(data(73, 76), 1).validationRows(100)).containsExactly(72, 76, 77, 78, 79);
    }

    @Test
    void a_validation_tail_that_was_all_filled_is_refused() {
        PreparedForecast prepared = PreparedForecast.of(data(70, 80));

        assertThatThrownBy(() -> prepared.validation(100))
                .isInstanceOf(DataProblem.class)
                .hasMessage("""
                        What was filled is no target: a row that was observed must be among those that validate.
                          received: every target of those rows was filled; 10 filled by constant(50) from 2024-03-11 to 2024-03-20, the longest gap 10 from 2024-03-11 on
                          try: a longer validation tail, such as .validation(0.2), or the rows of a series before or after its gap, .rows(from, to)""");
    }
}
