package org.cellstate.dsl.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Regressor;
import org.cellstate.dsl.model.Cell;
import org.cellstate.dsl.prepare.SequenceBatch;
import org.cellstate.dsl.prepare.WindowBatch;

/**
 * What goes on inside a recurrent layer while it reads one window: every gate and state of every unit at every step. Of a bidirectional
 * layer the direction that reads forward. Dropout is off, as in a forecast.
 *
 * @param model such as {@code LSTM 2×128}
 * @param window what it read, such as {@code births, the 56 days before 1989-01-01}
 * @param cell the kind of cell
 * @param layer the layer that {@link #activations} shows, from 1 at the input
 * @param steps a label for each step
 * @param layers the activations of each layer: of an LSTM {@code input gate}, {@code forget gate}, {@code candidate}, {@code output
 *     gate}, {@code cell state}, {@code hidden state}; of a GRU {@code update gate} (at 1 a unit keeps its state), {@code reset gate},
 *     {@code candidate}, {@code hidden state}; of a simple recurrent layer {@code hidden state}
 */
public record Gates(
        String model, String window, Cell cell, int layer, List<String> steps, List<List<Activation>> layers) {

    /** Copies the lists. */
    public Gates {
        steps = List.copyOf(steps);
        layers = layers.stream().map(List::copyOf).toList();
        if (layer < 1 || layer > layers.size()) {
            throw new ConfigProblem(
                    "A layer is named by its number, from 1 at the input.",
                    ".layer(" + layer + ") of " + layers.size(),
                    ".layer(" + layers.size() + ")");
        }
    }

    /**
     * Looks inside while a forecaster reads the window before a row.
     *
     * @param origin the row of the first step ahead: from the lookback up to the number of rows, where the window is the last
     * @throws ShapeProblem if there is no whole window before it
     */
    public static Gates of(Forecaster model, int origin) {
        int lookback = model.data().lookback();
        Series series = model.data().series();
        if (origin < lookback || origin > series.size()) {
            throw new ShapeProblem(
                    "A window is the lookback rows before a row.",
                    "row " + origin + ", lookback=" + lookback + ", rows=" + series.size(),
                    "a row from " + lookback + " to " + series.size());
        }
        WindowBatch batch = model.trained().data().batch(new int[] {origin});
        List<String> labels = IntStream.range(origin - lookback, origin)
                .mapToObj(series.index()::label)
                .toList();
        String window = series.name() + ", the " + lookback + " "
                + series.frequency().noun() + "s before " + series.index().label(origin);
        var network = model.trained().network();
        CellStack stack = CellStack.of(network);
        double[][] read =
                Windows.read(network, batch, row -> Windows.past(batch, row)).apply(0);
        return of(model.spec().label(), window, model.spec().cell(), labels, stack.read(read));
    }

    /**
     * Looks inside while a regressor reads a sequence.
     *
     * @param sequence {@code [time][feature]}, as in the sequences that the model was fitted on
     * @throws ShapeProblem if its features are not as many as those, or it has no step
     */
    public static Gates of(Regressor model, float[][] sequence) {
        SequenceBatch batch = model.trained().data().batch(new float[][][] {sequence});
        List<String> labels =
                IntStream.range(0, sequence.length).mapToObj(Integer::toString).toList();
        var network = model.trained().network();
        CellStack stack = CellStack.of(network);
        double[][] read = Windows.read(network, batch, row -> Windows.sequence(batch, row))
                .apply(0);
        return of(
                model.spec().label(),
                "a sequence of " + sequence.length + (sequence.length == 1 ? " step" : " steps"),
                model.spec().cell(),
                labels,
                stack.read(read));
    }

    private static Gates of(String model, String window, Cell cell, List<String> steps, List<CellTrace> traces) {
        List<List<Activation>> layers = new ArrayList<>();
        for (CellTrace trace : traces) {
            layers.add(activations(cell, trace));
        }
        return new Gates(model, window, cell, layers.size(), steps, layers);
    }

    private static List<Activation> activations(Cell cell, CellTrace trace) {
        Activation hidden = Activation.signed("hidden state", trace.hidden());
        return switch (cell) {
            case LSTM ->
                List.of(
                        Activation.gate("input gate", trace.gate(0)),
                        Activation.gate("forget gate", trace.gate(1)),
                        Activation.signed("candidate", trace.gate(2)),
                        Activation.gate("output gate", trace.gate(3)),
                        Activation.unbounded("cell state", trace.cell()),
                        hidden);
            case GRU ->
                List.of(
                        Activation.gate("update gate", trace.gate(0)),
                        Activation.gate("reset gate", trace.gate(1)),
                        Activation.signed("candidate", trace.gate(2)),
                        hidden);
            case RNN -> List.of(hidden);
        };
    }

    /** Returns the same, showing another layer, from 1 at the input. At first it is the top layer. */
    public Gates layer(int number) {
        return new Gates(model, window, cell, number, steps, layers);
    }

    /** Returns the activations of the layer that is shown. */
    public List<Activation> activations() {
        return layers.get(layer - 1);
    }

    /**
     * Returns an activation of the layer that is shown.
     *
     * @param name such as {@code forget gate}
     * @throws ConfigProblem if the cell has none of that name
     */
    public Activation activation(String name) {
        return activations().stream()
                .filter(activation -> activation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigProblem(
                        "A cell has activations of certain names.",
                        "\"" + name + "\" of a " + cell,
                        String.join(
                                ", ",
                                activations().stream().map(Activation::name).toList())));
    }

    /** Returns the model, the window and the layer in a line. */
    @Override
    public String toString() {
        return model + ", layer " + layer + " of " + layers.size() + " on " + window;
    }
}
