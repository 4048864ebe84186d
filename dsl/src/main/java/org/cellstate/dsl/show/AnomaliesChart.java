package org.cellstate.dsl.show;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.anomaly.Anomalies;
import org.cellstate.dsl.evaluate.anomaly.Event;
import org.cellstate.dsl.evaluate.anomaly.LabelledAnomalies;

/** Anomalies: the judged rows with the range in which a row is ordinary, and below them their scores; with labels, what they are worth. */
public final class AnomaliesChart {

    private static final int MOST_EVENTS = 20;

    /** On a logarithmic axis a score of nothing has no place. */
    private static final double LEAST_SCORE = 0.1;

    private AnomaliesChart() {}

    /** Returns both panels, titled by how many events there are. */
    public static Facets of(Anomalies anomalies) {
        return Facets.of(title(anomalies), 1, course(anomalies), scores(anomalies))
                .caption(caption(anomalies));
    }

    /** Returns the course over the labelled rows, and the curve of precision against recall. */
    public static Facets of(LabelledAnomalies labelled) {
        Figure course = course(labelled.anomalies());
        List<Boolean> labels = labelled.labels();
        String word = labelled.labelledEvents() == 1 ? "labelled" : "";
        Series observed = labelled.anomalies().observed();
        for (int row = 0; row < labels.size(); row++) {
            if (labels.get(row) && (row == 0 || !labels.get(row - 1))) {
                int last = row;
                while (last + 1 < labels.size() && labels.get(last + 1)) {
                    last++;
                }
                course = course.with(
                        new Mark.Region(word, Times.place(observed.time(row)), Times.place(observed.time(last)), true));
            }
        }
        return Facets.of(
                        "Anomalies: " + Numbers.percent(labelled.precision()) + " of the alarms are right, "
                                + Numbers.percent(labelled.recall()) + " of the labelled rows are found",
                        1,
                        course.title(course.title() + "; labelled rows are shaded"),
                        curve(labelled))
                .caption("F1 " + Numbers.fixed(labelled.f1(), 3) + ": " + Numbers.count(labelled.hits())
                        + " rows rightly called anomalies, " + Numbers.count(labelled.falseAlarms()) + " wrongly, "
                        + Numbers.count(labelled.misses()) + " missed. Of "
                        + Numbers.count(labelled.labelledEvents()) + " labelled events "
                        + Numbers.count(labelled.foundEvents()) + " found at least in part. "
                        + caption(labelled.anomalies()));
    }

    private static String title(Anomalies anomalies) {
        List<Event> events = anomalies.events();
        String name = anomalies.observed().name();
        if (events.isEmpty()) {
            return name + ": no anomalies";
        }
        int rows = events.stream().mapToInt(Event::rows).sum();
        return name + ": " + Numbers.count(events.size()) + (events.size() == 1 ? " event" : " events") + ", "
                + Numbers.count(rows) + " of "
                + Numbers.count(anomalies.observed().size()) + " rows anomalous";
    }

    private static Figure course(Anomalies anomalies) {
        Series observed = anomalies.observed();
        List<Series> bounds = anomalies.bounds();
        boolean[] flags = anomalies.flags();
        int[] rows = IntStream.range(0, flags.length).filter(row -> flags[row]).toArray();
        Figure figure = Figure.titled(
                        rows.length == 0
                                ? "Observed, and where a row is ordinary"
                                : "Observed, where a row is ordinary, and anomalies as dots")
                .x(Axis.time(""))
                .y(Times.axis(observed))
                .with(new Mark.Band(
                        "ordinary",
                        Times.places(observed),
                        Times.values(bounds.get(0)),
                        Times.values(bounds.get(1)),
                        Palette.BLUE,
                        0.3))
                .with(new Mark.Line(
                        "observed", Times.places(observed), Times.values(observed), SeriesChart.stroke(observed)));
        return rows.length == 0 ? figure : figure.with(points(observed, rows));
    }

    /** Returns dots on some rows of a series. */
    static Mark.Points points(Series observed, int... rows) {
        return new Mark.Points(
                "",
                Values.of(Arrays.stream(rows)
                        .mapToDouble(row -> Times.place(observed.time(row)))
                        .toArray()),
                Values.of(Arrays.stream(rows).mapToDouble(observed::value).toArray()),
                Palette.VERMILLION,
                5);
    }

    private static Figure scores(Anomalies anomalies) {
        Series observed = anomalies.observed();
        double[] scores = Arrays.stream(anomalies.scores())
                .map(score -> Math.max(LEAST_SCORE, score))
                .toArray();
        double limit = anomalies.limit();
        return Figure.titled("Score: scales from the median error")
                .x(Axis.time(""))
                .y(Axis.logarithmic("score (at least " + LEAST_SCORE + ")"))
                .with(new Mark.Line("", Times.places(observed), Values.of(scores), Stroke.solid(Palette.BLUE, 1)))
                .with(new Mark.HorizontalRule(
                        "limit " + Numbers.text(limit), limit, Stroke.solid(Palette.VERMILLION, 1.2)));
    }

    private static Figure curve(LabelledAnomalies labelled) {
        List<LabelledAnomalies.Place> curve = labelled.curve();
        double share = (double) (labelled.hits() + labelled.misses())
                / labelled.labels().size();
        return Figure.titled("Every limit, this one as a dot: average precision "
                        + Numbers.fixed(labelled.averagePrecision(), 3))
                .x(Axis.number("recall: share of the anomalies found"))
                .y(Axis.number("precision: share of alarms right"))
                .with(new Mark.HorizontalRule("by chance " + Numbers.text(share), share))
                .with(new Mark.Line(
                        "",
                        Values.of(curve.stream()
                                .mapToDouble(LabelledAnomalies.Place::recall)
                                .toArray()),
                        Values.of(curve.stream()
                                .mapToDouble(LabelledAnomalies.Place::precision)
                                .toArray()),
                        Stroke.solid(Palette.BLUE, 2)))
                .with(new Mark.Points(
                        "", Values.of(labelled.recall()), Values.of(labelled.precision()), Palette.VERMILLION, 7));
    }

    private static String caption(Anomalies anomalies) {
        Series observed = anomalies.observed();
        String unit = observed.unit().isEmpty() ? "" : " " + observed.unit();
        return anomalies.model() + ", one " + observed.frequency().noun() + " ahead. Limit: score "
                + Numbers.text(anomalies.limit()) + " by " + anomalies.alarm() + ", one scale being "
                + Numbers.text(anomalies.scale()) + unit + "; of "
                + Numbers.count(anomalies.calibration().size()) + " held-out rows "
                + Numbers.text(Math.rint(1000 * anomalies.calibrationShare()) / 10) + Numbers.THIN_SPACE
                + "% are above it.";
    }

    /** Returns the events in a line each, of many the ones with the highest scores. */
    static String events(Anomalies anomalies) {
        List<Event> events = anomalies.events();
        if (events.isEmpty()) {
            return "";
        }
        double least = events.stream()
                .mapToDouble(Event::score)
                .sorted()
                .skip(Math.max(0, events.size() - MOST_EVENTS))
                .findFirst()
                .orElseThrow();
        TextTable table = TextTable.headed(2, "from", "to", "rows", "score", "observed", "expected");
        events.stream()
                .filter(event -> event.score() >= least)
                .forEach(event -> table.row(
                        event.from(),
                        event.to(),
                        Numbers.count(event.rows()),
                        Numbers.text(event.score()),
                        Numbers.text(event.observed()),
                        Numbers.text(event.expected())));
        return "\n\n" + table
                + (events.size() > MOST_EVENTS
                        ? "\nThe " + MOST_EVENTS + " with the highest scores of " + Numbers.count(events.size()) + "."
                        : "");
    }
}
