package org.cellstate.dsl.live;

/** Whether and why a watch has ended. */
public enum Ending {
    /** It goes on. */
    NONE("watching"),
    /** The user stopped the cell. */
    STOPPED("stopped by hand"),
    /** Nothing can come any more. */
    OVER("the source has ended"),
    /** As many rows came as were asked for. */
    ENOUGH("all rows that were asked for"),
    /** What came is no rows, or the source failed; the problem is thrown. */
    FAILED("failed");

    private final String words;

    Ending(String words) {
        this.words = words;
    }

    /** Returns it as a clause, such as {@code stopped by hand}. */
    public String words() {
        return words;
    }
}
