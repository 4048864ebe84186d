package org.cellstate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelArchiveTest {

    private static final FileTime EARLIER = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final FileTime LATER = FileTime.from(Instant.parse("2026-01-02T00:00:00Z"));

    @TempDir
    Path home;

    private Path jar;

    @BeforeEach
    void a_built_kernel() throws IOException {
        Path target = Files.createDirectories(home.resolve("kernel/core/target"));
        jar = Files.createFile(target.resolve("cellstate-kernel-0.1.0.jar"));
        Path library = Files.createFile(home.resolve("library.jar"));
        Files.writeString(target.resolve("classpath.txt"), library.toString());
        Files.setLastModifiedTime(jar, EARLIER);
        Files.setLastModifiedTime(library, EARLIER);
    }

    private KernelArchive archive() {
        return KernelArchive.of(new Installation(home));
    }

    private void make(FileTime time) throws IOException {
        Files.createDirectories(archive().folder());
        Files.writeString(archive().file(), "classes");
        Files.setLastModifiedTime(archive().file(), time);
    }

    @Test
    void it_is_fresh_from_when_it_is_made_until_a_jar_is_built_anew() throws IOException {
        assertThat(archive().isFresh()).isFalse();
        make(LATER);
        assertThat(archive().isFresh()).isTrue();

        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-03T00:00:00Z")));

        assertThat(archive().isFresh()).isFalse();
    }

    @Test
    void its_name_stays_when_a_jar_is_built_anew_and_changes_with_the_class_path() throws IOException {
        Path before = archive().file();
        Files.writeString(jar, "another content");
        assertThat(archive().file()).isEqualTo(before);

        Files.writeString(home.resolve("kernel/core/target/classpath.txt"), "/elsewhere/library.jar");

        assertThat(archive().file()).isNotEqualTo(before);
    }

    @Test
    void java_starts_without_a_word_when_it_is_missing_broken_or_of_something_else() throws Exception {
        assertSilent();
        for (String content : List.of("", "no archive", "x".repeat(100_000))) {
            make(LATER);
            Files.writeString(archive().file(), content);
            assertSilent();
        }
    }

    private void assertSilent() throws InterruptedException {
        List<String> command =
                new java.util.ArrayList<>(List.of(Installation.java().toString()));
        command.addAll(archive().options());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Silent.class.getName()));

        assertThat(Programs.result(command)).isEqualTo(new Programs.Result(0, "here"));
    }

    /** A program that says one word. */
    static final class Silent {
        public static void main(String[] arguments) {
            System.out.println("here");
        }
    }
}
