package org.cellstate.kernel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTest {

    @SuppressWarnings("ArrayRecordComponent") // users write such records
    record Point(int x, double[] values) {}

    @Test
    void html_has_its_words_as_text() {
        MimeBundle bundle = Media.html("<style>b{}</style><h1>A &amp; B</h1><p>one <b>two</b></p><script>x<y</script>");

        assertThat(bundle.text()).isEqualTo("A & B\none two");
        assertThat((String) bundle.get(MimeBundle.HTML).orElseThrow()).startsWith("<style>");
    }

    @Test
    void markdown_is_its_own_text() {
        assertThat(Media.markdown("# A").data()).isEqualTo(Map.of("text/plain", "# A", "text/markdown", "# A"));
    }

    @Test
    void a_formula_without_dollars_stands_on_its_own() {
        assertThat(Media.latex("x^2").data()).isEqualTo(Map.of("text/plain", "x^2", "text/latex", "$$x^2$$"));
        assertThat(Media.math("so $x$").get(MimeBundle.LATEX)).contains("so $x$");
        assertThat(Media.latex("\\begin{align}x\\end{align}").get(MimeBundle.LATEX))
                .contains("\\begin{align}x\\end{align}");
    }

    @Test
    void an_svg_picture_is_called_by_its_title() {
        assertThat(Media.svg("<svg><title> two\nbars </title></svg>").text()).isEqualTo("An SVG picture: two\\nbars");
        assertThat(Media.svg("<svg/>").data())
                .isEqualTo(Map.of("text/plain", "An SVG picture", "image/svg+xml", "<svg/>"));
    }

    @Test
    void json_is_a_tree_and_indented_text() {
        MimeBundle bundle = Media.json(" {\"a\": [1, -2.5e3, true, null, \"\\u00e9\\n\"], \"b\": {}, \"c\": []} ");

        assertThat(bundle.text()).isEqualTo("""
                {
                  "a": [
                    1,
                    -2.5E+3,
                    true,
                    null,
                    "é\\n"
                  ],
                  "b": {},
                  "c": []
                }""");
        assertThat(((Map<?, ?>) bundle.get(MimeBundle.JSON).orElseThrow()).get("b"))
                .isEqualTo(Map.of());
    }

    @Test
    void records_and_arrays_become_json() {
        assertThat(Media.json(new Point(1, new double[] {2, Double.NaN})).text())
                .isEqualTo("""
                {
                  "x": 1,
                  "values": [
                    2.0,
                    null
                  ]
                }""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\" 1}",
                "{a: 1}",
                "01",
                "1 2",
                "\"x",
                "\"\\q\"",
                "\"\\u12g4\"",
                "nul",
                "\"\t\"",
                "+1",
                "."
            })
    void text_that_is_no_json_is_refused_with_its_place(String text) {
        assertThatThrownBy(() -> Media.json(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("JSON text must be well formed.", "received: ", "in line 1", "try: ");
    }

    @Test
    void json_nested_without_end_is_refused() {
        assertThatThrownBy(() -> Media.json("[".repeat(100_000))).hasMessageContaining("nested at most 200 times");
        Object[] cycle = new Object[1];
        cycle[0] = cycle;
        assertThatThrownBy(() -> Media.json(cycle)).hasMessageContaining("must not hold itself");
    }

    @Test
    void a_vega_lite_chart_is_told_in_words() {
        MimeBundle bundle = Media.vegaLite("""
                {"mark": {"type": "bar"}, "data": {"values": [{"a": 1}, {"a": 2}]}, "title": "Two bars"}""");

        assertThat(bundle.text()).isEqualTo("A Vega-Lite chart of marks \"bar\", 2 rows: Two bars");
        assertThat((Map<?, ?>) bundle.get(Media.VEGA_LITE).orElseThrow()).hasSize(4);
        assertThatThrownBy(() -> Media.vegaLite(List.of(1)))
                .hasMessageContaining("must be a JSON object.\n  received: [1]\n  try: ");
    }

    @Test
    void pictures_are_told_by_their_first_bytes() {
        assertThat(picture("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\2\u0080\0\0\1\u00e0"))
                .isEqualTo("image/png: A PNG picture, 640 × 480 pixels, 24 bytes");
        assertThat(picture("\u00ff\u00d8\u00ff\u00e0")).isEqualTo("image/jpeg: A JPEG picture, 4 bytes");
        assertThat(picture("RIFF....WEBPVP8 ")).isEqualTo("image/webp: A WEBP picture, 16 bytes");
        assertThat(picture("<?xml version='1.0'?><svg/>")).startsWith("image/svg+xml: An SVG picture");
        assertThatThrownBy(() -> picture("text")).hasMessageContainingAll("received: 4 bytes", "try: ");
        assertThatThrownBy(() -> Media.image(Path.of("no-such.png")))
                .hasMessageContainingAll("must be in a file that exists", "received: no-such.png", "try: ");
    }

    private static String picture(String bytes) {
        MimeBundle bundle = Media.image(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return List.copyOf(bundle.data().keySet()).get(1) + ": " + bundle.text();
    }

    @Test
    void a_sound_is_a_wav_file_in_a_player() {
        MimeBundle bundle = Media.sound(new float[] {0, 1, -2, Float.NaN}, 2);

        assertThat(bundle.text()).isEqualTo("A sound of 2.00 s, 2 Hz, mono");
        String html = (String) bundle.get(MimeBundle.HTML).orElseThrow();
        assertThat(html).startsWith("<audio controls ").doesNotContain("<script");
        byte[] wav = Base64.getDecoder().decode(html.replaceAll("(?s).*base64,([^\"]*)\".*", "$1"));
        assertThat(wav).hasSize(44 + 8).startsWith("RIFF".getBytes(StandardCharsets.US_ASCII));
        assertThat(java.util.Arrays.copyOfRange(wav, 44, 52)).containsExactly(0, 0, 0xff, 0x7f, 0x01, 0x80, 0, 0);
        assertThat(Media.sound(new float[2][3], 44_100).text()).endsWith("44\u2009100 Hz, stereo");
        assertThatThrownBy(() -> Media.sound(new float[][] {{1}, {}}, 8_000))
                .hasMessageContainingAll("channels of equal length", "received: 8000 Hz, 2 channels");
    }
}
