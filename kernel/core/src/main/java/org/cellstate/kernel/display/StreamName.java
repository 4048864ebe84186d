package org.cellstate.kernel.display;

/** The two streams of a program. */
enum StreamName {
    STDOUT("stdout"),
    STDERR("stderr");

    private final String wireName;

    StreamName(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the name in {@code stream} messages. */
    String wireName() {
        return wireName;
    }
}
