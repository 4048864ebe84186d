package org.cellstate.dsl.evaluate;

import java.util.List;
import org.cellstate.dsl.data.Frequency;

/**
 * The scores of a backtest taken apart: by step ahead, or by series.
 *
 * @param by what the parts are
 * @param frequency of the series
 * @param unit of the series, empty if it was not said
 * @param parts their names: {@code 1}, {@code 2} and so on for steps, names of series
 * @param lines the model's scores, then those of each method beside it
 * @param baseline the name of the best baseline over all parts
 */
public record Breakdown(
        By by, Frequency frequency, String unit, List<String> parts, List<Line> lines, String baseline) {

    /** Copies the lists. */
    public Breakdown {
        parts = List.copyOf(parts);
        lines = List.copyOf(lines);
    }

    /** What scores are taken apart by. */
    public enum By {
        /** Each row ahead of an origin. */
        STEP,
        /** Each of several series. */
        SERIES
    }

    /**
     * The scores of one method.
     *
     * @param method such as {@code LSTM 2×128}
     * @param scores one for each part
     */
    public record Line(String method, List<Scores> scores) {

        /** Copies the scores. */
        public Line {
            scores = List.copyOf(scores);
        }
    }

    /** Returns the line of the model. */
    public Line model() {
        return lines.get(0);
    }

    /** Returns the line of the best baseline. */
    public Line best() {
        return lines.stream()
                .filter(line -> line.method().equals(baseline))
                .findFirst()
                .orElseThrow();
    }

    /** Returns at how many parts the model's mean absolute error is below that of the best baseline. */
    public int wins() {
        int wins = 0;
        for (int part = 0; part < parts.size(); part++) {
            wins += model().scores().get(part).mae() < best().scores().get(part).mae() ? 1 : 0;
        }
        return wins;
    }

    /** Returns for example {@code lower MAE than the seasonal naive forecast at 28 of 28 steps ahead}. */
    public String verdict() {
        String of = parts.size() + (by == By.STEP ? " steps ahead" : " series");
        return "lower MAE than the " + baseline.replaceFirst(" \\(.*\\)", "") + " forecast "
                + (by == By.STEP ? "at " : "for ") + wins() + " of " + of;
    }

    @Override
    public String toString() {
        return model().method() + ": " + verdict();
    }
}
