package org.cellstate.kernel.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatesTest {

    @ParameterizedTest
    @ValueSource(strings = {"g:a:1", "g:a:pom:1", "g:a:jar:linux-x86_64:1", "g:a:[1,2)", "g.h:a-b:1.0-SNAPSHOT"})
    void coordinates_are_read_as_they_are_written(String text) {
        assertThat(Coordinates.parse(text)).hasToString(text);
    }

    @Test
    void a_missing_version_is_told_so() {
        assertThatThrownBy(() -> Coordinates.parse("g:a"))
                .hasMessage(
                        "A dependency must be group:artifact:version, with :type and :classifier before the version if"
                                + " wanted.\n  received: g:a\n  try: g:a:VERSION, or g:a:[0,) for the newest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "guava", "a:b:c:d:e:f", "a b:c:1"})
    void what_is_none_is_refused(String text) {
        assertThatThrownBy(() -> Coordinates.parse(text)).isInstanceOf(MavenException.class);
    }
}
