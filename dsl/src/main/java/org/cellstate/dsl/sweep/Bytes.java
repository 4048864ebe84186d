package org.cellstate.dsl.sweep;

/**
 * Memory.
 *
 * @param heap bytes of Java's heap
 * @param offHeap bytes beside it, where networks compute
 */
public record Bytes(long heap, long offHeap) {

    private static final double MEGABYTE = 1 << 20;

    /** No memory, or none that is known. */
    public static final Bytes NONE = new Bytes(0, 0);

    /** As much as one likes. */
    public static final Bytes ENDLESS = new Bytes(Long.MAX_VALUE, Long.MAX_VALUE);

    /** Returns both together. */
    public Bytes plus(Bytes other) {
        return new Bytes(heap + other.heap, offHeap + other.offHeap);
    }

    /** Returns what is left without another. */
    public Bytes minus(Bytes other) {
        return new Bytes(heap - other.heap, offHeap - other.offHeap);
    }

    /** Returns the larger of each. */
    public Bytes most(Bytes other) {
        return new Bytes(Math.max(heap, other.heap), Math.max(offHeap, other.offHeap));
    }

    /** Returns whether it is no more than another, in either. */
    public boolean fits(Bytes into) {
        return heap <= into.heap && offHeap <= into.offHeap;
    }

    /** Returns for example {@code 120 MB of heap and 950 MB beside it}. */
    @Override
    public String toString() {
        return megabytes(heap) + " of heap and " + megabytes(offHeap) + " beside it";
    }

    private static String megabytes(long bytes) {
        return (long) Math.ceil(bytes / MEGABYTE) + " MB";
    }
}
