package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.anomaly.Anomalies;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;

class AnomaliesShownTest {

    private static final Renderers RENDERERS = Renderers.of(AnomaliesShownTest.class.getClassLoader());

    private static Anomalies anomalies(double... errors) {
        LocalDate start = LocalDate.of(2024, 1, 1);
        return Anomalies.of(
                "LSTM 1×4",
                Series.daily("load", start, errors).unit("MW"),
                Series.daily("load", start, new double[errors.length]).unit("MW"),
                Series.daily("load", start.minusDays(5), -2, -1, 0, 1, 2));
    }

    @Test
    void anomalies_are_a_picture_and_in_text_a_table_of_events() {
        MimeBundle shown = RENDERERS.render(anomalies(0, 1, 20, -30, 0, 2, 10, 0));

        assertThat(shown.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG);
        assertThat(shown.text())
                .startsWith("load: 2 events, 3 of 8 rows anomalous\n")
                .endsWith("""
                LSTM 1×4, one day ahead. Limit: score 3.291 by robust(0.001), one scale being 1.483 MW; of 5 held-out rows 0\u2009% are above it.

                from        to          rows  score  observed  expected
                ───────────────────────────────────────────────────────
                2024-01-03  2024-01-04     2  20.23       -30         0
                2024-01-07  2024-01-07     1  6.745        10         0""");
    }

    @Test
    void labels_say_what_the_alarms_are_worth() {
        MimeBundle shown = RENDERERS.render(
                anomalies(0, 1, 20, -30, 0, 2, 10, 0).labelled(false, true, true, true, false, false, false, false));

        assertThat(shown.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG);
        assertThat(shown.text())
                .startsWith("Anomalies: 67\u2009% of the alarms are right, 67\u2009% of the labelled rows are found\n")
                .contains(
                        "F1 0.667: 2 rows rightly called anomalies, 1 wrongly, 1 missed. Of 1 labelled events 1 found")
                .contains("2024-01-03  2024-01-04");
    }

    @Test
    void no_anomalies_are_no_table() {
        assertThat(RENDERERS.render(anomalies(0, 1, 1)).text())
                .startsWith("load: no anomalies\n")
                .doesNotContain("from  ");
    }
}
