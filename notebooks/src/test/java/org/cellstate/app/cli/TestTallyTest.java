package org.cellstate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTallyTest {

    @TempDir
    Path top;

    @Test
    void the_reports_of_all_modules_are_added_up() throws IOException {
        report(
                "dsl",
                "TEST-a.xml",
                "<testsuite xmlns:x=\"y\" name=\"tests=9\" tests=\"5\" errors=\"1\" skipped=\"0\" failures=\"1\">");
        report(
                "kernel/core",
                "TEST-b.xml",
                "<testsuite name=\"b\" tests=\"4\" errors=\"0\" skipped=\"1\" failures=\"0\"/>");
        report(
                "tests",
                "TEST-python.xml",
                "<testsuites><testsuite name=\"pytest\" errors=\"0\" failures=\"0\" skipped=\"0\" tests=\"2\">");
        report("tests", "other.xml", "<testsuite tests=\"100\">");

        assertThat(TestTally.of(top).toString().lines()).containsExactly("1 skipped", "8 passed, 2 failed");
    }

    @Test
    void no_reports_are_no_tests() throws IOException {
        assertThat(TestTally.of(top)).hasToString("0 passed, 0 failed");
    }

    private void report(String module, String name, String content) throws IOException {
        Path folder = Files.createDirectories(top.resolve(module).resolve("target/surefire-reports"));
        Files.writeString(folder.resolve(name), content);
    }
}
