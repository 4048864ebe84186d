package org.cellstate.dsl.show.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.Series;

/** Lines in one panel, each in a colour of its own and named at its end. */
public final class LinePlot {

    private static final int CROWDED = 400;
    private static final int VERY_CROWDED = 1_500;
    private static final int MOST_MEANS = 3;

    private LinePlot() {}

    /** Returns the lines of samples over the same places; places that do not ascend are sorted. */
    public static Figure of(Places x, List<Sample> samples) {
        Stream<Mark> lines = IntStream.range(0, samples.size()).mapToObj(i -> {
            samples.get(i).sameSizeAs("y values", "x values", x.values().size());
            return line(x, samples, i);
        });
        Figure figure = titled(x.axis(), samples, lines.toList());
        return x.ascend()
                ? figure
                : figure.caption("Sorted by " + nameOr(x.axis().title(), "x") + ".");
    }

    /** Returns the courses of series, each over its own time stamps. */
    public static Figure of(List<Series> series) {
        List<Sample> samples = series.stream().map(Sample::of).toList();
        Stream<Mark> lines =
                IntStream.range(0, samples.size()).mapToObj(i -> line(Places.of(series.get(i)), samples, i));
        return titled(Axis.time(""), samples, lines.toList());
    }

    private static Figure titled(Axis x, List<Sample> samples, List<Mark> lines) {
        boolean alike = samples.stream().map(Sample::title).distinct().count() == 1;
        Figure figure = Figure.titled(title(samples))
                .x(x)
                .y(Axis.number(alike ? samples.get(0).title() : ""));
        for (Mark line : lines) {
            figure = figure.with(line);
        }
        return figure;
    }

    private static Mark line(Places x, List<Sample> samples, int position) {
        Sample sample = samples.get(position);
        Stroke stroke =
                Stroke.solid(Palette.series(position), width(sample.values().size()));
        String label = samples.size() == 1 ? "" : sample.nameOr("line " + (position + 1));
        if (x.ascend()) {
            return new Mark.Line(label, x.values(), sample.values(), stroke);
        }
        int[] order = IntStream.range(0, sample.values().size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> x.values().at(i)))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Mark.Line(label, picked(x.values(), order), picked(sample.values(), order), stroke);
    }

    private static Values picked(Values values, int... order) {
        return Values.of(Arrays.stream(order).mapToDouble(values::at).toArray());
    }

    /** Lines of many points hide each other less when they are thin. */
    private static double width(int points) {
        return points <= CROWDED ? 2 : points <= VERY_CROWDED ? 1.2 : 0.8;
    }

    private static String title(List<Sample> samples) {
        if (samples.size() == 1) {
            return Findings.mean(samples.get(0));
        }
        List<String> means = new ArrayList<>();
        int highest = 0;
        for (int i = 0; i < samples.size(); i++) {
            means.add(samples.get(i).nameOr("line " + (i + 1)) + " "
                    + Numbers.text(samples.get(i).mean()));
            highest = samples.get(i).mean() > samples.get(highest).mean() ? i : highest;
        }
        return samples.size() <= MOST_MEANS
                ? "On average: " + String.join(", ", means)
                : "Highest of " + samples.size() + " on average: " + means.get(highest);
    }

    private static String nameOr(String name, String other) {
        return name.isEmpty() ? other : name;
    }
}
