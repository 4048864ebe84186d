package org.cellstate.dsl.engine.optimize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The steps of torch.optim that tests/python/reference/optimizers.py wrote down. */
final class TorchSteps {

    private static final List<String[]> LINES = lines();

    private TorchSteps() {}

    private static List<String[]> lines() {
        List<String[]> lines = new ArrayList<>();
        try (var reader = new BufferedReader(
                new InputStreamReader(TorchSteps.class.getResourceAsStream("optimizers.csv"), UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line.split(",", -1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    static float[] start() {
        return of("start").get(0);
    }

    static List<float[]> gradients() {
        return of("gradient");
    }

    /** The weights after each step of a case. */
    static List<float[]> of(String name) {
        List<float[]> rows = new ArrayList<>();
        for (String[] line : LINES) {
            if (line[0].equals(name)) {
                float[] row = new float[line.length - 2];
                for (int i = 0; i < row.length; i++) {
                    row[i] = Float.parseFloat(line[i + 2]);
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
