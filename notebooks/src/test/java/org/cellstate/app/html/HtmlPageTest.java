package org.cellstate.app.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cellstate.app.nbformat.NotebookFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlPageTest {

    @TempDir
    Path folder;

    @Test
    void the_title_is_the_first_heading_and_the_file_name_where_there_is_none() throws IOException {
        assertThat(page(markdown("text"), markdown("# A & <b>B</b> `c`"))).contains("<title>A &amp; B c</title>");
        assertThat(page(markdown("text"))).contains("<title>n.ipynb</title>");
    }

    @Test
    void the_page_forbids_scripts_and_fetching_and_has_none() throws IOException {
        String page = page(display("{'text/html': '<b>x</b><script>alert(1)</script>'}", "{}"));

        assertThat(page).contains("default-src 'none'").contains("<b>x</b>");
        assertThat(page).doesNotContain("<script").doesNotContain("alert(1)").doesNotContain("<link");
    }

    @Test
    void markdown_keeps_tables_and_raw_html_and_its_headings_can_be_linked() throws IOException {
        String page = page(markdown(
                "## Two words\\n\\n| a | b |\\n|---|--:|\\n| 1 | 2 |\\n\\n<details><summary>s</summary></details>"));

        assertThat(page)
                .contains("<h2 id=\"Two-words\">")
                .contains("<td align=\"right\">2</td>")
                .contains("<details><summary>s</summary></details>");
    }

    @Test
    void code_shows_its_count_and_is_escaped() throws IOException {
        String page = page(code("int a = b<c>d; // x < y", "", 7));

        assertThat(page)
                .contains("<span class=\"count\">[7]</span>")
                .contains("<span class=\"k\">int</span> a = b&lt;c&gt;d; <span class=\"c\">// x &lt; y</span>");
    }

    @Test
    void a_picture_has_its_size_its_plate_and_its_words() throws IOException {
        String page = page(display(
                "{'image/png': 'aGVs\\nbG8=\\n', 'text/plain': 'loss \\'a\\' < 3'}",
                "{'image/png': {'width': 720, 'height': 300}, 'needs_background': 'light'}"));

        assertThat(page)
                .contains("<img class=\"light\" width=\"720\" height=\"300\" alt=\"loss &#39;a&#39; &lt; 3\" "
                        + "src=\"data:image/png;base64,aGVsbG8=\">");
    }

    @Test
    void of_several_types_the_richest_is_shown() throws IOException {
        assertThat(page(display("{'text/plain': 'p', 'text/html': '<i>h</i>', 'image/png': 'AA=='}", "{}")))
                .contains("<div class=\"html\"><i>h</i></div>")
                .doesNotContain("AA==");
        assertThat(page(display("{'text/plain': 'p', 'text/markdown': '*m*'}", "{}")))
                .contains("<em>m</em>");
        assertThat(page(display("{'text/plain': 'p'}", "{}"))).contains("<pre class=\"result\">p</pre>");
        assertThat(page(display("{'application/x': 'p'}", "{}"))).contains("An output of type application/x");
    }

    @Test
    void an_svg_is_a_picture_so_that_its_scripts_and_styles_stay_its_own() throws IOException {
        assertThat(page(display("{'image/svg+xml': ['<svg>', '</svg>'], 'text/plain': 'words'}", "{}")))
                .contains("<img alt=\"words\" src=\"data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=\">")
                .doesNotContain("<svg");
    }

    @Test
    void an_error_is_shown_in_place_and_told_at_the_top() throws IOException {
        String page = page(code(
                "boom()",
                "{'output_type': 'error', 'ename': 'Boom', 'evalue': 'v', 'traceback': ['\\u001b[31mBoom\\u001b[0m: v', 'at <cell>']}",
                3));

        assertThat(page)
                .contains("<p class=\"stopped\">This run stopped at <a href=\"#cell-1\">cell [3]</a> with Boom.</p>")
                .contains("<pre class=\"error\"><span class=\"fg1\">Boom</span>: v\nat &lt;cell&gt;</pre>");
    }

    @Test
    void a_picture_beside_the_notebook_is_put_into_the_page() throws IOException {
        Files.write(folder.resolve("a.png"), new byte[] {1, 2, 3});

        assertThat(page(markdown("![words](a.png) ![none](gone.png)")))
                .contains("<img src=\"data:image/png;base64,AQID\" alt=\"words\"")
                .contains("alt=\"none\"");
    }

    private String page(String... cells) throws IOException {
        JsonObject json = JsonParser.parseString("{'nbformat': 4, 'nbformat_minor': 4, 'metadata': {}}")
                .getAsJsonObject();
        JsonArray array = new JsonArray();
        for (String cell : cells) {
            array.add(JsonParser.parseString(cell));
        }
        json.add("cells", array);
        Path file = Files.writeString(folder.resolve("n.ipynb"), json.toString());
        return HtmlPage.of(NotebookFile.read(file), file);
    }

    private static String markdown(String source) {
        return "{'cell_type': 'markdown', 'metadata': {}, 'source': '" + source + "'}";
    }

    private static String display(String data, String metadata) {
        return code("x", "{'output_type': 'display_data', 'data': " + data + ", 'metadata': " + metadata + "}", 1);
    }

    private static String code(String source, String output, int count) {
        return "{'cell_type': 'code', 'metadata': {}, 'execution_count': " + count + ", 'source': '" + source
                + "', 'outputs': [" + output + "]}";
    }
}
