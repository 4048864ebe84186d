package org.cellstate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {

    @Test
    void options_are_parted_by_blanks_outside_quotes() {
        assertThat(JvmOptions.split("  -Xmx8g '-Dname=a b' -Dx=\"c d\"e "))
                .containsExactly("-Xmx8g", "-Dname=a b", "-Dx=c de");
    }

    @Test
    void options_that_java_takes_pass() {
        assertThatCode(() -> JvmOptions.check(Map.of("CELLSTATE_JAVA_OPTS", "-Xss1m"), List.of("-Xmx64m")))
                .doesNotThrowAnyException();
    }

    @Test
    void options_that_java_refuses_are_told_in_three_parts_with_what_java_says() {
        assertThatThrownBy(() -> JvmOptions.check(Map.of(), List.of("-Xmx8q")))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith(
                        "The options of the kernel's JVM must be ones that Java takes.\n  received: -Xmx8q")
                .hasMessageContaining("Invalid maximum heap size")
                .hasMessageContaining("\n  try: ");
    }

    @Test
    void options_of_the_environment_are_looked_at_as_well() {
        assertThatThrownBy(() -> JvmOptions.check(Map.of("CELLSTATE_JAVA_OPTS", "-XX:+NoSuchOption"), List.of()))
                .hasMessageContaining("-XX:+NoSuchOption");
    }
}
