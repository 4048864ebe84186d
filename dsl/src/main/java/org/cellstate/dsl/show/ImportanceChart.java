package org.cellstate.dsl.show;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.explain.Importance;

/** How much a model leans on each input: bars of what the error grows by when it is shuffled, the most important on top. */
public final class ImportanceChart {

    private static final int MOST = 20;
    private static final int BAR = 30;
    private static final int WORDS = 150;

    private ImportanceChart() {}

    /** Returns the bars, with two standard deviations of the repeats to both sides; of more than {@value #MOST} inputs the first. */
    public static Figure of(Importance importance) {
        List<Importance.Input> drawn = importance
                .inputs()
                .subList(0, Math.min(MOST, importance.inputs().size()));
        double[] means = drawn.stream().mapToDouble(Importance.Input::mean).toArray();
        double[] spreads =
                drawn.stream().mapToDouble(input -> 2 * input.deviation()).toArray();
        double[] lower = new double[means.length];
        double[] upper = new double[means.length];
        Arrays.setAll(lower, i -> means[i] - spreads[i]);
        Arrays.setAll(upper, i -> means[i] + spreads[i]);
        String unit = importance.unit().isEmpty() ? "" : " (" + importance.unit() + ")";
        return Figure.titled(title(importance))
                .x(Axis.number("error added by shuffling" + unit))
                .y(Axis.categories(drawn.stream().map(Importance.Input::name).toList()))
                .with(new Mark.HorizontalBars(
                        "",
                        Values.of(means),
                        Values.counting(0, means.length),
                        Values.of(lower),
                        Values.of(upper),
                        Palette.BLUE))
                .caption(caption(importance, drawn.size()))
                .size(720, WORDS + BAR * means.length);
    }

    private static String title(Importance importance) {
        Importance.Input first = importance.inputs().get(0);
        if (!first.matters()) {
            return "No input matters: shuffling changes nothing";
        }
        String name = first.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + first.name().substring(1);
        String times = Numbers.fixed(1 + first.mean() / importance.error(), 1);
        return importance.inputs().size() == 1
                ? name + ", the only input: shuffled, the error is " + times + " times as large"
                : name + (name.endsWith("s") ? " matter" : " matters") + " most: shuffled, the error is " + times
                        + " times as large";
    }

    private static String caption(Importance importance, int drawn) {
        List<String> useless = importance.inputs().stream()
                .filter(input -> !input.matters())
                .map(Importance.Input::name)
                .limit(4)
                .toList();
        String unit = importance.unit().isEmpty() ? "" : " " + importance.unit();
        int repeats = importance.inputs().get(0).increases().length;
        return importance.model() + ", mean absolute error " + Numbers.text(importance.error()) + unit + " on "
                + Numbers.count(importance.count()) + " " + importance.part() + " " + importance.examples()
                + "; each input shuffled among them "
                + (repeats == 1 ? "once" : Numbers.count(repeats) + " times, intervals of two standard deviations")
                + "."
                + (useless.isEmpty() ? "" : " Not told from useless: " + String.join(", ", useless) + ".")
                + (drawn < importance.inputs().size()
                        ? " Drawn: the first " + drawn + " of "
                                + importance.inputs().size() + "."
                        : "");
    }
}
