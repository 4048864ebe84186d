package org.cellstate.dsl.chart.xchart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.cellstate.dsl.chart.Chart;
import org.junit.jupiter.api.Test;

/** One chart of each kind is the same file, byte for byte, on every JDK: notebooks do not change when Java does. */
class SameBytesTest {

    @Test
    void each_kind_of_chart_has_the_bytes_whose_sums_are_checked_in() throws IOException {
        String sums = charts().entrySet().stream()
                .map(entry -> sum(entry.getValue()) + "  " + entry.getKey())
                .collect(Collectors.joining("\n", "", "\n"));

        // To renew them after a change of the look: view the gallery, then move target/pictures.sha256 to
        // src/test/resources.
        Files.writeString(Path.of("target", "pictures.sha256"), sums);
        try (InputStream golden = SameBytesTest.class.getResourceAsStream("pictures.sha256")) {
            assertThat(golden).isNotNull();
            assertThat(sums).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_chart_drawn_twice_has_the_same_bytes() {
        assertThat(sum(KindGallery.facets())).isEqualTo(sum(KindGallery.facets()));
    }

    private static Map<String, Chart> charts() {
        Map<String, Chart> charts = KindGallery.charts();
        charts.put("two-curves", ChartGallery.twoCurves());
        charts.remove("long-names"); // its letters are the machine's, where there are any
        return charts;
    }

    private static String sum(Chart chart) {
        try {
            byte[] bytes = ((Picture.Png) FigureDrawing.draw(chart)).bytes();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
