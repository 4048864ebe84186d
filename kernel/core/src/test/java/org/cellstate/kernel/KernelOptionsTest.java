package org.cellstate.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelOptionsTest {

    @TempDir
    Path folder;

    @Test
    void the_command_line_of_a_kernelspec_is_understood() throws Exception {
        Path classpath = Files.writeString(folder.resolve("cp.txt"), "a.jar" + File.pathSeparator + "b.jar\n");
        Path more = Files.writeString(folder.resolve("more.txt"), "c.jar");

        KernelOptions options = KernelOptions.parse(
                "--classpath-file",
                classpath.toString(),
                "--classpath-file",
                more.toString(),
                "--startup",
                "s.jsh",
                "k.json");

        assertThat(options.classpath()).containsExactly(Path.of("a.jar"), Path.of("b.jar"), Path.of("c.jar"));
        assertThat(options.startup()).contains(Path.of("s.jsh"));
        assertThat(options.connectionFile()).isEqualTo(Path.of("k.json"));
        assertThat(options.allowEmptyKey()).isFalse();
    }

    @Test
    void the_files_that_jupyter_run_names_behind_the_connection_file_are_passed_over() throws Exception {
        KernelOptions options = KernelOptions.parse("k.json", "script.jshell", "other.jshell");

        assertThat(options.connectionFile()).isEqualTo(Path.of("k.json"));
    }

    @Test
    void what_is_wrong_is_said_with_the_usage() {
        assertThatThrownBy(KernelOptions::parse)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs the connection file")
                .hasMessageContaining("try: [--classpath-file FILE]");
        assertThatThrownBy(() -> KernelOptions.parse("--fast", "k.json")).hasMessageContaining("received: --fast");
        assertThatThrownBy(() -> KernelOptions.parse("k.json", "--fast")).hasMessageContaining("received: --fast");
        assertThatThrownBy(() -> KernelOptions.parse("--startup")).hasMessageContaining("--startup needs a file");
    }
}
