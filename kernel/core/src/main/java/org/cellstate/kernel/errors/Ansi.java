package org.cellstate.kernel.errors;

/**
 * The few styles of a traceback. What must be read has the colour of the reader's theme: none of the sixteen colours is readable on
 * the error backgrounds of both of JupyterLab's themes. Colour only marks a place that has a sign of its own beside it.
 */
final class Ansi {

    private static final String RESET = "\u001b[0m";

    private Ansi() {}

    static String name(String text) {
        return "\u001b[1m" + text + RESET;
    }

    /** For what may be passed over: front ends that know no faint text show it as the rest. */
    static String dim(String text) {
        return "\u001b[2m" + text + RESET;
    }

    static String carets(String text) {
        return "\u001b[31m" + text + RESET;
    }

    static String hint(String text) {
        return "\u001b[1m" + text + RESET;
    }
}
