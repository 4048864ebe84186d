package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Backtest;
import org.cellstate.dsl.evaluate.Breakdown;
import org.cellstate.dsl.evaluate.ScoreSheet;
import org.cellstate.dsl.statistic.Autocorrelation;
import org.cellstate.dsl.statistic.Decomposition;
import org.cellstate.dsl.statistic.Stationarity;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;

class StatisticRenderersTest {

    private static final Renderers RENDERERS = Renderers.of(StatisticRenderersTest.class.getClassLoader());
    private static final Random RANDOM = new Random(3);
    private static final Series MONTHLY = Series.monthly(
            "sales",
            LocalDate.of(2015, 1, 1),
            IntStream.range(0, 96)
                    .mapToDouble(row -> 100 + row + 20 * Math.sin(2 * Math.PI * row / 12) + RANDOM.nextGaussian())
                    .toArray());

    private static String words(Object value) {
        return RENDERERS.render(value).text().replace(Numbers.THIN_SPACE, ' ');
    }

    @Test
    void a_decomposition_is_three_panels_and_a_line_for_each_part() {
        Decomposition parts = Decomposition.of(MONTHLY);

        Facets facets = DecompositionRenderer.chart(parts);

        assertThat(facets.columns()).isEqualTo(1);
        assertThat(facets.charts()).hasSize(3);
        assertThat(((Figure) facets.charts().get(0)).marks()).hasSize(2);
        assertThat(facets.title()).isEqualTo("sales: a strong trend (1.00) and a strong season of 12 months (1.00)");
        assertThat(words(parts))
                .contains(
                        "  observed   ",
                        "  trend      ",
                        "  season     ",
                        "  remainder  ",
                        "Taken apart by STL, a season of 12 months.");
        assertThat(words(parts.classical())).contains("classical, parts added");
    }

    @Test
    void autocorrelations_are_stems_over_the_band_of_chance() {
        Facets facets = AutocorrelationRenderer.chart(Autocorrelation.of(MONTHLY));

        assertThat(facets.title()).isEqualTo("sales looks alike again after 12 months");
        Figure plain = (Figure) facets.charts().get(0);
        assertThat(plain.marks()).filteredOn(Mark.Band.class::isInstance).hasSize(1);
        assertThat(((Mark.Stems) plain.marks().get(2)).x().size()).isEqualTo(30);
        assertThat(words(Autocorrelation.of(MONTHLY)))
                .contains("strongest at lags 1 (", "Ljung-Box over all lags: p below 0.001.");
    }

    @Test
    void stationarity_has_a_row_for_each_stage() {
        Stationarity test = Stationarity.of(MONTHLY);

        String words = words(test);

        assertThat(words.lines().filter(line -> line.contains("difference"))).hasSizeGreaterThanOrEqualTo(3);
        assertThat(words).contains("Dickey-Fuller", "KPSS", "as it is").startsWith("sales looks stationary after ");
        assertThat(StationarityRenderer.chart(test).charts()).hasSize(2);
    }

    @Test
    void a_score_sheet_is_a_table_under_its_verdict_and_escapes_what_it_is_told() {
        Backtest backtest = Samples.backtest(Samples.births(1_000), 100, 28);
        ScoreSheet told = new ScoreSheet(
                "<b>", "", backtest.table().rows(), backtest.table().baseline(), List.of("a < b"));

        MimeBundle bundle = RENDERERS.render(told);

        assertThat(String.valueOf(bundle.data().get(MimeBundle.HTML)))
                .contains("&lt;b&gt;", "a &lt; b", "seasonal naive (7)", "1.008")
                .doesNotContain("<script", "<style", "<svg");
        assertThat(bundle.text()).contains("Diebold-Mariano p", "a < b");
    }

    @Test
    void errors_by_step_are_two_lines_and_a_row_for_each_step() {
        Breakdown steps = Samples.backtest(Samples.births(1_000), 100, 28).byStep();

        Figure figure = BreakdownChart.of(steps);

        assertThat(figure.title())
                .startsWith("Lower MAE than the seasonal naive forecast at ")
                .endsWith(" of 28 steps ahead");
        assertThat(figure.x().title()).isEqualTo("days ahead");
        assertThat(figure.marks()).filteredOn(Mark.Line.class::isInstance).hasSize(2);
        assertThat(words(steps).lines().filter(line -> line.matches("\\d+ .*"))).hasSize(28);
    }
}
