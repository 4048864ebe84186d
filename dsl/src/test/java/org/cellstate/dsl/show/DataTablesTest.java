package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.data.Series;
import org.cellstate.kernel.api.MimeBundle;
import org.junit.jupiter.api.Test;

class DataTablesTest {

    private static String words(MimeBundle bundle) {
        return bundle.text().replace(Numbers.THIN_SPACE, ' ');
    }

    @Test
    void a_series_as_a_table() {
        Series air = Series.monthly("air", LocalDate.of(1949, 1, 1), 112, Double.NaN, 132.5);

        assertThat(words(Cellstate.table(air))).isEqualTo("""
                air · 3 rows × 2 columns · 1949-01 … 1949-03
                month                         air
                one per month  double · 1 missing
                                              ▁·█
                ─────────────────────────────────
                1949-01                       112
                1949-02                         –
                1949-03                     132.5""");
    }

    @Test
    void a_series_of_one_value_is_constant_and_an_empty_one_is_shown_too() {
        assertThat(words(Cellstate.table(Series.daily("x", LocalDate.EPOCH, 7, 7))))
                .contains("double · constant");
        assertThat(words(Cellstate.table(Series.daily("x", LocalDate.EPOCH)))).startsWith("x · 0 rows × 2 columns\n");
    }

    @Test
    void the_data_of_a_forecast_as_a_table_of_their_parts() {
        String text = words(Cellstate.table(Samples.data(Samples.births(1_000))));

        assertThat(text).startsWith("""
                births · 3 parts · 2001-01-01 … 2003-09-27
                part      rows        from          to""");
        assertThat(text.lines().map(line -> line.length() < 38 ? line : line.substring(0, 38)))
                .endsWith(
                        "train      810  2001-01-01  2003-03-21",
                        "validate    90  2003-03-22  2003-06-19",
                        "test       100  2003-06-20  2003-09-27");
    }
}
