package org.cellstate.tests.bench.engine;

/**
 * How long to measure.
 *
 * @param rounds in which everyone has one turn
 * @param turn milliseconds of one turn
 * @param compiling milliseconds of untimed work of a peer before its first round at a task with a cell: a JVM compiles what it does
 *     often for some seconds, on a core of its own
 * @param warmup milliseconds of untimed work before any other first round, for caches
 * @param most steps of one turn
 */
record Pace(int rounds, double turn, double compiling, double warmup, int most) {

    /** Steps that are done untimed at first, to know how long one takes. */
    static final int FIRST = 3;

    /** Above this a step is so long that one is enough to be warm again. */
    private static final double LONG = 100;

    /** For figures that are told. */
    static final Pace FULL = new Pace(5, 250, 8000, 700, 200);

    /** For a first look. */
    static final Pace QUICK = new Pace(2, 100, 1000, 200, 50);

    /** Returns half as much of it, for work that varies less. */
    Pace half() {
        return new Pace(rounds, turn / 2, compiling / 2, warmup / 2, most);
    }

    /** Returns the steps of a turn of a peer that takes so many milliseconds for one. */
    int steps(double milliseconds) {
        return (int) Math.max(1, Math.min(most, turn / milliseconds));
    }

    /** Returns the untimed steps before a first round. */
    int stepsBefore(double milliseconds) {
        return (int) (warmup / milliseconds);
    }

    /** Returns the untimed steps in which what a peer does often is compiled. */
    int stepsToCompile(double milliseconds) {
        return (int) (compiling / milliseconds);
    }

    /** Returns the untimed steps that begin a turn: what the one before left in the caches is gone then. */
    int stepsAgain(double milliseconds) {
        return milliseconds > LONG ? 1 : 2;
    }
}
