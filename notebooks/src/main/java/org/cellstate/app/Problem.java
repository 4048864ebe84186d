package org.cellstate.app;

/**
 * Something that went wrong and that the user can mend, told in three parts: the rule, what was received, what to try.
 *
 * <p>The command line prints the message as it is, without a stack trace, and ends with status 1.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Problem(String rule, String received, String fix) {
        super(rule + "\n  received: " + received + "\n  try: " + fix);
    }

    public Problem(String rule, String received, String fix, Throwable cause) {
        this(rule, received, fix);
        initCause(cause);
    }
}
