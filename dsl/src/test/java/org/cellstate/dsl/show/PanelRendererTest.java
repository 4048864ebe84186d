package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.data.Holidays;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.kernel.api.MimeBundle;
import org.junit.jupiter.api.Test;

class PanelRendererTest {

    private static final LocalDate DAY = LocalDate.of(2012, 1, 1);

    private static Series days(String name, int from, int rows, double level) {
        return Series.daily(
                name,
                DAY.plusDays(from),
                IntStream.range(from, from + rows)
                        .mapToDouble(day -> level + 10 * Math.sin(day / 58.1))
                        .toArray());
    }

    static Panel stations() {
        return Panel.of("tmax", List.of(days("Seattle", 0, 1461, 16), days("New <York>", 100, 1361, 17)))
                .unit("°C")
                .past(days("rain", 0, 1461, 3))
                .future(days("price", 0, 1500, 3))
                .statics("elevation", Map.of("Seattle", 137, "New <York>", 43))
                .statics("coast", Map.of("Seattle", "west", "New <York>", "east"));
    }

    private static String words(MimeBundle bundle) {
        return bundle.text().replace(Numbers.THIN_SPACE, ' ');
    }

    @Test
    void a_panel_is_a_table_of_its_series_and_a_picture_of_the_first() {
        MimeBundle shown = new PanelRenderer().render(stations());

        assertThat(words(shown)).isEqualTo("""
                tmax: 2 series, one row per day
                series       rows        from          to  missing  elevation  coast        course
                ────────────────────────────────────────────────────────────────────────────────
                Seattle     1 461  2012-01-01  2015-12-31        0        137   west  █▅▁█▅▁█▅▁█▅▁
                New <York>  1 361  2012-04-10  2015-12-31        0         43   east  ▆▁▆▇▁▄█▂▃█▄▂
                past: rain
                future: price (39 days further)
                static: elevation, coast""");
        assertThat(shown.data()).containsKey(MimeBundle.PNG).doesNotContainKey(MimeBundle.HTML);
        Facets facets = (Facets) PanelChart.of(stations());
        assertThat(facets.title().replace(Numbers.THIN_SPACE, ' '))
                .isEqualTo("tmax: 2 series, 2012-01-01 to 2015-12-31");
        assertThat(facets.charts()).extracting(chart -> chart.title()).containsExactly("Seattle", "New <York>");
    }

    @Test
    void of_many_series_the_ends_of_the_table_and_the_first_six_are_shown() {
        Panel many = Panel.of(
                "load",
                IntStream.range(0, 1000)
                        .mapToObj(number -> days("meter " + number, 0, 60, number))
                        .toList());

        String text = words(new PanelRenderer().render(many));

        assertThat(text.lines()).hasSize(14);
        assertThat(text).contains("meter 4", "⋮  990 more", "meter 995").doesNotContain("meter 5 ", "meter 994");
        Facets facets = (Facets) PanelChart.of(many);
        assertThat(facets.charts()).hasSize(6);
        assertThat(facets.caption().replace(Numbers.THIN_SPACE, ' ')).isEqualTo("The first 6 of 1 000 series.");
    }

    @Test
    void a_single_series_is_shown_with_its_covariates() {
        Panel one = days("births", 0, 400, 9000).past(days("rain", 0, 400, 3)).future(days("price", 0, 428, 3));

        Facets facets = (Facets) PanelChart.of(one);

        assertThat(facets.charts())
                .extracting(chart -> chart.title())
                .containsExactly("births", "past: rain", "future: price");
        assertThat(PanelChart.of(days("births", 0, 400, 9000).past(new Series[0])))
                .isInstanceOf(Figure.class);
    }

    @Test
    void data_of_several_series_say_what_of_each_trains_validates_and_tests() {
        var data = stations()
                .split(0.8)
                .lookback(28)
                .horizon(7)
                .calendar()
                .holidays(Holidays.usFederal())
                .lags(364);

        assertThat(words(new ForecastDataRenderer().render(data))).isEqualTo("""
                tmax: 2 series, 28 days in, 7 days out, with the calendar, 11 holidays, lag 364, rain, price, elevation, coast
                series            from          to  train  validate  test
                ─────────────────────────────────────────────────────────
                Seattle     2012-01-01  2015-12-31  1 051       117   293
                New <York>  2012-04-10  2015-12-31    961       107   293""");
        assertThat(((Facets) DataChart.of(data)).caption())
                .startsWith("All train up to 2015-03-13, ")
                .endsWith("with the calendar, 11 holidays, lag 364, rain, price, elevation, coast.");
    }

    @Test
    void a_panel_and_its_data_as_tables_are_safe_html() {
        MimeBundle panel = Cellstate.table(stations());
        MimeBundle data = Cellstate.table(stations().split(0.8).lookback(28).horizon(7));

        for (MimeBundle table : List.of(panel, data)) {
            String html = (String) table.data().get(MimeBundle.HTML);
            assertThat(html).contains("New &lt;York&gt;").doesNotContain("<York>");
        }
        assertThat(words(panel)).startsWith("tmax · 2 members · 2012-01-01 … 2015-12-31 · past: rain · future: price");
        assertThat(words(data)).contains("validate", "1 051");
    }
}
