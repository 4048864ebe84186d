package org.cellstate.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Options of a JVM as an environment variable holds them: separated by blanks, with quotes around those that hold blanks. */
public final class JvmOptions {

    /** The environment variable that holds options for kernels. */
    static final String VARIABLE = "CELLSTATE_JAVA_OPTS";

    private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\s+)|([^\\s\"']+)");

    private JvmOptions() {}

    /** Returns the options that a text holds. */
    public static List<String> split(String text) {
        List<String> options = new ArrayList<>();
        StringBuilder option = new StringBuilder();
        boolean open = false;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            if (part.group(3) == null) {
                option.append(
                        part.group(1) != null ? part.group(1) : part.group(2) != null ? part.group(2) : part.group());
                open = true;
            } else if (open) {
                options.add(option.toString());
                option.setLength(0);
                open = false;
            }
        }
        if (open) {
            options.add(option.toString());
        }
        return List.copyOf(options);
    }

    /**
     * Sees whether Java starts with what a user has chosen, so that it is told here and not by a kernel that never answers.
     *
     * @param environment may hold options
     * @param chosen further ones
     * @throws Problem if Java does not take them
     */
    public static void check(Map<String, String> environment, List<String> chosen) throws InterruptedException {
        List<String> options = new ArrayList<>(split(environment.getOrDefault(VARIABLE, "")));
        options.addAll(chosen);
        if (options.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of(Installation.java().toString()));
        command.addAll(Installation.kernelJvmOptions(environment));
        command.addAll(chosen);
        command.add("-version");
        Programs.Result result = Programs.result(command);
        if (result.status() != 0) {
            throw new Problem(
                    "The options of the kernel's JVM must be ones that Java takes.",
                    String.join(" ", options) + ", of which Java says: " + firstComplaint(result.output()),
                    "-Xmx8g for a heap of 8 GB; java -X lists more");
        }
    }

    private static String firstComplaint(String output) {
        return output.lines()
                .filter(line -> !line.startsWith("NOTE:") && !line.startsWith("Picked up"))
                .findFirst()
                .orElse("nothing");
    }
}
