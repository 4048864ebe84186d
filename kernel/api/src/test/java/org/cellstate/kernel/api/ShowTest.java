package org.cellstate.kernel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShowTest {

    private final RecordingHost host = new RecordingHost();
    private NotebookHost before;

    @BeforeEach
    void connect() {
        before = Notebook.connect(host);
    }

    @AfterEach
    void disconnect() {
        Notebook.connect(before);
    }

    @Test
    void display_returns_an_identifier_under_which_the_display_is_replaced() {
        String id = Show.display(1);
        Show.updateDisplay(id, 2);
        Show.updateDisplay(id, "<i>3</i>", "text/html");

        assertThat(host.shown())
                .containsExactly(
                        id + " " + MimeBundle.text("1").data(),
                        id + " " + MimeBundle.text("2").data(),
                        id + " " + MimeBundle.text("3").withHtml("<i>3</i>").data());
    }

    @Test
    void show_puts_things_side_by_side_with_pictures_as_part_of_the_page() {
        MimeBundle picture = MimeBundle.text("a \"curve\"").withPng(new byte[] {1, 2}, 20, 10);
        MimeBundle table = MimeBundle.text("a table").withHtml("<table></table>");

        Show.show(picture, table, "a < b");

        MimeBundle shown = host.bundles().get(0);
        assertThat(shown.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.HTML);
        assertThat(shown.text()).isEqualTo("a \"curve\"\n\na table\n\na < b");
        assertThat(String.valueOf(shown.data().get(MimeBundle.HTML)).split("(?=<div style)"))
                .satisfiesExactly(
                        start -> assertThat(start).isEqualTo("<div>"),
                        first -> assertThat(first)
                                .endsWith("<img width=\"20\" height=\"10\" alt=\"a &quot;curve&quot;\""
                                        + " src=\"data:image/png;base64,AQI=\"></div>"),
                        second -> assertThat(second).endsWith("<table></table></div>"),
                        third -> assertThat(third).endsWith("<pre>a &lt; b</pre></div></div>"));
    }

    @Test
    void show_of_one_value_shows_it_as_it_is() {
        MimeBundle picture = MimeBundle.text("p").withPng(new byte[] {1}, 2, 1);

        Show.show(picture);

        assertThat(host.bundles()).containsExactly(picture);
    }

    @Test
    void render_returns_what_would_be_shown() {
        assertThat(Show.render(new int[] {1}).data()).isEqualTo(Map.of("text/plain", "[1]"));
        assertThat(Show.render(null).text()).isEqualTo("null");
    }

    @Test
    void render_keeps_the_representations_that_are_asked_for_and_the_text() {
        MimeBundle all =
                MimeBundle.text("t").withHtml("h").withPng(new byte[] {1}, 2, 3).with(MimeBundle.SVG, "s");

        assertThat(Show.render(all, "text/html").data()).containsOnlyKeys("text/plain", "text/html");
        assertThat(Show.render(all, "image/*").data()).containsOnlyKeys("text/plain", "image/png", "image/svg+xml");
        assertThat(Show.render(all, "image").metadata().get("image/png")).containsEntry("width", 2);
        assertThat(Show.render(all, "svg").data()).containsOnlyKeys("text/plain", "image/svg+xml");
        assertThat(Show.render(all, "*")).isEqualTo(all);
        assertThat(Show.render(all, "application/javascript").data()).containsOnlyKeys("text/plain");
    }

    @Test
    void a_text_is_taken_as_what_it_is_called() {
        assertThat(Show.render("# A", "text/markdown").get(MimeBundle.MARKDOWN)).contains("# A");
        assertThat(Show.render("x^2", "text/latex").get(MimeBundle.LATEX)).contains("$$x^2$$");
        assertThat(Show.render("<svg/>", "image/svg+xml").get(MimeBundle.SVG)).contains("<svg/>");
        assertThat(Show.render("[1]", "application/json").get(MimeBundle.JSON)).isPresent();
        assertThat(Show.render("<b>", "text/plain").data()).isEqualTo(Map.of("text/plain", "<b>"));
    }

    @Test
    void clear_removes_what_was_shown_at_once() {
        Show.clear();

        assertThat(host.shown()).containsExactly("clear false");
    }

    @Test
    void a_host_that_keeps_no_renderers_refuses_one() {
        assertThatThrownBy(() -> Renderers.register(String.class, MimeBundle::text))
                .hasMessageContainingAll("can be registered in a notebook", "received: one for String", "try: ");
    }
}
