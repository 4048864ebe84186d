package org.cellstate.kernel.errors;

/** The few colours of a traceback: names red, places dim, the rest as the reader's theme has it. */
final class Ansi {

    private static final String RESET = "\u001b[0m";

    private Ansi() {}

    static String name(String text) {
        return "\u001b[1;31m" + text + RESET;
    }

    static String dim(String text) {
        return "\u001b[2m" + text + RESET;
    }

    static String carets(String text) {
        return "\u001b[31m" + text + RESET;
    }

    static String hint(String text) {
        return "\u001b[36m" + text + RESET;
    }
}
