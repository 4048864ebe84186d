package org.cellstate.kernel.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RenderersTest {

    private final Renderers none = Renderers.of(ClassLoader.getPlatformClassLoader());

    @Test
    void arrays_are_shown_by_content() {
        assertThat(none.render(new int[] {1, 2}).text()).isEqualTo("[1, 2]");
        assertThat(none.render(new double[][] {{1, 2}, {3}}).text()).isEqualTo("[[1.0, 2.0], [3.0]]");
        assertThat(none.render(new String[] {"a"}).text()).isEqualTo("[a]");
    }

    @Test
    void a_displayable_is_asked_itself() {
        Displayable value = () -> MimeBundle.text("me").withHtml("<b>me</b>");

        assertThat(none.render(value)).isEqualTo(MimeBundle.text("me").with(MimeBundle.HTML, "<b>me</b>"));
    }

    @Test
    void the_renderer_of_the_most_specific_type_wins_in_either_order() {
        Renderer<Number> number = Renderers.renderer(Number.class, n -> MimeBundle.text("number"));
        Renderer<Integer> integer = Renderers.renderer(Integer.class, n -> MimeBundle.text("integer"));

        assertThat(none.with(number).with(integer).render(1).text()).isEqualTo("integer");
        assertThat(none.with(integer).with(number).render(1).text()).isEqualTo("integer");
        assertThat(none.with(integer).with(number).render(1.5).text()).isEqualTo("number");
    }

    @Test
    void of_two_renderers_for_one_type_the_newer_wins() {
        Renderer<String> old = Renderers.renderer(String.class, n -> MimeBundle.text("old"));
        Renderer<String> newer = Renderers.renderer(String.class, n -> MimeBundle.text("new"));

        assertThat(none.with(old).with(newer).render("x").text()).isEqualTo("new");
    }
}
