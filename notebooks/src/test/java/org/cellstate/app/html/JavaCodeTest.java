package org.cellstate.app.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaCodeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "var x = 1e-3;      | <span class=\"k\">var</span> x = <span class=\"n\">1e-3</span>;",
                "x1 + 0xFFL         | x1 + <span class=\"n\">0xFFL</span>",
                "\"a // \\\" b\" c  | <span class=\"s\">&quot;a // \\&quot; b&quot;</span> c",
                "'\\'' 'b'          | <span class=\"s\">&#39;\\&#39;&#39;</span> <span class=\"s\">&#39;b&#39;</span>",
                "/* a * b */ c      | <span class=\"c\">/* a * b */</span> c",
                "/* open            | <span class=\"c\">/* open</span>",
                "@Override List<T>  | <span class=\"a\">@Override</span> <span class=\"t\">List</span>&lt;<span class=\"t\">T</span>&gt;",
                "%maven a:b:1       | <span class=\"a\">%maven a:b:1</span>",
                "a % b              | a % b",
            })
    void tokens_are_coloured(String source, String html) {
        assertThat(JavaCode.toHtml(source)).isEqualTo(html);
    }

    @Test
    void a_text_block_is_one_string() {
        assertThat(JavaCode.toHtml("\"\"\"\na \"b\" // c\n\"\"\";"))
                .isEqualTo("<span class=\"s\">&quot;&quot;&quot;\na &quot;b&quot; // c\n&quot;&quot;&quot;</span>;");
    }

    @Test
    void a_very_long_string_and_comment_do_not_exhaust_the_stack() {
        String long1 = "\"" + "ab\\n".repeat(200_000) + "\"";
        String long2 = "/*" + "x*".repeat(200_000) + "*/";

        assertThat(JavaCode.toHtml(long1 + long2)).endsWith("</span>");
    }
}
