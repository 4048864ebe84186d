package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ManyFitsTest {

    /**
     * In a process of its own, with a small heap that is resident from the start and without the JVM's second compiler, whose working
     * memory (some fifty megabytes, whenever it comes to a long method) would hide what the fits themselves hold.
     */
    @EnabledOnOs(OS.LINUX)
    @Test
    void the_memory_of_a_thousand_fits_in_one_process_is_flat_after_the_first_hundred()
            throws IOException, InterruptedException {
        List<Long> resident = resident();

        long early = resident.get(0);
        assertThat(resident).hasSize(10).allMatch(megabytes -> megabytes < early + early / 10);
    }

    private static List<Long> resident() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"));
        command.add("-XX:TieredStopAtLevel=1");
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ManyFits.class.getName()));
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.lines().map(Long::valueOf).toList();
    }
}
