package org.cellstate.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Adds up the test reports of all modules and prints the line {@code N passed, N failed}; status 1 if a test failed or none
 * ran.
 *
 * <p>The launcher runs this file as a single-file source program, since it must also work when the build has failed and left
 * no jar. So it uses nothing but the platform.
 */
public final class TestTally {

    private static final Pattern SUITE = Pattern.compile("<testsuite\\s[^>]*>");
    private static final Pattern COUNT = Pattern.compile("\\b(tests|failures|errors|skipped)=\"([0-9]+)\"");

    private int passed;
    private int failed;
    private int skipped;

    private TestTally() {}

    /** Takes the top folder of the source tree. */
    public static void main(String[] arguments) throws IOException {
        TestTally tally = of(Path.of(arguments[0]));
        System.out.println(tally);
        if (tally.failed > 0 || tally.passed == 0) {
            System.exit(1);
        }
    }

    static TestTally of(Path top) throws IOException {
        TestTally tally = new TestTally();
        for (Path report : reports(top)) {
            Matcher suite = SUITE.matcher(Files.readString(report));
            while (suite.find()) {
                tally.add(suite.group());
            }
        }
        return tally;
    }

    private static List<Path> reports(Path top) throws IOException {
        List<Path> reports = new ArrayList<>();
        try (Stream<Path> files = Files.walk(top, 5)) {
            files.filter(file -> file.toString()
                            .matches(".*[/\\\\]target[/\\\\]surefire-reports[/\\\\]TEST-[^/\\\\]*\\.xml"))
                    .sorted()
                    .forEach(reports::add);
        }
        return reports;
    }

    private void add(String suite) {
        int tests = 0;
        int bad = 0;
        int left = 0;
        Matcher count = COUNT.matcher(suite);
        while (count.find()) {
            int n = Integer.parseInt(count.group(2));
            switch (count.group(1)) {
                case "tests" -> tests = n;
                case "skipped" -> left = n;
                default -> bad += n;
            }
        }
        passed += tests - bad - left;
        failed += bad;
        skipped += left;
    }

    /** Returns the line; skipped tests are told after it, where there are any. */
    @Override
    public String toString() {
        String line = String.format(Locale.ROOT, "%d passed, %d failed", passed, failed);
        return skipped == 0 ? line : String.format(Locale.ROOT, "%d skipped%n%s", skipped, line);
    }
}
