package org.cellstate.kernel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
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

    @Test
    void a_renderer_registered_again_for_a_type_replaces_the_first() {
        Renderers twice = none.replacing(Renderers.renderer(String.class, n -> MimeBundle.text("old")))
                .replacing(Renderers.renderer(Integer.class, n -> MimeBundle.text("number")))
                .replacing(Renderers.renderer(String.class, n -> MimeBundle.text("new")));

        assertThat(twice.render("x").text()).isEqualTo("new");
        assertThat(twice.render(1).text()).isEqualTo("number");
    }

    @Test
    void what_a_cell_registered_goes_before_what_libraries_brought() {
        Renderers registered = Renderers.none().with(Renderers.renderer(Object.class, n -> MimeBundle.text("mine")));
        Renderers library = Renderers.none().with(Renderers.renderer(Object.class, n -> MimeBundle.text("theirs")));

        assertThat(registered.before(library).render("x").text()).isEqualTo("mine");
    }

    @Test
    void a_renderer_that_returns_nothing_is_told_so() {
        Renderers nothing = none.with(Renderers.renderer(String.class, n -> null));

        assertThatThrownBy(() -> nothing.render("x"))
                .hasMessageContainingAll("A renderer must return a bundle.", "received: null", "try: ");
    }

    @Test
    void pictures_and_sounds_in_memory_are_known_to_every_notebook() {
        MimeBundle picture = none.render(new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB));
        byte[] samples = {0, 0, 1, 0};
        AudioInputStream sound =
                new AudioInputStream(new ByteArrayInputStream(samples), new AudioFormat(8_000, 16, 1, true, false), 2);

        assertThat(picture.text()).isEqualTo("A picture, 3 × 2 pixels");
        assertThat(Media.image((byte[]) picture.get(MimeBundle.PNG).orElseThrow())
                        .text())
                .startsWith("A PNG picture, 3 × 2 pixels, ");
        assertThat(none.render(sound).text()).isEqualTo("A sound of 0.00 s, 8\u2009000 Hz, mono");
        assertThat(none.render(sound)).isEqualTo(none.render(sound));
    }
}
