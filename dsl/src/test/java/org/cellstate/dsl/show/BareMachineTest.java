package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Charts on machines that lack what Java sets text with. A library that cannot be loaded stands for one that is not there. */
@EnabledOnOs(OS.LINUX)
class BareMachineTest {

    private static final String ADVICE = "install libfreetype6";

    @TempDir
    Path folder;

    @Test
    void without_any_font_charts_are_the_same_to_the_byte() throws IOException, InterruptedException {
        Path configuration = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");

        assertThat(cell(Map.of("FONTCONFIG_FILE", configuration.toString())))
                .isEqualTo(cell(Map.of()))
                .anyMatch(line -> line.startsWith("picture "));
    }

    @Test
    void without_libfontconfig_charts_are_the_same_to_the_byte() throws IOException, InterruptedException {
        assertThat(cell(lacking("libfontconfig.so.1"))).isEqualTo(cell(Map.of()));
    }

    @Test
    void without_libfreetype_a_cell_shows_its_text_and_one_line_with_the_remedy()
            throws IOException, InterruptedException {
        List<String> whole = cell(Map.of());
        List<String> bare = cell(lacking("libfreetype.so.6", "libfontconfig.so.1"));

        if (Files.exists(Path.of(System.getProperty("java.home"), "lib", "libfreetype.so"))) {
            assertThat(bare).as("a JDK that brings its own").isEqualTo(whole);
        } else {
            List<String> text = whole.subList(0, whole.size() - 1);
            assertThat(bare).hasSize(text.size() + 2).startsWith(text.toArray(String[]::new));
            assertThat(bare.get(text.size())).contains(ADVICE);
            assertThat(bare).endsWith("no picture");
        }
    }

    /** Returns the environment of a machine whose libraries of these names are no libraries. */
    private Map<String, String> lacking(String... libraries) throws IOException {
        for (String library : libraries) {
            Files.createFile(folder.resolve(library));
        }
        return Map.of("LD_LIBRARY_PATH", folder.toString());
    }

    private static List<String> cell(Map<String, String> environment) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Djava.awt.headless=true", "-XX:TieredStopAtLevel=1"));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OneCell.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.lines().toList();
    }
}
