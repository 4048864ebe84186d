package org.cellstate.dsl.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.LanguageModel;
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

    /**
     * Looks inside while a language model reads a text from its begin. Each token is a step; one that the model does not know is read as it
     * reads such a text, as unknown or not at all.
     *
     * @throws ShapeProblem if it has no token that is read
     */
    public static Gates of(LanguageModel model, String text) {
        ReadText read = ReadText.of(model, text);
        List<CellTrace> traces = CellStack.of(model.trained().network())
                .read(read.numbers(model.trained().network()));
        Gates all = of(model.spec().label(), read.toString(), model.spec().cell(), read.steps(), traces);
        return read.begins() ? all.withoutFirst() : all;
    }

    /** Leaves out the step that no text shows. */
    private Gates withoutFirst() {
        return new Gates(
                model,
                window,
                cell,
                layer,
                steps.subList(1, steps.size()),
                layers.stream()
                        .map(all -> all.stream().map(Activation::withoutFirst).toList())
                        .toList());
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

    /**
     * Returns what one unit of the layer that is shown has in mind, step by step: of an LSTM the hyperbolic tangent of its cell, of others
     * the hidden state.
     *
     * @param number from 1
     * @throws ConfigProblem if the layer has no such unit
     */
    public UnitTrace unit(int number) {
        double[][] states = states();
        if (number < 1 || number > states.length) {
            throw new ConfigProblem(
                    "A unit is named by its number, from 1.",
                    ".unit(" + number + ") of " + states.length,
                    ".unit(" + states.length + ")");
        }
        return new UnitTrace(model, window, layer, number, steps, states[number - 1]);
    }

    /**
     * Returns the unit of the layer that is shown whose state goes most with a signal, up or down: by the size of their correlation, of
     * equals the first. So Karpathy, Johnson and Fei-Fei (2015) found units that know whether a quotation is open.
     *
     * @param signal one number for each step, such as 1 within a quotation and 0 elsewhere
     * @throws ShapeProblem if they are not as many as the steps, or all are the same
     */
    public UnitTrace following(double... signal) {
        if (signal.length != steps.size() || Arrays.stream(signal).distinct().count() < 2) {
            throw new ShapeProblem(
                    "A signal to be followed has a number for each step, and not always the same.",
                    signal.length + " numbers for " + steps.size() + " steps",
                    "one for each of .steps(), such as 1 within a quotation and 0 elsewhere");
        }
        return IntStream.rangeClosed(1, states().length)
                .mapToObj(this::unit)
                .max(Comparator.comparingDouble((UnitTrace unit) -> Math.abs(unit.correlation(signal)))
                        .thenComparing(UnitTrace::unit, Comparator.reverseOrder()))
                .orElseThrow();
    }

    private double[][] states() {
        if (cell != Cell.LSTM) {
            return activation("hidden state").values();
        }
        return Arrays.stream(activation("cell state").values())
                .map(unit -> Arrays.stream(unit).map(Math::tanh).toArray())
                .toArray(double[][]::new);
    }

    /** Returns the model, the window and the layer in a line. */
    @Override
    public String toString() {
        return model + ", layer " + layer + " of " + layers.size() + " on " + window;
    }
}
