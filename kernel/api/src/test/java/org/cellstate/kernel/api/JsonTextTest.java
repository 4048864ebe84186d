package org.cellstate.kernel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void a_line_has_no_line_end_and_reads_back_as_it_was() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("text", "two\nlines,\n  \"quoted\" \\ and \u2028 \u00e9 \ud83d\ude42");
        tree.put("a\nname", List.of(1L, List.of(), Map.of(), List.of(true, "x,\ny")));
        tree.put("inner", Map.of("none", List.of(List.of(2L))));

        String line = JsonText.line(tree);

        assertThat(line).doesNotContain("\n", "\r", "\u2028");
        assertThat(JsonText.parsed(line)).isEqualTo(tree);
        assertThat(JsonText.line(Map.of("a", List.of(1, 2)))).isEqualTo("{\"a\": [1, 2]}");
    }
}
