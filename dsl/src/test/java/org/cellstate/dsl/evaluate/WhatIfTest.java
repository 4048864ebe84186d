package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.gru;

import java.time.LocalDate;
import java.util.Random;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;

class WhatIfTest {

    private static final LocalDate START = LocalDate.of(2022, 1, 3);

    /** A game brings 50 visitors more; it is known 4 days ahead. */
    private static final Forecaster MODEL = model();

    private static Forecaster model() {
        Random random = new Random(5);
        double[] game = IntStream.range(0, 404)
                .mapToDouble(day -> random.nextInt(3) == 0 ? 1 : 0)
                .toArray();
        double[] visits = IntStream.range(0, 400)
                .mapToDouble(day -> 100 + 50 * game[day] + random.nextGaussian())
                .toArray();
        game[400] = 0;
        game[401] = 1;
        game[402] = 0;
        Panel panel = Panel.of(Series.daily("visits", START, visits).unit("visitors"))
                .future(Series.daily("game", START, game));
        return gru().hidden(8)
                .epochs(12)
                .windows(512)
                .fit(panel.split(0.9).lookback(8).horizon(4), event -> {});
    }

    @Test
    void another_game_day_moves_the_forecast_of_that_day() {
        WhatIf asked = MODEL.whatIf("game", 1, 1, 0);

        assertThat(asked.known().values()).containsExactly(0, 1, 0);
        assertThat(asked.asked().values()).containsExactly(1, 1, 0);
        assertThat(asked.plain().point()).isEqualTo(MODEL.forecast(3).point());
        // The effect is learned in deviations of a window of eight days, which few or many games make smaller or
        // larger.
        assertThat(asked.difference().value(0)).isBetween(25.0, 75.0);
        assertThat(asked.difference().value(1)).isCloseTo(0, within(1e-3));
        assertThat(asked.difference().value(2)).isCloseTo(0, within(1e-3));
        assertThat(asked.total()).isCloseTo(asked.difference().value(0), within(2e-3));
        assertThat(asked.toString())
                .startsWith("GRU 1×8, visits with other game: +")
                .contains("most at 2023-02-07");
        assertThat(MODEL.forecast(3).point()).isEqualTo(asked.plain().point());
    }

    @Test
    void what_is_known_already_changes_nothing() {
        WhatIf asked = MODEL.whatIf("visits", "game", 0, 1);

        assertThat(asked.changed().point()).isEqualTo(asked.plain().point());
    }

    @Test
    void only_what_is_known_of_coming_rows_can_be_asked_for_and_only_so_far() {
        assertThatThrownBy(() -> MODEL.whatIf("games", 1))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("'games', where the model has game")
                .hasMessageContaining("try: 'game'");
        assertThatThrownBy(() -> MODEL.whatIf("game", 1, 1, 1, 1, 1)).isInstanceOf(ShapeProblem.class);
        assertThatThrownBy(() -> MODEL.whatIf("game")).isInstanceOf(ShapeProblem.class);
        Forecaster late = MODEL.update(100, 100);
        assertThatThrownBy(() -> late.whatIf("game", 1, 1, 1))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("'game' of 'visits' ends at 2023-02-10");
    }
}
