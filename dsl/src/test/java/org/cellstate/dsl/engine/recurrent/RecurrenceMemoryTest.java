package org.cellstate.dsl.engine.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecurrenceMemoryTest {

    /**
     * In a process of its own, whose heap is resident from the start and which has no second compiler: resident memory then grows only by
     * what the calls leave behind: a kilobyte each would be three megabytes.
     */
    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @EnumSource
    void memory_stays_bounded_over_many_calls_of_many_sizes(Implementation kind)
            throws IOException, InterruptedException {
        List<Long> grown = grown(kind);

        assertThat(grown).hasSize(3);
        assertThat(grown.get(0)).as("native objects").isLessThan(500);
        assertThat(grown.get(1)).as("bytes they own").isLessThan(1L << 20);
        assertThat(grown.get(2)).as("resident kilobytes").isLessThan(3L << 10);
    }

    private static List<Long> grown(Implementation kind) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"));
        command.add("-XX:TieredStopAtLevel=1");
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ManyCalls.class.getName(), kind.name()));
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.lines().map(Long::valueOf).toList();
    }
}
