package org.cellstate.dsl.show.plot;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.DataProblem;

/** A bar for each named value. Long or many names stand at the left of bars that lie. */
public final class BarPlot {

    private static final int MOST_BARS = 60;
    private static final int MOST_GROUPED = 6;
    private static final int PLOT_WIDTH = 620;
    private static final int LETTER = 7;

    private BarPlot() {}

    public static Figure of(String labelTitle, List<String> labels, Sample values) {
        values.sameSizeAs("values", "labels", labels.size());
        if (labels.size() > MOST_BARS) {
            throw new DataProblem(
                    "Bars are read one by one: at most " + MOST_BARS + " of them.",
                    labels.size() + " labels",
                    "the largest of them, or Plot.line(values) or Plot.histogram(values)");
        }
        Values places = Values.counting(0, labels.size());
        Axis names = Axis.categories(labelTitle, labels);
        Axis numbers = Axis.number(values.title());
        Figure figure = Figure.titled(title(labels, values));
        if (fitSideBySide(labels)) {
            return figure.x(names).y(numbers).with(new Mark.Bars("", places, values.values(), Palette.BLUE));
        }
        return figure.x(numbers)
                .y(names)
                .with(new Mark.HorizontalBars("", values.values(), places, Palette.BLUE))
                .size(720, Math.max(200, 90 + 18 * labels.size()));
    }

    /** Returns several bars side by side for each label, one of each sample, in colours with a legend. */
    public static Figure grouped(String labelTitle, List<String> labels, List<Sample> samples) {
        samples.forEach(sample -> sample.sameSizeAs("values of '" + sample.name() + "'", "labels", labels.size()));
        if (samples.size() > MOST_GROUPED || samples.size() * labels.size() > MOST_BARS) {
            throw new DataProblem(
                    "Bars side by side are read one by one: at most " + MOST_GROUPED + " at a label, and " + MOST_BARS
                            + " in all.",
                    samples.size() + " at each of " + labels.size() + " labels",
                    "fewer of them, or Plot.line(Map.of(…))");
        }
        List<Mark> bars = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            Mark.Slot slot = new Mark.Slot(i, samples.size());
            Values places = Values.counting(0, labels.size());
            bars.add(new Mark.Bars(sample.name(), places, sample.values(), Palette.series(i), slot));
        }
        Figure figure = Figure.titled(title(labels, samples))
                .x(Axis.categories(labelTitle, labels))
                .y(Axis.number(""));
        for (Mark mark : bars) {
            figure = figure.with(mark);
        }
        return figure;
    }

    private static String title(List<String> labels, List<Sample> samples) {
        String highest = "No values";
        double most = Double.NEGATIVE_INFINITY;
        for (Sample sample : samples) {
            for (int i = 0; i < labels.size(); i++) {
                double value = sample.values().at(i);
                if (Double.isFinite(value) && value > most) {
                    most = value;
                    highest = sample.name() + " is highest at " + labels.get(i) + " with " + Numbers.text(value);
                }
            }
        }
        return highest;
    }

    private static boolean fitSideBySide(List<String> labels) {
        int letters =
                labels.stream().mapToInt(label -> label.length() + 2).max().orElse(0);
        return letters * LETTER * labels.size() <= PLOT_WIDTH;
    }

    private static String title(List<String> labels, Sample values) {
        int highest = -1;
        for (int i = 0; i < labels.size(); i++) {
            double value = values.values().at(i);
            if (Double.isFinite(value)
                    && (highest < 0 || value > values.values().at(highest))) {
                highest = i;
            }
        }
        String of = values.name().isEmpty() ? "" : values.name() + ": ";
        if (highest < 0) {
            return of + "no values";
        }
        return of
                + labels.get(highest)
                + (labels.size() == 1 ? " has " : " is the highest of " + labels.size() + " with ")
                + Numbers.text(values.values().at(highest));
    }
}
