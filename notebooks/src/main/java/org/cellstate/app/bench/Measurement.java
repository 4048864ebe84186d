package org.cellstate.app.bench;

import java.util.List;

/**
 * One measured case.
 *
 * @param name the case, for instance {@code 32 x 50 x 10 x 128}
 * @param unit of both values, for instance {@code ms/step}
 * @param value ours, NaN where it could not be measured
 * @param peer who is compared
 * @param peerValue theirs, NaN where the peer is not there
 * @param notes how it was measured, or why it could not be
 */
public record Measurement(String name, String unit, double value, String peer, double peerValue, List<String> notes) {

    /** Copies the notes. */
    public Measurement {
        notes = List.copyOf(notes);
    }

    /** Makes a case with nothing to add. */
    public Measurement(String name, String unit, double value, String peer, double peerValue) {
        this(name, unit, value, peer, peerValue, List.of());
    }

    /** Returns our value over the peer's, NaN where either is not there. */
    public double ratio() {
        return value / peerValue;
    }
}
