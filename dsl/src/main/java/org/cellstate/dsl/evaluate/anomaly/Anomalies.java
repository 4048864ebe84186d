package org.cellstate.dsl.evaluate.anomaly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;

/**
 * Rows that are far from what was forecast for them one row ahead, with all rows before them known. A row's score is the distance of its
 * error from the median of held-out errors, in their scale: 1.4826 times the median absolute deviation, which is a standard deviation where
 * errors are normal. Above the {@link #limit} it is an anomaly.
 *
 * <p>A forecast follows what it sees: in the middle of a long disturbance it expects the next disturbed row, and after its end it is
 * surprised once more. {@link #join} makes one event of what lies close together.
 *
 * @param model who forecast, such as {@code LSTM 2×128}
 * @param observed the rows that are judged
 * @param expected what was forecast for each of them
 * @param calibration errors of held-out rows, observed minus forecast, in the unit of the series; at least 3
 * @param alarm from which score on a row is an anomaly
 * @param gap rows between two anomalies that are still one event; default 0
 */
public record Anomalies(String model, Series observed, Series expected, Series calibration, Alarm alarm, int gap) {

    /** Makes the median absolute deviation of a normal distribution its standard deviation. */
    private static final double NORMAL = 1.4826;

    /** Makes the mean absolute deviation of a normal distribution its standard deviation. */
    private static final double NORMAL_MEAN = 1.2533;

    private static final int FEWEST = 3;

    /** Checks that the series fit together. */
    public Anomalies {
        if (!observed.index().equals(expected.index())) {
            throw new ShapeProblem(
                    "Every row that is judged has a forecast.",
                    observed.index() + " observed, " + expected.index() + " forecast",
                    "both over the same rows");
        }
        if (calibration.size() < FEWEST) {
            throw new ShapeProblem(
                    "What is ordinary is measured on at least " + FEWEST + " held-out rows.",
                    calibration.size() + " rows",
                    "a larger validation share, such as .validation(0.2)");
        }
        if (gap < 0) {
            throw new ConfigProblem("A gap is 0 rows or more.", ".join(" + gap + ")", ".join(5)");
        }
    }

    /** Returns the anomalies with the default alarm. */
    public static Anomalies of(String model, Series observed, Series expected, Series calibration) {
        return new Anomalies(model, observed, expected, calibration, Alarm.robust(Alarm.RATE), 0);
    }

    /** Calls a row an anomaly that a normal distribution of errors would exceed with this rate, above 0 and below 1. */
    public Anomalies robust(double rate) {
        return new Anomalies(model, observed, expected, calibration, Alarm.robust(rate), gap);
    }

    /**
     * Calls a row an anomaly whose score no more than this share, above 0 and below 1, of the held-out rows exceeded.
     *
     * @throws ConfigProblem from {@link #limit}, if there are fewer than 1/rate − 1 of them
     */
    public Anomalies quantile(double rate) {
        return new Anomalies(model, observed, expected, calibration, Alarm.quantile(rate), gap);
    }

    /** Makes one event of anomalies with at most so many other rows between them, which then belong to it. */
    public Anomalies join(int rows) {
        return new Anomalies(model, observed, expected, calibration, alarm, rows);
    }

    /** Returns the median of the held-out errors, in the unit of the series. */
    public double centre() {
        return median(calibration.values());
    }

    /**
     * Returns the scale of the held-out errors, in the unit of the series: from the median absolute deviation; from the mean where more than
     * half of the errors are equal (Iglewicz and Hoaglin 1993); 0 where all are.
     */
    public double scale() {
        double centre = centre();
        double[] distances = Arrays.stream(calibration.values())
                .map(error -> Math.abs(error - centre))
                .toArray();
        double median = median(distances);
        return median > 0
                ? NORMAL * median
                : NORMAL_MEAN * Arrays.stream(distances).average().orElseThrow();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Returns the score of each judged row, 0 or more; infinite for an error where held-out rows had none. */
    public double[] scores() {
        double[] errors = new double[observed.size()];
        Arrays.setAll(errors, row -> observed.value(row) - expected.value(row));
        return scores(errors);
    }

    private double[] scores(double[] errors) {
        double centre = centre();
        double scale = scale();
        return Arrays.stream(errors)
                .map(error -> error == centre ? 0 : Math.abs(error - centre) / scale)
                .toArray();
    }

    /** Returns the score above which a row is an anomaly. */
    public double limit() {
        return alarm.limit(scores(calibration.values()));
    }

    /** Returns the share of held-out rows above the limit: what the rate of false alarms was there. */
    public double calibrationShare() {
        double limit = limit();
        return Arrays.stream(scores(calibration.values()))
                        .filter(score -> score > limit)
                        .count()
                / (double) calibration.size();
    }

    /** Returns how far a row may be from its forecast, below and above, without being an anomaly: the two ends of each row. */
    public List<Series> bounds() {
        double reach = limit() * scale();
        return List.of(moved(centre() - reach), moved(centre() + reach));
    }

    private Series moved(double by) {
        double[] values = expected.values();
        Arrays.setAll(values, row -> values[row] + by);
        return Series.of(observed.name(), observed.index(), values).unit(observed.unit());
    }

    /** Returns for each judged row whether it is an anomaly, or lies between two of one event. */
    public boolean[] flags() {
        boolean[] flags = new boolean[observed.size()];
        for (Event event : events()) {
            Arrays.fill(flags, event.first(), event.first() + event.rows(), true);
        }
        return flags;
    }

    /** Returns the anomalies, those that follow each other as one event, in order of time. */
    public List<Event> events() {
        double[] scores = scores();
        double limit = limit();
        List<Event> events = new ArrayList<>();
        int first = -1;
        int last = -1;
        for (int row = 0; row < scores.length; row++) {
            if (scores[row] > limit) {
                if (first >= 0 && row - last > gap + 1) {
                    events.add(event(scores, first, last));
                    first = row;
                }
                first = first < 0 ? row : first;
                last = row;
            }
        }
        if (first >= 0) {
            events.add(event(scores, first, last));
        }
        return List.copyOf(events);
    }

    private Event event(double[] scores, int first, int last) {
        int peak = first;
        for (int row = first; row <= last; row++) {
            peak = scores[row] > scores[peak] ? row : peak;
        }
        return new Event(
                observed.index().label(first),
                observed.index().label(last),
                first,
                last - first + 1,
                observed.index().label(peak),
                scores[peak],
                observed.value(peak),
                expected.value(peak));
    }

    /**
     * Sets the anomalies beside what is known of the rows.
     *
     * @param labels for each judged row whether it is an anomaly
     * @throws ShapeProblem if they are not as many as the judged rows
     */
    public LabelledAnomalies labelled(boolean... labels) {
        List<Boolean> list = new ArrayList<>();
        for (boolean label : labels) {
            list.add(label);
        }
        return new LabelledAnomalies(this, list);
    }

    /**
     * Sets the anomalies beside what is known of the rows.
     *
     * @param labels a series over at least the judged rows: 0 where a row is ordinary, anything else where it is an anomaly
     * @throws DataProblem if it has another step, or does not reach over all of them
     */
    public LabelledAnomalies labelled(Series labels) {
        long first = labels.frequency()
                .between(labels.index().start(), observed.index().start());
        if (labels.frequency() != observed.frequency()
                || first < 0
                || first + observed.size() > labels.size()
                || !labels.index().at((int) first).equals(observed.index().start())) {
            throw new DataProblem(
                    "Labels stand at all rows that are judged.",
                    labels + ", where the rows are " + observed.index(),
                    "a series of 0 and 1 over them, such as series(table, date, \"label\")");
        }
        boolean[] known = new boolean[observed.size()];
        for (int row = 0; row < known.length; row++) {
            known[row] = labels.value((int) first + row) != 0;
        }
        return labelled(known);
    }

    /** Returns how many anomalies there are and by what rule, in a line. */
    @Override
    public String toString() {
        List<Event> events = events();
        int rows = events.stream().mapToInt(Event::rows).sum();
        return String.format(
                Locale.ROOT,
                "%s, %s: %d of %d rows anomalous, %d event%s; score above %.3g by %s, %.2g %% of %d held-out rows are",
                observed.name(),
                model,
                rows,
                observed.size(),
                events.size(),
                events.size() == 1 ? "" : "s",
                limit(),
                alarm,
                100 * calibrationShare(),
                calibration.size());
    }
}
