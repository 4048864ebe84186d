package org.cellstate.kernel.complete;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatchTest {

    @ParameterizedTest
    @CsvSource({
        "sub, substring, PREFIX",
        "'', anything, PREFIX",
        "SUB, substring, PREFIX_IN_OTHER_CASE",
        "LHM, LinkedHashMap, CAMEL_HUMPS",
        "LinkedHM, LinkedHashMap, CAMEL_HUMPS",
        "liHaM, LinkedHashMap, CAMEL_HUMPS",
        "MV, MAX_VALUE, CAMEL_HUMPS",
        "string, substring, NONE",
        "LMH, LinkedHashMap, NONE",
        "substrings, substring, NONE"
    })
    void names_are_matched_by_prefix_and_humps(String typed, String name, NameMatch expected) {
        assertThat(NameMatch.of(typed, name)).isEqualTo(expected);
    }
}
