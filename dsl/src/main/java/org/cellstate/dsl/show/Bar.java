package org.cellstate.dsl.show;

/** How far something is, as a bar of characters. */
final class Bar {

    private static final int CELLS = 20;

    private Bar() {}

    static String text(double share) {
        int full = (int) Math.floor(share * CELLS);
        return "[" + "█".repeat(full) + "░".repeat(CELLS - full) + "]";
    }
}
