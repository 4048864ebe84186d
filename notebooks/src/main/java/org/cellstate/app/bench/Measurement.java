package org.cellstate.app.bench;

/**
 * One measured case.
 *
 * @param name the case, for instance {@code 32 x 50 x 10 x 128}
 * @param unit of both values, for instance {@code ms/step}
 * @param value ours
 * @param peer who is compared
 * @param peerValue theirs, NaN where the peer is not there
 */
public record Measurement(String name, String unit, double value, String peer, double peerValue) {

    /** Returns our value over the peer's, NaN where the peer is not there. */
    public double ratio() {
        return value / peerValue;
    }
}
