package org.cellstate.dsl.chart.xchart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class SavedChartTest {

    @TempDir
    Path folder;

    static Stream<Map.Entry<String, Chart>> charts() {
        return KindGallery.charts().entrySet().stream();
    }

    private static Document parsed(Path svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readAllBytes(svg)));
    }

    private static List<String> texts(Document svg) {
        NodeList elements = svg.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < elements.getLength(); i++) {
            texts.add(elements.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void a_png_is_the_picture_that_a_notebook_shows() throws IOException {
        Figure figure = ChartGallery.twoCurves();

        Path file = figure.save(folder.resolve("curve.png"));

        assertThat(Files.readAllBytes(file)).isEqualTo(((Picture.Png) FigureDrawing.draw(figure)).bytes());
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(1440);
    }

    @ParameterizedTest
    @MethodSource("charts")
    void charts_of_every_kind_are_well_formed_svg(Map.Entry<String, Chart> entry) throws Exception {
        Chart chart = entry.getValue();

        Document svg = parsed(chart.save(folder.resolve("chart.SVG")));

        assertThat(svg.getDocumentElement().getAttribute("viewBox"))
                .isEqualTo("0 0 " + chart.width() + " " + chart.height());
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo(chart.altText());
    }

    @Test
    void the_text_of_an_svg_is_text_and_its_lines_are_whole() throws Exception {
        Document svg = parsed(ChartGallery.twoCurves().save(folder.resolve("curve.svg")));

        assertThat(texts(svg)).contains("Validation stopped improving at epoch 21", "train", "epoch", "0.4");
        assertThat(Files.size(folder.resolve("curve.svg"))).isLessThan(20_000);
    }

    @Test
    void what_a_title_holds_stays_text() throws Exception {
        Figure figure = Figure.titled("<script>\"a\" & 'b'</script> \u0007");

        Document svg = parsed(figure.save(folder.resolve("odd.svg")));

        assertThat(texts(svg)).contains("<script>\"a\" & 'b'</script>  ");
    }

    @Test
    void another_ending_is_told() {
        assertThatThrownBy(() -> Figure.titled("").save("chart.jpg"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        A chart is saved as a picture (.png) or as lines and text (.svg).
                          received: chart.jpg
                          try: .save("chart.png") or .save("chart.svg")""");
    }

    @Test
    void a_folder_that_is_not_there_is_told() {
        Path missing = folder.resolve("not/here/chart.png");

        assertThatThrownBy(() -> Figure.titled("").save(missing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A chart is saved in a folder that is there.\n  received: " + missing)
                .hasMessageContaining("createDirectories");
    }

    @Test
    void a_file_that_is_there_is_replaced_and_nothing_else_is_left() throws IOException {
        Path file = Files.writeString(folder.resolve("chart.svg"), "what was there");

        Figure.titled("new").save(file);

        assertThat(Files.readString(file, StandardCharsets.UTF_8))
                .contains("new")
                .doesNotContain("what was there");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
