package org.cellstate.app;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Options of a JVM as an environment variable holds them: separated by blanks, with quotes around those that hold blanks. */
final class JvmOptions {

    private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\s+)|([^\\s\"']+)");

    private JvmOptions() {}

    static List<String> split(String text) {
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
}
