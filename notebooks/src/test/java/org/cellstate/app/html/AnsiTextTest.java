package org.cellstate.app.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsiTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a<b                              | a&lt;b",
                "^[31mred^[0m plain               | <span class=\"fg1\">red</span> plain",
                "^[1;34mx^[22my^[39mz             | <span class=\"b fg4\">x</span><span class=\"fg4\">y</span>z",
                "^[91;102mx^[m                    | <span class=\"fg9 bg10\">x</span>",
                "^[38;5;196mx^[0m                 | <span style=\"color:#ff0000\">x</span>",
                "^[48;5;3mx^[0m                   | <span class=\"bg3\">x</span>",
                "^[38;2;1;2;300mx^[0m             | <span style=\"color:#01022c\">x</span>",
                "^[38;5mx                         | x",
                "^[2K^[1Ax^[?25ly                 | xy",
                "^]8;;http://x^Glink^]8;;^G       | link",
                "10%~50%~done                     | done",
                "^[99999999999mx                  | x",
            })
    void sequences_become_spans_or_vanish(String text, String html) {
        String input = text.replace("^[", "\u001b[")
                .replace("^]", "\u001b]")
                .replace("^G", "\u0007")
                .replace('~', '\r');

        assertThat(AnsiText.toHtml(input)).isEqualTo(html);
    }
}
