package org.cellstate.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules for sources that no compiler of JDK 17 knows. */
class SourcesTest {

    private static final Path TOP = Path.of("..");

    /** Two in a row: the compiler of JDK 23 and later refuses the first, which belongs to nothing. */
    private static final Pattern DOUBLED = Pattern.compile("\\*/\\s*(//[^\n]*\\s*)*/\\*\\*[^/]");

    private static final Pattern MODULE = Pattern.compile("<module>(.*?)</module>");

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (MatchResult module : MODULE.matcher(Files.readString(TOP.resolve("pom.xml")))
                .results()
                .toList()) {
            try (Stream<Path> files = Files.walk(TOP.resolve(module.group(1)).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    @Test
    void no_javadoc_comment_is_followed_by_another() throws IOException {
        List<Path> doubled = new ArrayList<>();
        for (Path source : sources()) {
            if (isDoubled(Files.readString(source))) {
                doubled.add(source);
            }
        }

        assertThat(sources()).hasSizeGreaterThan(800);
        assertThat(doubled).isEmpty();
    }

    private static boolean isDoubled(String source) {
        return DOUBLED.matcher(source).find();
    }

    /** Written with plus signs, so that this file does not have what it looks for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/++ One. +/ /++ Two. +/ void work()",
                "/++ One. +/\n    /++ Two.\n     +/",
                "/++ One. +/\n\n// words\n/++ Two. +/",
            })
    void a_doubled_one_is_seen(String source) {
        assertThat(isDoubled(source.replace('+', '*'))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/++ One. +/\nvoid work() {}\n/++ Two. +/", "/+ One. +/ int i; /++ Two. +/", "/+ One. +/ /++/"})
    void others_are_not(String source) {
        assertThat(isDoubled(source.replace('+', '*'))).isFalse();
    }
}
