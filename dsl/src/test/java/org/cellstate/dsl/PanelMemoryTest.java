package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How the memory of a global model grows with the number of its series; in a process of its own, whose heap holds nothing else. */
class PanelMemoryTest {

    @Test
    void memory_grows_linearly_with_the_number_of_series_and_holds_no_windows() throws Exception {
        Map<String, Double> megabytes = measured();

        double first =
                megabytes.getOrDefault("prepared 500", Double.NaN) - megabytes.getOrDefault("prepared 250", Double.NaN);
        double second = megabytes.getOrDefault("prepared 1000", Double.NaN)
                - megabytes.getOrDefault("prepared 500", Double.NaN);
        assertThat(second / first)
                .as("twice as many more series, %s", megabytes)
                .isCloseTo(2, within(0.3));
        // 277 training windows of 56 steps and 24 numbers would be 1.5 MB a series. The values and covariates are 12
        // kB, their
        // scaled copies 8 kB.
        assertThat(second / 500).as("megabytes a series, %s", megabytes).isBetween(0.012, 0.04);
        assertThat(megabytes.getOrDefault("trained 1000", Double.NaN))
                .as("a trained model holds the data and the places of its windows, %s", megabytes)
                .isLessThan(1.6 * megabytes.getOrDefault("prepared 1000", Double.NaN));
    }

    private static Map<String, Double> measured() throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-cp",
                System.getProperty("java.class.path"),
                PanelMemory.class.getName());
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        try (BufferedReader lines = process.inputReader()) {
            List<String> told = lines.lines().collect(Collectors.toList());
            assertThat(process.waitFor()).as("%s", told).isZero();
            Map<String, Double> megabytes = new HashMap<>();
            for (String line : told) {
                int last = line.lastIndexOf(' ');
                megabytes.put(line.substring(0, last), Double.valueOf(line.substring(last + 1)));
            }
            return megabytes;
        }
    }
}
