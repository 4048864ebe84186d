package org.cellstate.dsl.engine.loss;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What tests/python/reference/losses.py wrote. */
final class Reference {

    List<Rows> rows = List.of();
    List<Ctc> ctc = List.of();
    Gamma gamma = new Gamma();

    private Reference() {}

    static Reference read() {
        try (var file = new InputStreamReader(
                Objects.requireNonNull(Reference.class.getResourceAsStream("losses.json")), StandardCharsets.UTF_8)) {
            return new Gson().fromJson(file, Reference.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A loss whose rows stand alone: arrays {@code [row, …]}. */
    static final class Rows {
        String loss = "";
        double[][] raw = {};
        double[][] targets = {};
        double[] weights = {};
        double[] losses = {};
        double[][] gradient = {};

        @Override
        public String toString() {
            return loss + " of " + raw.length + "×" + raw[0].length + " up to " + largest(raw);
        }
    }

    /** Sequences of labels: arrays {@code [step, sequence, class]}. */
    static final class Ctc {
        double[][][] raw = {};
        int[] steps = {};
        int[][] labels = {};
        double[] losses = {};
        double[][][] gradient = {};
    }

    /** The gamma function at some points. */
    static final class Gamma {
        double[] x = {};
        double[] logGamma = {};
        double[] digamma = {};
    }

    /** Returns {@code [row, column]} as a block {@code [column, row]}. */
    static double[] block(double[][] rows) {
        double[] block = new double[rows.length * rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[0].length; column++) {
                block[column * rows.length + row] = rows[row][column];
            }
        }
        return block;
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static long largest(double[][] raw) {
        double largest = 0;
        for (double[] row : raw) {
            for (double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return Math.round(largest);
    }
}
