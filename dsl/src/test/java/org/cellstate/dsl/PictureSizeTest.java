package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchart.XYChart;

class PictureSizeTest {

    private static final long MOST_BYTES = 120_000;

    @TempDir
    Path folder;

    static Stream<Map.Entry<String, Chart>> charts() {
        return PlotGallery.charts().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void a_picture_takes_less_than_120_kilobytes_of_a_notebook(Map.Entry<String, Chart> entry) throws IOException {
        assertThat(Files.size(entry.getValue().save(folder.resolve("chart.png"))))
                .isBetween(1_000L, MOST_BYTES);
    }

    @Test
    void what_xchart_refuses_to_draw_is_told_in_words() {
        XYChart infinite = new XYChart(400, 300);
        infinite.addSeries("a", new double[] {1, 2}, new double[] {1, Double.POSITIVE_INFINITY});
        XYChart zero = new XYChart(400, 300);
        zero.getStyler().setYAxisLogarithmic(true);
        zero.addSeries("a", new double[] {1, 2}, new double[] {0, 1});

        for (XYChart chart : new XYChart[] {infinite, zero, new XYChart(400, 300)}) {
            MimeBundle bundle = Renderers.of(getClass().getClassLoader()).render(chart);

            assertThat(bundle.text()).startsWith("XYChart").doesNotContain("\tat ");
            assertThat(bundle.get(MimeBundle.PNG).isPresent()
                            || bundle.text().contains("No picture: XChart does not draw this chart."))
                    .isTrue();
        }
    }

    @Test
    void an_interactive_chart_has_its_picture_and_words_beside_and_never_html() {
        MimeBundle bundle =
                Renderers.of(getClass().getClassLoader()).render(Plot.line(1, 2).interactive());

        assertThat(bundle.data().keySet())
                .containsExactlyInAnyOrder("text/plain", "image/png", "application/vnd.vegalite.v5+json");
    }
}
