package org.cellstate.dsl.data;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Sequences of numeric frames, of any lengths, each with one value to learn: a reading of sensors and what it came to, a bag of lags and
 * what followed. It is a description: nothing is scaled or padded yet.
 */
public final class ValuedSequences implements Serializable {

    /** The default share of the rows that validates. */
    public static final double VALIDATION_SHARE = 0.1;

    private final float[][] frames;
    private final float[] values;
    private final int features;
    private final double validation;

    private ValuedSequences(float[][] frames, float[] values, int features, double validation) {
        this.frames = frames;
        this.values = values;
        this.features = features;
        this.validation = validation;
    }

    /**
     * Returns sequences with their values. The arrays are copied.
     *
     * @param frames {@code [row][time][feature]}; rows may differ in time, not in features
     * @param values one per row
     * @throws ShapeProblem if there are fewer than two rows, a row has no step, features differ, or the values are not as many as the rows
     * @throws DataProblem if a number is missing or infinite; the message says where
     */
    public static ValuedSequences of(float[][][] frames, float[] values) {
        if (frames.length < 2 || frames.length != values.length) {
            throw new ShapeProblem(
                    "Every sequence has one value, and it takes two to train and to validate.",
                    frames.length + " sequences, " + values.length + " values",
                    "as many values as sequences, at least 2");
        }
        float[][] flat = flat(frames);
        for (int row = 0; row < values.length; row++) {
            if (!Float.isFinite(values[row])) {
                throw new DataProblem(
                        "Every value to learn must be a finite number.",
                        "the value of sequence " + row + " is " + values[row],
                        "leaving that sequence out");
            }
        }
        return new ValuedSequences(flat, values.clone(), frames[0][0].length, VALIDATION_SHARE);
    }

    /**
     * Returns frames row by row, {@code [time, feature]} each, after the checks of {@link #of}.
     *
     * @param frames {@code [row][time][feature]}, at least one row
     */
    public static float[][] flat(float[][][] frames) {
        if (frames.length == 0) {
            throw new ShapeProblem("There must be at least one sequence.", "0 sequences", "at least one");
        }
        float[][] flat = new float[frames.length][];
        int features = frames[0].length == 0 ? 0 : frames[0][0].length;
        for (int row = 0; row < frames.length; row++) {
            flat[row] = flat(frames[row], row, features);
        }
        return flat;
    }

    private static float[] flat(float[][] sequence, int row, int features) {
        if (sequence.length == 0) {
            throw new ShapeProblem(
                    "Every sequence has at least one step.", "sequence " + row + " has none", "leaving it out");
        }
        float[] flat = new float[sequence.length * features];
        for (int step = 0; step < sequence.length; step++) {
            float[] frame = sequence[step];
            if (frame.length != features || features == 0) {
                throw new ShapeProblem(
                        "Every frame has the same number of features, at least one.",
                        "sequence " + row + ", step " + step + " has " + frame.length + "; sequence 0, step 0 has "
                                + features,
                        "frames of one length");
            }
            for (int feature = 0; feature < features; feature++) {
                if (!Float.isFinite(frame[feature])) {
                    throw new DataProblem(
                            "Every number of a frame must be finite.",
                            "sequence " + row + ", step " + step + ", feature " + feature + " is " + frame[feature],
                            "filling it, or leaving that step out");
                }
                flat[step * features + feature] = frame[feature];
            }
        }
        return flat;
    }

    /** Sets the share of the rows that validates, above 0 and below 1. They are drawn at random, the same ones for every model. */
    public ValuedSequences validation(double share) {
        if (!(share > 0 && share < 1)) {
            throw new ConfigProblem(
                    "The validation share must be above 0 and below 1.",
                    "validation(" + share + ")",
                    ".validation(" + VALIDATION_SHARE + ")");
        }
        return new ValuedSequences(frames, values, features, share);
    }

    /** Returns the share of the rows that validates. */
    public double validation() {
        return validation;
    }

    /** Returns the number of sequences. */
    public int size() {
        return frames.length;
    }

    /** Returns the features of a frame. */
    public int features() {
        return features;
    }

    /** Returns the steps of a sequence. */
    public int steps(int row) {
        return frames[row].length / features;
    }

    /** Returns the number of sequences that validate, at least 1. */
    public int validationRows() {
        return Math.max(1, Math.min(size() - 1, (int) Math.round(validation * size())));
    }

    /** Returns a copy of a sequence, {@code [time, feature]} row by row. */
    public float[] frames(int row) {
        return frames[row].clone();
    }

    /** Returns the value of a sequence. */
    public float value(int row) {
        return values[row];
    }

    /** Returns the SHA-256 of all numbers, frames and values in order, as hexadecimal digits. */
    public String sha256() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        for (int row = 0; row < frames.length; row++) {
            ByteBuffer bytes = ByteBuffer.allocate((frames[row].length + 2) * Float.BYTES);
            bytes.putInt(frames[row].length);
            for (float number : frames[row]) {
                bytes.putFloat(number);
            }
            digest.update(bytes.putFloat(values[row]).array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns for example {@code 900 sequences train, 100 validate, 5 to 100 steps of 2 features}. */
    @Override
    public String toString() {
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        for (int row = 0; row < size(); row++) {
            shortest = Math.min(shortest, steps(row));
            longest = Math.max(longest, steps(row));
        }
        return (size() - validationRows()) + " sequences train, " + validationRows() + " validate, "
                + (shortest == longest ? "" + longest : shortest + " to " + longest) + " steps of " + features
                + (features == 1 ? " feature" : " features");
    }
}
