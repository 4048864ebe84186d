package org.cellstate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs a copy of the launcher in a small tree with a scripted java and mvn in front of the PATH. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class LauncherTest {

    private static final List<String> SOURCES = List.of("kernel/core", "dsl", "datasets", "notebooks", "tests");

    @TempDir
    Path folder;

    private Path tree;
    private Path bin;

    private record Result(int status, String out, String err) {}

    @BeforeEach
    void a_tree_with_blanks_in_its_path() throws IOException {
        tree = Files.createDirectories(folder.resolve("a tree"));
        bin = Files.createDirectories(folder.resolve("bin"));
        Files.copy(Path.of("..", "cellstate").toAbsolutePath().normalize(), tree.resolve("cellstate"));
        Files.writeString(tree.resolve("pom.xml"), "<project/>");
        for (String module : SOURCES) {
            Files.createDirectories(tree.resolve(module).resolve("src/main/java"));
            Files.writeString(tree.resolve(module).resolve("src/main/java/A.java"), "class A {}");
        }
        program(
                "java",
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.1\" 2021-10-19' >&2; exit; fi",
                "printf '<%s>' \"$@\"");
        program(
                "mvn",
                "if [ \"$1\" = --version ]; then echo 'Apache Maven 3.8.7'; exit; fi",
                "echo built >> \"" + folder.resolve("builds") + "\"",
                "echo '[INFO] Building Cellstate DSL 0.1.0   [3/6]'",
                "for m in kernel/core datasets notebooks tests; do mkdir -p $m/target; echo /x/b.jar > $m/target/classpath.txt; done",
                "touch notebooks/target/cellstate-notebooks-0.1.0.jar tests/target/cellstate-tests-0.1.0.jar");
    }

    @Test
    void it_builds_on_first_use_and_starts_the_program_with_the_arguments_as_they_are() throws Exception {
        Result result = launch(Map.of(), "run", "my notebook.ipynb", "-p", "a=b c");

        assertThat(result.status()).isZero();
        assertThat(result.err()).contains("first build").contains("cellstate: building: Cellstate DSL");
        assertThat(result.out())
                .contains("<-Dcellstate.home=" + tree.toRealPath() + ">")
                .contains("<" + tree.toRealPath() + "/notebooks/target/cellstate-notebooks-0.1.0.jar:/x/b.jar>")
                .endsWith("<org.cellstate.app.cli.Main><run><my notebook.ipynb><-p><a=b c>")
                .doesNotContain("native-access");
    }

    @Test
    void it_builds_again_only_when_a_source_is_newer() throws Exception {
        launch(Map.of(), "run", "x");

        Result second = launch(Map.of(), "run", "x");
        Files.writeString(tree.resolve("dsl/src/main/java/B.java"), "class B {}");
        // The clock of a file system may be coarse: what counts is that the source is newer than the build.
        tree.resolve("dsl/src/main/java/B.java").toFile().setLastModified(System.currentTimeMillis() + 5000);
        Result third = launch(Map.of(), "run", "x");

        assertThat(second.err()).isEmpty();
        assertThat(third.err()).contains("building");
        assertThat(Files.readAllLines(folder.resolve("builds"))).hasSize(2);
    }

    @Test
    void jdk_11_is_refused_in_three_parts_before_anything_is_built() throws Exception {
        program("java", "echo 'openjdk version \"11.0.22\" 2024-01-16' >&2");

        Result result = launch(Map.of(), "run", "x");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("Cellstate needs a JDK 17 or newer.\n  received: Java 11.0.22 at " + bin.resolve("java")
                        + "\n  try: JAVA_HOME=/path/to/a/newer/jdk ./cellstate ..., or apt install openjdk-17-jdk\n");
        assertThat(folder.resolve("builds")).doesNotExist();
    }

    @Test
    void java_8_is_refused_although_it_calls_itself_1_8() throws Exception {
        program("java", "echo 'java version \"1.8.0_402\"' >&2");

        assertThat(launch(Map.of(), "--version").err()).contains("received: Java 1.8.0_402");
    }

    @Test
    void a_java_home_without_java_is_told() throws Exception {
        Result result = launch(Map.of("JAVA_HOME", folder.resolve("gone").toString()), "--version");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains("JAVA_HOME must name a JDK.")
                .contains("received: JAVA_HOME=" + folder.resolve("gone"));
    }

    @Test
    void java_25_gets_the_options_that_keep_it_quiet() throws Exception {
        program(
                "java",
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"25\" 2025-09-16' >&2; exit; fi",
                "printf '<%s>' \"$@\"");

        assertThat(launch(Map.of(), "--version").out())
                .contains("<--enable-native-access=ALL-UNNAMED><--sun-misc-unsafe-memory-access=allow>");
    }

    @Test
    void an_old_maven_is_refused() throws Exception {
        program("mvn", "echo 'Apache Maven 3.6.3 (cecedd343002696d0abb50b32b541b8a6ba2883f)'");

        Result result = launch(Map.of(), "--version");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("Building Cellstate needs Maven 3.8 or newer.\n  received: Maven 3.6.3");
    }

    @Test
    void a_failed_build_shows_its_errors_and_where_the_log_is() throws Exception {
        program(
                "mvn",
                "if [ \"$1\" = --version ]; then echo 'Apache Maven 3.9.9'; exit; fi",
                "echo '[INFO] fine'; echo '[ERROR] A.java:[1,7] broken'; exit 1");

        Result result = launch(Map.of(), "--version");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "Cellstate must be built before it can start.",
                        "[ERROR] A.java:[1,7] broken",
                        ".cellstate/build.log")
                .doesNotContain("[INFO] fine");
        assertThat(launch(Map.of(), "--version").status())
                .as("the next try builds again")
                .isEqualTo(1);
    }

    @Test
    void the_lock_of_a_build_that_was_killed_is_taken_over() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectories(tree.resolve(".cellstate/build.lock"));
        Files.writeString(tree.resolve(".cellstate/build.lock/pid"), gone.pid() + "\n");

        assertThat(launch(Map.of(), "--version").status()).isZero();
        assertThat(tree.resolve(".cellstate/build.lock")).doesNotExist();
    }

    @Test
    void of_launches_at_once_one_builds() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(start(Map.of(), Files.createTempDirectory(folder, "io"), "--version"));
        }

        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }

        assertThat(Files.readAllLines(folder.resolve("builds"))).hasSize(1);
    }

    private void program(String name, String... lines) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(Map<String, String> environment, Path io, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(tree.resolve("cellstate").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        builder.environment().putAll(environment);
        return builder.redirectOutput(io.resolve("out").toFile())
                .redirectError(io.resolve("err").toFile())
                .start();
    }

    private Result launch(Map<String, String> environment, String... arguments) throws Exception {
        Path io = Files.createTempDirectory(folder, "io");
        Process process = start(environment, io, arguments);
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        return new Result(
                process.exitValue(), Files.readString(io.resolve("out")), Files.readString(io.resolve("err")));
    }
}
