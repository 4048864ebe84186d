package org.cellstate.app.doctor;

/** What was found out about one thing. */
public sealed interface Finding {

    /** Returns what was looked at, for instance {@code Java}. */
    String subject();

    /** It is there. */
    record Present(String subject, String detail) implements Finding {}

    /**
     * It is not there.
     *
     * @param needed whether {@code ./cellstate run} fails without it
     * @param fix the command that mends it
     */
    record Missing(String subject, String detail, boolean needed, String fix) implements Finding {}
}
