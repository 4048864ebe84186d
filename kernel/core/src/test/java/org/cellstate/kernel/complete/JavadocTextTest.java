package org.cellstate.kernel.complete;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavadocTextTest {

    @Test
    void tags_become_words_and_paragraphs_blank_lines() {
        String plain = JavadocText.plain(
                " Returns the {@code T}, see\n {@link java.util.List#of(Object) List.of}.\n <p>Less: {@code a} &lt; b.\n"
                        + " @param  a  an {@linkplain Integer argument}");

        assertThat(plain)
                .isEqualTo(
                        "Returns the T, see\njava.util.List.of(Object) List.of.\n\nLess: a < b.\n@param  a  an argument");
    }

    @Test
    void lists_become_dashes() {
        assertThat(JavadocText.plain("Either <ul>\n<li>one\n<li><b>two</b>\n</ul> done"))
                .isEqualTo("Either\n- one\n- two\n\ndone");
    }
}
