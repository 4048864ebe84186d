package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecast;
import org.cellstate.dsl.evaluate.Interval;
import org.cellstate.dsl.evaluate.Reliability;
import org.cellstate.dsl.evaluate.WhatIf;
import org.cellstate.dsl.explain.LagInfluence;
import org.cellstate.dsl.explain.LookbackAttention;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;

class ExplanationsShownTest {

    private static final Renderers RENDERERS = Renderers.of(ExplanationsShownTest.class.getClassLoader());
    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    private static Series load(LocalDate start, double... values) {
        return Series.daily("load", start, values).unit("MW");
    }

    private static Forecast forecast(double... values) {
        Series point = load(START.plusDays(4), values);
        return new Forecast(
                load(START, 100, 110, 120, 100),
                point,
                List.of(new Interval(0.8, point, point)),
                Reliability.unknown());
    }

    @Test
    void a_changed_forecast_is_a_picture_and_in_text_a_table_of_both() {
        WhatIf result = new WhatIf(
                "LSTM 1×4",
                "game",
                Series.daily("game", START.plusDays(4), 0, 1),
                Series.daily("game", START.plusDays(4), 1, 1),
                forecast(100, 150),
                forecast(140, 150));

        MimeBundle shown = RENDERERS.render(result);

        assertThat(shown.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG);
        assertThat(shown.text())
                .startsWith("load with other game: +16.0\u2009% over 2 days\n")
                .contains("LSTM 1×4, game changed on 1 of 2 days. The difference is what the model has learned")
                .endsWith("""
                        day         game  what if  forecast  what if  difference
                        ────────────────────────────────────────────────────────
                        2024-01-05     0        1       100      140          40
                        2024-01-06     1        1       150      150           0""");
    }

    @Test
    void the_influence_of_the_lookback_is_a_picture_and_in_text_a_table_of_the_strongest() {
        LagInfluence influence = new LagInfluence(
                "LSTM 1×4",
                "load, the 3 days before 2024-01-04",
                List.of("2024-01-01", "2024-01-02", "2024-01-03"),
                List.of("2024-01-04", "2024-01-05"),
                new double[][] {{0.5, 2, 1}, {0.5, 2, 1}},
                new double[][] {{1, -4, 2}, {-1, 2, 3}});

        MimeBundle shown = RENDERERS.render(influence);

        assertThat(shown.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG);
        assertThat(shown.text())
                .startsWith("2024-01-02 does most, 2 rows before the forecast: 46\u2009% of all\n")
                .contains("LSTM 1×4 over load, the 3 days before 2024-01-04.")
                .endsWith("""
                        row         back   size  slope one ahead
                        ────────────────────────────────────────
                        2024-01-02     2  3.000            2.000
                        2024-01-03     1  2.500            1.000
                        2024-01-01     3  1.000            0.500""");
    }

    @Test
    void attention_over_the_lookback_is_a_picture_and_in_text_a_table_of_the_steps() {
        LookbackAttention attention = new LookbackAttention(
                "LSTM 1×4",
                "load, the 3 days before 2024-01-04",
                List.of("2024-01-01", "2024-01-02", "2024-01-03"),
                List.of("2024-01-04", "2024-01-05"),
                new double[][] {{0.1, 0.7, 0.2}, {0.2, 0.5, 0.3}});

        MimeBundle shown = RENDERERS.render(attention);

        assertThat(shown.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG);
        assertThat(shown.text())
                .startsWith("Most of the attention is on 2024-01-02, 2 rows before the forecast: 60\u2009%\n")
                .contains("LSTM 1×4 over load, the 3 days before 2024-01-04.")
                .endsWith("""
                        ahead       looks most at  back  weight
                        ───────────────────────────────────────
                        2024-01-04  2024-01-02        2   0.700
                        2024-01-05  2024-01-02        2   0.500""");
    }
}
