package org.cellstate.tests.bench.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.cellstate.dsl.model.Cell;
import org.cellstate.tests.bench.protocol.ModelCase;

/** The shapes that are measured: from overhead alone to arithmetic alone. */
final class Shapes {

    static final ModelCase LARGE = large(Cell.LSTM);

    private Shapes() {}

    private static ModelCase small(Cell cell) {
        return ModelCase.of(cell, 32, 24, 1, 32);
    }

    private static ModelCase medium(Cell cell) {
        return ModelCase.of(cell, 32, 50, 10, 128);
    }

    private static ModelCase large(Cell cell) {
        return ModelCase.of(cell, 64, 100, 16, 256);
    }

    static List<ModelCase> all(Cell cell) {
        return List.of(
                small(cell),
                medium(cell),
                medium(cell).layers(2),
                large(cell),
                large(cell).layers(2),
                medium(cell).bidirectional(true));
    }

    static List<ModelCase> few(Cell cell) {
        return List.of(small(cell), medium(cell), large(cell));
    }

    /** One row, one step at a time. */
    static List<ModelCase> stepByStep(Cell cell) {
        return few(cell).stream().map(shape -> shape.batch(1).time(1)).toList();
    }

    /** Returns whether a step is measured against the machine's matrix product too: elsewhere overhead is the cost. */
    static boolean arithmeticIsTheCost(ModelCase shape) {
        return shape.hidden() >= LARGE.hidden();
    }

    /** Returns whether a step is measured beside a busy core too. */
    static boolean besideBusyCore(ModelCase shape) {
        return few(shape.cell()).contains(shape);
    }

    /**
     * Shapes of which each doubles something of the one before.
     *
     * @param what is doubled
     * @param shapes in that order
     */
    record Series(String what, List<ModelCase> shapes) {

        private static Series of(String what, int first, IntFunction<ModelCase> shape) {
            List<ModelCase> shapes = new ArrayList<>();
            for (int i = 0, value = first; i < 4; i++, value *= 2) {
                shapes.add(shape.apply(value));
            }
            return new Series(what, List.copyOf(shapes));
        }
    }

    static List<Series> growth() {
        ModelCase base = medium(Cell.LSTM);
        return List.of(
                Series.of("time", 25, base::time),
                Series.of("batch", 16, base::batch),
                Series.of("hidden", 64, base::hidden),
                Series.of("layers", 1, base::layers));
    }
}
