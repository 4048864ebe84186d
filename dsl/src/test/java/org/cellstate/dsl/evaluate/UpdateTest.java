package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.anomalies;
import static org.cellstate.dsl.Cellstate.gru;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Frequency;
import org.cellstate.dsl.data.Member;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.TimeIndex;
import org.cellstate.dsl.evaluate.anomaly.Event;
import org.junit.jupiter.api.Test;

class UpdateTest {

    private static final Series WHOLE = Series.daily(
                    "visits",
                    LocalDate.of(2022, 1, 3),
                    IntStream.range(0, 320)
                            .mapToDouble(day -> 100 + 10 * Math.sin(day / 3.0) + 5 * (day % 7))
                            .toArray())
            .unit("visits per day");

    private static final Series KNOWN = WHOLE.rows(0, 300);

    private static final Forecaster MODEL = gru().hidden(6)
            .epochs(4)
            .windows(128)
            .fit(KNOWN.split(0.8).lookback(14).horizon(7).calendar(), event -> {});

    @Test
    void an_updated_model_forecasts_from_the_newest_rows_with_the_weights_and_scaler_it_had() {
        Forecaster updated = MODEL.update(WHOLE.rows(300, 320));

        assertThat(updated.data().series()).isEqualTo(WHOLE);
        assertThat(updated.forecast(7).point().index().label(0)).isEqualTo("2022-11-19");
        assertThat(updated.trained().data().scaler())
                .isEqualTo(MODEL.trained().data().scaler());
        assertThat(updated.trained().network()).isSameAs(MODEL.trained().network());
        assertThat(updated.data().trainRows()).isEqualTo(240);
        assertThat(updated.data().validationRows()).isEqualTo(MODEL.data().validationRows());
        assertThat(updated.provenance()).isEqualTo(MODEL.provenance());
        // The model that had been fitted with these rows in its test part is the same one.
        Forecaster fitted = gru().hidden(6)
                .epochs(4)
                .windows(128)
                .fit(
                        WHOLE.split(LocalDate.of(2022, 8, 31))
                                .lookback(14)
                                .horizon(7)
                                .calendar(),
                        event -> {});
        assertThat(updated.forecast(7)).isEqualTo(fitted.forecast(7));
        assertThat(updated.backtest()).isEqualTo(fitted.backtest());
        assertThat(MODEL.data().series()).isEqualTo(KNOWN);
    }

    @Test
    void row_by_row_comes_to_the_same_as_all_at_once() {
        Forecaster updated = MODEL;
        for (int row = 300; row < 320; row++) {
            updated = updated.update(WHOLE.value(row));
        }

        assertThat(updated.forecast(7)).isEqualTo(MODEL.update(WHOLE).forecast(7));
        assertThat(updated.oneAhead(300, 321).value(20))
                .isCloseTo(updated.forecast(1).point().value(0), within(1e-4));
    }

    @Test
    void rows_that_are_known_may_come_again_unchanged() {
        assertThat(MODEL.update(WHOLE.rows(280, 310)).data().series()).isEqualTo(WHOLE.rows(0, 310));
        assertThat(MODEL.update(WHOLE.rows(280, 290)).data().series()).isEqualTo(KNOWN);
        assertThat(MODEL.update().data().series()).isEqualTo(KNOWN);

        double[] changed = WHOLE.rows(280, 310).values();
        changed[4] += 1;
        refused(
                Series.daily("visits", LocalDate.of(2022, 10, 10), changed),
                "at 2022-10-14, where the model knows",
                "from 2022-10-30 on");
    }

    @Test
    void a_gap_is_named_by_the_row_that_comes_next() {
        refused(
                WHOLE.rows(303, 310),
                "begins at 2022-11-02, where the next row is that of 2022-10-30: 3 missing",
                "from 2022-10-30 on");
    }

    @Test
    void another_step_and_a_missing_value_are_refused() {
        refused(
                Series.monthly("visits", LocalDate.of(2022, 10, 1), 1, 2),
                "visits: 2 rows, 2022-10 to 2022-11, monthly",
                "a row each day");
        refused(
                Series.of("visits", new TimeIndex(LocalDateTime.of(2022, 10, 30, 6, 0), Frequency.DAILY, 1), 1),
                "2022-10-30",
                "a row each day");
        refused(
                Series.daily("visits", LocalDate.of(2022, 10, 30), 100, Double.NaN),
                "1 missing in 'visits', the first at 2022-10-31",
                ".fill(");
    }

    @Test
    void a_planted_jump_is_found_in_rows_that_come_later() {
        double[] values = WHOLE.rows(300, 320).values();
        values[8] += 80;
        Series jump = Series.daily("visits", LocalDate.of(2022, 10, 30), values);

        var found = anomalies(MODEL, jump);

        assertThat(found.observed().index().label(0)).isEqualTo("2022-10-30");
        assertThat(found.events()).isNotEmpty();
        Event strongest = found.events().stream()
                .max(java.util.Comparator.comparingDouble(Event::score))
                .orElseThrow();
        assertThat(strongest.peak()).isEqualTo("2022-11-07");
        assertThat(strongest.observed()).isEqualTo(values[8]);
        assertThat(Arrays.stream(MODEL.anomalies().scores()).max().orElseThrow())
                .isLessThan(strongest.score());
        assertThat(MODEL.anomalies().observed()).isEqualTo(KNOWN.rows(240, 300));
        assertThat(MODEL.anomalies().calibration())
                .isEqualTo(MODEL.residuals(Part.VALIDATION).errors());
    }

    @Test
    void series_of_a_panel_are_updated_by_name_with_their_covariates() {
        Forecaster several = gru().hidden(4)
                .epochs(1)
                .windows(32)
                .fit(
                        panel(200, 190, 210, 1)
                                .split(LocalDate.of(2021, 6, 1))
                                .lookback(10)
                                .horizon(4),
                        event -> {});

        Forecaster updated = several.update(panel(203, 190, 212, 2).only("north"));

        Panel known = updated.data().panel();
        assertThat(known.series("north")).isEqualTo(panel(203, 190, 212, 1).series("north"));
        assertThat(known.members().get(1))
                .isEqualTo(several.data().panel().members().get(1));
        assertThat(known.members().get(0).past().get(0).size()).isEqualTo(203);
        Series game = known.members().get(0).future().get(0);
        assertThat(game.size()).isEqualTo(212);
        // What was known of rows up to the present stays, what was said of coming ones may change.
        assertThat(game.value(199)).isEqualTo(199);
        assertThat(game.value(200)).isEqualTo(400);
        assertThat(updated.forecasts(4).get(0).point().index().label(0)).isEqualTo("2021-07-23");
        assertThat(updated.anomalies("north").observed().size()).isEqualTo(203 - 151);
        assertThatThrownBy(() -> several.update(Panel.of(Series.daily("west", LocalDate.of(2021, 7, 20), 1))))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("'west', where the panel has north, south");
        assertThatThrownBy(() -> several.update(Panel.of(Series.daily("north", LocalDate.of(2021, 7, 20), 1))))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("'rain' ends at 2021-07-19, 'north' needs it up to 2021-07-20");
    }

    /** Values are row numbers; those of the game after row 199 are as many times them. */
    private static Panel panel(int north, int south, int game, int factor) {
        LocalDate start = LocalDate.of(2021, 1, 1);
        Series rain = Series.daily("rain", start, rows(north, 1));
        Series games = Series.daily("game", start, rows(game, factor));
        return new Panel(
                "stations",
                List.of(
                        new Member(
                                Series.daily("north", start, rows(north, 1)), List.of(rain), List.of(games), List.of()),
                        new Member(
                                Series.daily("south", start, rows(south, 1)),
                                List.of(rain),
                                List.of(games),
                                List.of())));
    }

    private static double[] rows(int rows, int factor) {
        return IntStream.range(0, rows)
                .mapToDouble(row -> row < 200 ? row : factor * row)
                .toArray();
    }

    private static void refused(Series newer, String received, String fix) {
        assertThatThrownBy(() -> MODEL.update(newer)).isInstanceOfSatisfying(DataProblem.class, problem -> {
            assertThat(problem.received()).contains(received);
            assertThat(problem.fix()).contains(fix);
        });
    }
}
