package org.cellstate.kernel.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupTest {

    private static final String IMPORTS =
            "import java.util.*;\n\nimport java.util.stream.*;\nimport static java.lang.Math.*;\n";

    private static Cells started(String startup) {
        return new Cells(SessionOptions.of(List.of()).startup(startup));
    }

    @Test
    void imports_are_one_snippet_for_the_compiler_and_all_of_them_hold() {
        try (Cells cells = started(IMPORTS)) {
            assertThat(cells.session.snippets()).isEqualTo(1);
            assertThat(cells.value("List.of(abs(-3)).stream().collect(Collectors.toList())"))
                    .isEqualTo(List.of(3));
        }
    }

    @Test
    void a_cell_that_repeats_an_import_keeps_the_others() {
        try (Cells cells = started(IMPORTS)) {
            cells.run("import java.util.*;");
            cells.run("import java.util.List;");
            cells.run("import static java.lang.Math.*;");

            assertThat(cells.value("Stream.of(abs(-1)).toList()")).isEqualTo(List.of(1));
        }
    }

    @Test
    void an_import_that_is_wrong_is_named_with_its_line() {
        assertThatThrownBy(() -> started("import java.util.*;\nimport com.nobody.*;"))
                .hasMessageContaining("com.nobody");
    }

    @Test
    void startup_source_that_declares_something_runs_as_a_cell_does() {
        try (Cells cells =
                started("import java.util.*;\nint answer = 42;\nList<Integer> all() { return List.of(answer); }")) {
            assertThat(cells.value("all()")).isEqualTo(List.of(42));
        }
    }

    @Test
    void warming_up_leaves_nothing_behind() throws InterruptedException {
        try (Cells cells = started(IMPORTS)) {
            assertThat(cells.session.warmUp()).isTrue();

            assertThat(cells.session.snippets()).isEqualTo(1);
            assertThat(cells.session.declaredNames()).isEmpty();
        }
    }

    @Test
    void warming_up_ends_with_the_session() throws InterruptedException {
        Cells cells = started(IMPORTS);
        cells.close();

        assertThat(cells.session.warmUp()).isFalse();
    }

    @Test
    void compiling_loads_no_plugin_of_the_session_s_jars(@TempDir Path jar) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve("com.sun.source.util.Plugin"), "nowhere.Plugin");
        Files.writeString(services.resolve("javax.annotation.processing.Processor"), "nowhere.Processor");
        try (Cells cells = new Cells(SessionOptions.of(List.of(jar)))) {
            assertThat(cells.value("1 + 1")).isEqualTo(2);
        }
    }
}
