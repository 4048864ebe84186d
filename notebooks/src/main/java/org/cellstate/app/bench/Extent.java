package org.cellstate.app.bench;

/** How much a benchmark does. */
public enum Extent {
    /** All of it, for figures that are told. */
    WHOLE,
    /** Fewer cases and rounds, for a first look. */
    QUICK
}
