package org.cellstate.dsl.show;

/** When something is drawn again that changes all the time: not before a pause, and never for more than a share of the time. */
final class DrawingPace {

    /** Twice a second is as fast as people follow numbers, and less than half of what front ends stand. */
    private static final long PAUSE_NANOS = 500_000_000;

    private static final int SMALL_SHARE = 100;
    private static final long FIRST_PICTURE_NANOS = 3_000_000_000L;

    /** What was drawn in code that was not compiled yet, or on a busy machine, took longer than it will: nobody waits minutes for that. */
    private static final long LONGEST_PAUSE_NANOS = 30_000_000_000L;

    private final long pause;
    private final long share;
    private long due;

    private DrawingPace(long pause, long share, long due) {
        this.pause = pause;
        this.share = share;
        this.due = due;
    }

    /** Returns the pace of updates of a text: twice a second at most, for a hundredth of the time. */
    static DrawingPace ofUpdates(long now) {
        return new DrawingPace(PAUSE_NANOS, SMALL_SHARE, now + PAUSE_NANOS);
    }

    /** Returns the pace of a picture beside work: the first after three seconds, for a hundredth of the time. */
    static DrawingPace ofPictures(long now) {
        return new DrawingPace(0, SMALL_SHARE, now + FIRST_PICTURE_NANOS);
    }

    /** Returns the pace of a picture that is all there is: the first at once, then twice a second at most, for one n-th of the time. */
    static DrawingPace of(long share) {
        return new DrawingPace(PAUSE_NANOS, share, Long.MIN_VALUE);
    }

    boolean isDue(long now) {
        return now >= due;
    }

    /** Notes that it was drawn from one nanosecond to another. */
    void drawn(long from, long to) {
        due = to + Math.min(LONGEST_PAUSE_NANOS, Math.max(pause, (share - 1) * (to - from)));
    }
}
