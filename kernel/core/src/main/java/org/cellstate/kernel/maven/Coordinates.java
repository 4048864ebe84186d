package org.cellstate.kernel.maven;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a user asks for: {@code group:artifact:version}, with {@code :type} and {@code :classifier} before the version if wanted.
 *
 * @param version a version, or a range as {@code [1.2,2)}
 */
public record Coordinates(String group, String artifact, String type, String classifier, String version) {

    private static final Pattern FORM =
            Pattern.compile("([^:\\s]+):([^:\\s]+)(?::([^:\\s]+)(?::([^:\\s]*))?)?:([^:\\s]+)");

    /**
     * Reads coordinates.
     *
     * @throws MavenException if they are none
     */
    public static Coordinates parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new MavenException(
                    "A dependency must be group:artifact:version, with :type and :classifier before the version if wanted.",
                    text,
                    text.chars().filter(c -> c == ':').count() == 1
                            ? text + ":VERSION, or " + text + ":[0,) for the newest"
                            : "com.google.guava:guava:33.4.0-jre");
        }
        String type = matcher.group(3) == null ? "jar" : matcher.group(3);
        String classifier = matcher.group(4) == null ? "" : matcher.group(4);
        return new Coordinates(matcher.group(1), matcher.group(2), type, classifier, matcher.group(5));
    }

    /** Reads several. */
    public static List<Coordinates> parseAll(List<String> texts) {
        return texts.stream().map(Coordinates::parse).toList();
    }

    @Override
    public String toString() {
        String middle = classifier.isEmpty() ? (type.equals("jar") ? "" : ":" + type) : ":" + type + ":" + classifier;
        return group + ":" + artifact + middle + ":" + version;
    }
}
