package org.cellstate.kernel.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedSourceTest {

    @Test
    void comments_and_contents_of_literals_are_blanked_and_offsets_stay() {
        String source = "a = \"x;{\"; // }\nb = '{'; /* ( */ c";

        MaskedSource masked = MaskedSource.of(source);

        assertThat(masked.text())
                .isEqualTo("a = \"   \";     \nb = ' ';         c")
                .hasSameSizeAs(source);
        assertThat(masked.open()).isEmpty();
    }

    @Test
    void escapes_do_not_end_literals() {
        assertThat(MaskedSource.of("\"a\\\"{\" + '\\'' + {").open()).containsExactly(16);
    }

    @Test
    void text_blocks_may_hold_quotes() {
        MaskedSource masked = MaskedSource.of("var t = \"\"\"\n \"{\" \\\"\"\" {\n\"\"\"; {");

        assertThat(masked.openBraces()).isEqualTo(1);
        assertThat(masked.endsInside()).isFalse();
    }

    @Test
    void the_innermost_open_bracket_comes_first() {
        MaskedSource masked = MaskedSource.of("class A { void f() { g(1, [");

        assertThat(masked.openBraces()).isEqualTo(2);
        assertThat(masked.open()).startsWith(26, 22);
        assertThat(masked.lastOpen()).hasValue(26);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a // b, true",
                "`a /* b`, true",
                "`\"ab`, true",
                "`'`, true",
                "`\"\"\"\nx`, true",
                "`\"ab\"`, false",
                "`a /* */`, false"
            })
    void a_source_that_ends_within_a_comment_or_literal_is_known(String source, boolean inside) {
        assertThat(MaskedSource.of(source).endsInside()).isEqualTo(inside);
    }
}
