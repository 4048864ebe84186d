package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.dsl.Cellstate.gru;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.live.Watch;
import org.cellstate.dsl.live.Watched;
import org.cellstate.kernel.api.MimeBundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WatchDisplayTest {

    private static final long MILLI = 1_000_000;
    private static final List<Watched> STATES = new ArrayList<>();

    private final RecordedScreen screen = new RecordedScreen();
    private long now;
    private final WatchDisplay display = new WatchDisplay(screen, () -> now);

    @BeforeAll
    static void watch() {
        Series births = Samples.births(420);
        Forecaster model = gru().hidden(4)
                .epochs(2)
                .windows(64)
                .fit(births.rows(0, 400).split(0.9).lookback(14).horizon(7).calendar(), event -> {});
        double[] coming = births.rows(400, 420).values();
        coming[9] += 30_000;
        Watch.of(model, STATES::add).values(DoubleStream.of(coming).iterator());
    }

    private void play() {
        for (Watched state : STATES) {
            display.on(state);
            now += 100 * MILLI;
        }
    }

    @Test
    void in_a_notebook_one_chart_is_drawn_anew_at_most_twice_a_second_and_always_at_the_end() {
        play();

        assertThat(screen.shown).hasSize(1);
        assertThat(screen.updates).hasSize(4);
        assertThat(screen.updates.get(3).data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG);
        assertThat(screen.updates.get(3).text()).contains("20 days came, 2002-02-24 is", "the source has ended");
    }

    @Test
    void on_a_console_it_is_a_line_as_often() {
        screen.interactive = false;

        play();

        assertThat(screen.shown).hasSize(5);
        assertThat(screen.shown.get(0).text()).isEqualTo("births: no rows came, watching");
        assertThat(screen.shown.get(4).text()).startsWith("births: 20 rows came, the last 2002-02-24");
        assertThat(screen.updates).isEmpty();
    }

    @Test
    void the_chart_has_what_came_what_was_expected_the_jump_and_the_forecast() {
        Figure figure = WatchedChart.of(STATES.get(15));

        assertThat(figure.title()).isEqualTo("births: 15 days came, 2002-02-19 is 11\u2009541");
        assertThat(figure.marks().stream()
                        .filter(mark -> !(mark instanceof Mark.Band))
                        .map(Mark::label))
                .containsExactly("watched →", "observed", "expected", "forecast", "");
        Mark.Line expected = (Mark.Line) figure.marks().stream()
                .filter(mark -> mark.label().equals("expected"))
                .findFirst()
                .orElseThrow();
        assertThat(expected.x().size()).isEqualTo(15);
        assertThat(figure.caption())
                .startsWith("GRU 1×4, one day ahead over all rows that came: MAE ")
                .contains("naive", " anomalies (dots), the last from 2002-02-1");
        assertThat(WatchedChart.of(STATES.get(0)).caption())
                .isEqualTo(
                        "GRU 1×4 waits for the row of 2002-02-05. Around the forecast: 80\u2009% and 50\u2009% of the outcomes.");
    }
}
