package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * All scores of a model and of the methods beside it.
 *
 * @param verdict the comparison with the best baseline in words
 * @param unit of the errors, empty if it was not said
 * @param rows the model first
 * @param baseline the name of the best baseline
 * @param notes what a reader must know: why a score is missing, which method is
 */
public record ScoreSheet(String verdict, String unit, List<Row> rows, String baseline, List<String> notes) {

    /** Copies the lists. */
    public ScoreSheet {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /**
     * The scores of one method.
     *
     * @param method such as {@code LSTM 2×128}
     * @param scores over all origins and steps
     * @param chance the p-value of the test of whether the model is as good as this method; NaN for the model, and where it cannot be tested
     */
    public record Row(String method, Scores scores, double chance) {}

    static ScoreSheet of(Backtest backtest) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(backtest.model().name(), backtest.model().scores(), Double.NaN));
        for (Scored scored : backtest.baselines()) {
            rows.add(new Row(
                    scored.name(),
                    scored.scores(),
                    backtest.significance(scored).pValue()));
        }
        return new ScoreSheet(
                backtest.verdict(),
                backtest.actual().unit(),
                rows,
                backtest.baseline().name(),
                notes(backtest));
    }

    private static List<String> notes(Backtest backtest) {
        List<String> notes = new ArrayList<>();
        double[] actual = Outcome.observed(backtest.outcomes());
        int filled = backtest.outcomes().stream().mapToInt(Outcome::filled).sum();
        if (filled > 0) {
            notes.add(filled + " of " + (actual.length + filled)
                    + " values were missing and filled: they are not scored.");
        }
        int zeros = Metrics.zeros(actual);
        if (zeros > 0) {
            notes.add("MAPE divides by each observed value, and " + zeros + " of " + actual.length
                    + " are 0: it is not defined. WAPE and MASE are.");
        }
        if (backtest.outcomes().stream().anyMatch(outcome -> !(outcome.scale().absolute() > 0))) {
            notes.add(
                    "MASE and RMSSE divide by the error of the seasonal naive forecast on the training part, which is 0.");
        }
        if (!backtest.significance().isKnown()) {
            notes.add(
                    backtest.origins() == 1
                            ? "One origin cannot tell a difference from chance."
                            : "The origins are too few, or too alike, to tell a difference from chance.");
        }
        notes.addAll(backtest.notes());
        return notes;
    }

    /** Returns the verdict. */
    @Override
    public String toString() {
        return rows.get(0).method() + ": " + verdict;
    }
}
