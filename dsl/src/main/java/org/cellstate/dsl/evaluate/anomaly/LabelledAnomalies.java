package org.cellstate.dsl.evaluate.anomaly;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;

/**
 * Anomalies that were found, beside those that there are. Rows are counted one by one: a disturbance of a hundred rows counts a hundred
 * times, and one row of it that is found does not stand for the others. {@link #foundEvents} counts the other way.
 *
 * @param anomalies what was found
 * @param labels for each judged row whether it is an anomaly; at least one is
 */
public record LabelledAnomalies(Anomalies anomalies, List<Boolean> labels) {

    /** Checks that there is a label for each row, and one to be found. */
    public LabelledAnomalies {
        labels = List.copyOf(labels);
        if (labels.size() != anomalies.observed().size()) {
            throw new ShapeProblem(
                    "Every row that is judged has a label.",
                    labels.size() + " labels, " + anomalies.observed().size() + " rows from "
                            + anomalies.observed().index().label(0),
                    "the labels of these rows, or a series of labels, which finds its rows by their time");
        }
        if (!labels.contains(true)) {
            throw new DataProblem(
                    "At least one row must be labelled an anomaly, or there is nothing to find.",
                    labels.size() + " rows, none labelled",
                    "rows with an anomaly among them");
        }
    }

    /**
     * A place on the curve of precision against recall.
     *
     * @param limit rows with this score or a higher one are called anomalies
     * @param precision the share of them that are
     * @param recall the share of all anomalies among them
     */
    public record Place(double limit, double precision, double recall) {}

    /** Returns how many rows were rightly called anomalies. */
    public int hits() {
        return count(true, true);
    }

    /** Returns how many rows were wrongly called anomalies. */
    public int falseAlarms() {
        return count(true, false);
    }

    /** Returns how many anomalies were not found. */
    public int misses() {
        return count(false, true);
    }

    private int count(boolean flag, boolean label) {
        boolean[] flags = anomalies.flags();
        return (int) IntStream.range(0, flags.length)
                .filter(row -> flags[row] == flag && labels.get(row) == label)
                .count();
    }

    /** Returns the share of rows called anomalies that are; 0 where none was called one, as scikit-learn has it. */
    public double precision() {
        int called = hits() + falseAlarms();
        return called == 0 ? 0 : (double) hits() / called;
    }

    /** Returns the share of the anomalies that was found. */
    public double recall() {
        return (double) hits() / (hits() + misses());
    }

    /** Returns the harmonic mean of precision and recall. */
    public double f1() {
        return 2.0 * hits() / (2.0 * hits() + falseAlarms() + misses());
    }

    /** Returns the number of labelled stretches, anomalies that follow each other being one. */
    public int labelledEvents() {
        return stretches().size();
    }

    /** Returns how many of the labelled stretches have at least one row that was called an anomaly. */
    public int foundEvents() {
        boolean[] flags = anomalies.flags();
        return (int) stretches().stream()
                .filter(stretch -> IntStream.range(stretch[0], stretch[1]).anyMatch(row -> flags[row]))
                .count();
    }

    /** Returns the first row of each labelled stretch and the row after its last. */
    private List<int[]> stretches() {
        List<int[]> stretches = new ArrayList<>();
        for (int row = 0; row < labels.size(); row++) {
            if (labels.get(row)) {
                if (row == 0 || !labels.get(row - 1)) {
                    stretches.add(new int[] {row, row});
                }
                stretches.get(stretches.size() - 1)[1] = row + 1;
            }
        }
        return stretches;
    }

    /**
     * Returns precision and recall for every score as limit, by the rows' own scores, the highest limit first. Rows between two of an event
     * count only by their own score.
     */
    public List<Place> curve() {
        double[] scores = anomalies.scores();
        int all = (int) labels.stream().filter(label -> label).count();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, scores.length).boxed().toList());
        order.sort((one, other) -> Double.compare(scores[other], scores[one]));
        List<Place> curve = new ArrayList<>();
        int hits = 0;
        for (int i = 0; i < order.size(); i++) {
            hits += labels.get(order.get(i)) ? 1 : 0;
            double score = scores[order.get(i)];
            if (i + 1 == order.size() || scores[order.get(i + 1)] != score) {
                curve.add(new Place(score, (double) hits / (i + 1), (double) hits / all));
            }
        }
        return List.copyOf(curve);
    }

    /**
     * Returns the mean precision over the curve, each place weighted by the recall that it adds: what a limit can reach, whichever is chosen.
     * By chance it is the share of anomalies among the rows.
     */
    public double averagePrecision() {
        double sum = 0;
        double before = 0;
        for (Place place : curve()) {
            sum += (place.recall() - before) * place.precision();
            before = place.recall();
        }
        return sum;
    }

    /** Returns the scores in a line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, %s: precision %.3f, recall %.3f, F1 %.3f; %d of %d labelled events found; average precision %.3f (by chance %.3f)",
                anomalies.observed().name(),
                anomalies.model(),
                precision(),
                recall(),
                f1(),
                foundEvents(),
                labelledEvents(),
                averagePrecision(),
                (double) (hits() + misses()) / labels.size());
    }
}
