package org.cellstate.kernel.maven;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A project's file from what is found in a README: a whole one stays as it is, fragments are put into one. */
final class Pom {

    private static final Pattern WHOLE =
            Pattern.compile("(?s)\\s*(?:<\\?xml.*?\\?>)?\\s*(?:<!--.*?-->\\s*)*<project\\b.*");
    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>.*?</dependency>");
    private static final Pattern REPOSITORY = Pattern.compile("(?s)<repository>.*?</repository>");
    private static final Pattern MANAGEMENT = Pattern.compile("(?s)<dependencyManagement>.*?</dependencyManagement>");
    private static final Pattern PROPERTIES = Pattern.compile("(?s)<properties>.*?</properties>");
    private static final Pattern PARENT = Pattern.compile("(?s)<parent>.*?</parent>");

    private Pom() {}

    /**
     * Returns a whole project's XML.
     *
     * @throws MavenException if there is no dependency in the text
     */
    static String whole(String text) {
        if (WHOLE.matcher(text).matches()) {
            return text.strip();
        }
        String management = joined(MANAGEMENT, text);
        String rest = MANAGEMENT.matcher(text).replaceAll("");
        String dependencies = joined(DEPENDENCY, rest);
        if (dependencies.isEmpty()) {
            throw new MavenException(
                    "The cell must hold a project, or at least one <dependency>.",
                    text.isBlank()
                            ? "nothing"
                            : text.strip().lines().findFirst().orElse(""),
                    "<dependency> with <groupId>, <artifactId> and <version> in it");
        }
        String parent = joined(PARENT, rest);
        String identity = "<groupId>org.cellstate.session</groupId><artifactId>cell</artifactId><version>1</version>";
        return "<project><modelVersion>4.0.0</modelVersion>" + parent + identity + joined(PROPERTIES, rest) + management
                + "<repositories>" + joined(REPOSITORY, rest) + "</repositories>"
                + "<dependencies>" + dependencies + "</dependencies></project>";
    }

    private static String joined(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.joining("\n"));
    }
}
