package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Ramp;
import org.cellstate.dsl.explain.Activation;
import org.cellstate.dsl.explain.Gates;
import org.cellstate.dsl.model.Cell;

/** Gates and states of a layer as heat maps, units from top to bottom, time from left to right. */
public final class GatesChart {

    private static final int PANEL_HEIGHT = 230;
    private static final int WORDS_HEIGHT = 120;
    /** Names of more units would not fit beside them. */
    private static final int NAMED_UNITS = 12;

    private static final double SATURATED = 0.95;

    private GatesChart() {}

    /** Returns the heat maps, titled by how long the units remember. Units with the longest memory are on top, in all panels alike. */
    public static Facets of(Gates gates) {
        List<Activation> activations = gates.activations();
        int[] order = order(gates);
        List<Chart> maps = new ArrayList<>();
        for (Activation activation : activations) {
            maps.add(map(activation, order));
        }
        int columns = activations.size() == 1 ? 1 : activations.size() == 4 ? 2 : 3;
        int rows = (activations.size() + columns - 1) / columns;
        return Facets.of(title(gates), columns, maps)
                .caption(caption(gates))
                .size(720, WORDS_HEIGHT + rows * PANEL_HEIGHT);
    }

    private static Heatmap map(Activation activation, int[] order) {
        double[][] values = activation.values();
        double[][] sorted = IntStream.of(order).mapToObj(unit -> values[unit]).toArray(double[][]::new);
        boolean named = order.length <= NAMED_UNITS;
        List<String> units = named
                ? IntStream.of(order)
                        .mapToObj(unit -> Integer.toString(unit + 1))
                        .toList()
                : List.of();
        return Heatmap.of(capitalised(activation.name()), units, List.of(), sorted)
                .rowTitle(named ? "unit" : "")
                .columnTitle("step")
                .range(activation.low(), activation.high())
                .ramp(activation.low() < 0 ? Ramp.DIVERGING : Ramp.SEQUENTIAL)
                .square(false);
    }

    /** Returns the units, the one that keeps most of its state from step to step first. */
    private static int[] order(Gates gates) {
        double[] kept = kept(gates);
        return IntStream.range(0, kept.length)
                .boxed()
                .sorted(Comparator.comparingDouble(unit -> -kept[unit]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Returns the share of its state that each unit keeps in a step: the geometric mean of its forget gate, of a GRU its update gate. Of a
     * unit without gates, the mean size of its state.
     */
    static double[] kept(Gates gates) {
        if (gates.cell() == Cell.RNN) {
            return means(gates.activation("hidden state").values(), Math::abs);
        }
        String gate = gates.cell() == Cell.LSTM ? "forget gate" : "update gate";
        double[] logarithms = means(gates.activation(gate).values(), Math::log);
        return IntStream.range(0, logarithms.length)
                .mapToDouble(unit -> Math.exp(logarithms[unit]))
                .toArray();
    }

    private static double[] means(double[][] values, DoubleUnaryOperator of) {
        double[] means = new double[values.length];
        for (int unit = 0; unit < values.length; unit++) {
            for (double value : values[unit]) {
                means[unit] += of.applyAsDouble(value) / values[unit].length;
            }
        }
        return means;
    }

    private static String title(Gates gates) {
        double[] kept = kept(gates);
        if (gates.cell() == Cell.RNN) {
            long full = IntStream.range(0, kept.length)
                    .filter(unit -> kept[unit] > SATURATED)
                    .count();
            return (full == 0 ? "No unit is" : Numbers.count(full) + " of " + Numbers.count(kept.length) + " units are")
                    + " stuck near 1 or -1";
        }
        String what = gates.cell() == Cell.LSTM ? "cell" : "state";
        double longest = kept[order(gates)[0]];
        double half = Math.log(0.5) / Math.log(longest);
        double mean = IntStream.range(0, kept.length)
                .mapToDouble(unit -> kept[unit])
                .average()
                .orElseThrow();
        return "Units keep " + Numbers.percent(mean) + " of their " + what
                + " a step on average; the longest memory halves "
                + (half < 1.5 ? "within a step" : "after " + steps(half));
    }

    private static String steps(double half) {
        return half > 999 ? "more than 999 steps" : Numbers.fixed(half, 0) + " steps";
    }

    private static String caption(Gates gates) {
        int layers = gates.layers().size();
        String layer = layers == 1 ? "" : ", layer " + gates.layer() + " of " + layers;
        String sorted = gates.cell() == Cell.RNN
                ? "Units with the largest states are on top."
                : "Units with the longest memory are on top, in all panels alike.";
        String below = gates.layer() == 1 ? "" : " .layer(" + (gates.layer() - 1) + ") shows the layer below.";
        return gates.model() + layer + ", reading " + gates.window() + ". " + sorted + below;
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
