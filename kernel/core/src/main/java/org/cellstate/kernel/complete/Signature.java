package org.cellstate.kernel.complete;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** Writes JShell's signatures the way a list of suggestions shows them: {@code (int a, int b) : int}. */
final class Signature {

    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])");

    private Signature() {}

    /** Returns the signatures of all overloads, a line each. */
    static String of(List<Documentation> overloads) {
        return overloads.stream()
                .map(each -> brief(each.signature()))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** Returns a signature without packages. */
    static String readable(String signature) {
        return PACKAGE.matcher(signature).replaceAll("");
    }

    static String brief(String signature) {
        String text = readable(signature);
        int open = text.indexOf('(');
        if (open < 0) {
            int colon = text.indexOf(':');
            return colon < 0 ? text : text.substring(colon + 1).strip();
        }
        String result = text.substring(0, startOfName(text, open)).strip();
        return result.isEmpty() ? text.substring(open) : text.substring(open) + " : " + result;
    }

    /** The name, with its class and type arguments, begins after the last blank outside angle brackets. */
    private static int startOfName(String text, int open) {
        int depth = 0;
        for (int i = open - 1; i >= 0; i--) {
            char c = text.charAt(i);
            depth += c == '>' ? 1 : c == '<' ? -1 : 0;
            if (c == ' ' && depth == 0) {
                return i + 1;
            }
        }
        return 0;
    }
}
