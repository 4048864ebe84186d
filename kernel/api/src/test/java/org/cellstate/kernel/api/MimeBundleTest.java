package org.cellstate.kernel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MimeBundleTest {

    @Test
    void a_picture_carries_the_size_at_which_it_is_shown() {
        MimeBundle bundle = MimeBundle.text("a chart").withPng(new byte[] {1, 2}, 720, 300);

        assertThat(bundle.metadata().get(MimeBundle.PNG))
                .containsEntry("width", 720)
                .containsEntry("height", 300);
        assertThat(bundle.text()).isEqualTo("a chart");
    }

    @Test
    void adding_to_a_bundle_leaves_the_old_one_as_it_was() {
        MimeBundle text = MimeBundle.text("t");

        MimeBundle both = text.withHtml("<p>t</p>");

        assertThat(text.data()).containsOnlyKeys(MimeBundle.TEXT);
        assertThat(both.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.HTML);
    }

    @Test
    void bundles_with_equal_bytes_are_equal() {
        MimeBundle one = MimeBundle.text("t").withPng(new byte[] {1}, 2, 3);
        MimeBundle other = MimeBundle.text("t").withPng(new byte[] {1}, 2, 3);

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @Test
    void a_word_without_a_slash_is_no_mime_type() {
        assertThatThrownBy(() -> MimeBundle.text("t").with("html", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("type/subtype")
                .hasMessageContaining("\"html\"");
    }
}
