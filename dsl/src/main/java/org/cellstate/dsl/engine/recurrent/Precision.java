package org.cellstate.dsl.engine.recurrent;

/** The width of the numbers of a recurrence. */
public enum Precision {
    /** 32 bits: what trains. */
    FLOAT(Float.BYTES),
    /** 64 bits: what checks gradients. */
    DOUBLE(Double.BYTES);

    private final int bytes;

    Precision(int bytes) {
        this.bytes = bytes;
    }

    /** Returns the bytes of a number. */
    public int bytes() {
        return bytes;
    }
}
