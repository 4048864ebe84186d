package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.explain.UnitTrace;

/** The state of one unit, drawn over what it reads. */
public final class UnitTraceChart {

    /** Of letters so many stand in a row that each is named, level and without a gap. */
    private static final int ROW = 36;

    private static final int MOST_ROWS = 10;
    private static final int ROW_HEIGHT = 124;

    /** Longer labels, such as dates, would not stand side by side. */
    private static final int LONGEST = 12;

    private UnitTraceChart() {}

    /**
     * Returns a bar for each token over its letters, blue up and orange down, in rows of {@value #ROW} tokens; of a text of more than {@value
     * #MOST_ROWS} rows, and where steps have long labels, a line over the steps.
     */
    public static Chart of(UnitTrace trace) {
        int steps = trace.steps().size();
        boolean named = trace.steps().stream().allMatch(step -> step.length() <= LONGEST);
        if (!named || steps > ROW * MOST_ROWS) {
            return line(trace);
        }
        if (steps <= ROW) {
            return row(trace, 0, steps)
                    .title(title(trace))
                    .caption(caption(trace))
                    .size(720, 240);
        }
        List<Figure> rows = new ArrayList<>();
        for (int from = 0; from < steps; from += ROW) {
            rows.add(row(trace, from, from + ROW));
        }
        return Facets.of(title(trace), 1, rows).caption(caption(trace)).size(720, 100 + rows.size() * ROW_HEIGHT);
    }

    /** Rows of one text have one scale: unseen lines at the largest size hold it. */
    private static Figure row(UnitTrace trace, int from, int to) {
        double[] states = trace.states();
        List<String> letters = IntStream.range(from, to)
                .mapToObj(
                        step -> step < states.length ? Tokens.seen(trace.steps().get(step)) : "")
                .toList();
        double[] own = Arrays.copyOfRange(states, from, Math.min(to, states.length));
        double size = Arrays.stream(states).map(Math::abs).max().orElse(1);
        Stroke unseen = Stroke.solid(Palette.GRID, 0.5);
        return Figure.titled("")
                .x(Axis.categories(letters))
                .y(Axis.number("state"))
                .with(bars("above 0", own, state -> state >= 0, Palette.BLUE))
                .with(bars("below 0", own, state -> state < 0, Palette.ORANGE))
                .with(new Mark.HorizontalRule("", size, unseen))
                .with(new Mark.HorizontalRule("", -size, unseen));
    }

    private static Mark bars(String label, double[] states, DoublePredicate which, Palette colour) {
        int[] places = IntStream.range(0, states.length)
                .filter(step -> which.test(states[step]))
                .toArray();
        return new Mark.Bars(
                label,
                Values.of(IntStream.of(places).asDoubleStream().toArray()),
                Values.of(IntStream.of(places).mapToDouble(step -> states[step]).toArray()),
                colour);
    }

    private static Figure line(UnitTrace trace) {
        double[] states = trace.states();
        return Figure.titled(title(trace))
                .x(Axis.whole("step"))
                .y(Axis.number("state"))
                .with(new Mark.Line(
                        "", Values.counting(1, states.length), Values.of(states), Stroke.solid(Palette.BLUE, 1.5)))
                .caption(caption(trace));
    }

    private static String title(UnitTrace trace) {
        double[] states = trace.states();
        return "Unit " + trace.unit() + " moves between "
                + Numbers.fixed(Arrays.stream(states).min().orElseThrow(), 2) + " and "
                + Numbers.fixed(Arrays.stream(states).max().orElseThrow(), 2);
    }

    private static String caption(UnitTrace trace) {
        return trace.model() + ", layer " + trace.layer() + ", reading " + trace.window() + ".";
    }
}
