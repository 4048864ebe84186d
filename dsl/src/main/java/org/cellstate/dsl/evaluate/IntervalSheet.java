package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the intervals and distributions of a model were worth over a backtest.
 *
 * @param method the model
 * @param unit of the scores, empty if it was not said
 * @param outcomes how many observed values they were held against
 * @param crps mean continuous ranked probability score; that of a forecast of points is its mean absolute error
 * @param baseline the best of the methods beside the model
 * @param baselineMae its mean absolute error
 * @param rows an interval each, the widest first
 */
public record IntervalSheet(
        String method, String unit, int outcomes, double crps, String baseline, double baselineMae, List<Row> rows) {

    /** Copies the list. */
    public IntervalSheet {
        rows = List.copyOf(rows);
    }

    /**
     * The scores of the intervals of one level.
     *
     * @param level the share of outcomes that they are meant to hold
     * @param coverage the share that they held
     * @param width their mean width
     * @param winkler their mean interval score, which a miss makes larger as much as a needless width does
     * @param msis the same in errors of the seasonal naive forecast on the training part
     */
    public record Row(double level, double coverage, double width, double winkler, double msis) {}

    static IntervalSheet of(Backtest backtest) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < backtest.forecasts().get(0).intervals().size(); i++) {
            rows.add(row(backtest, i));
        }
        int outcomes = backtest.outcomes().stream().mapToInt(Outcome::horizon).sum();
        return new IntervalSheet(
                backtest.model().name(),
                backtest.actual().unit(),
                outcomes,
                crps(backtest),
                backtest.baseline().name(),
                backtest.baseline().scores().mae(),
                rows);
    }

    private static Row row(Backtest backtest, int number) {
        int forecasts = backtest.forecasts().size();
        double width = 0;
        double winkler = 0;
        double msis = 0;
        double level = 0;
        for (int i = 0; i < forecasts; i++) {
            Interval interval = backtest.forecasts().get(i).intervals().get(number);
            Outcome outcome = backtest.outcomes().get(i);
            level = interval.level();
            double[] actual = outcome.actual().values();
            double[] lower = interval.lower().values();
            double[] upper = interval.upper().values();
            width += ProbabilisticMetrics.width(lower, upper) / forecasts;
            winkler += ProbabilisticMetrics.winkler(actual, lower, upper, level) / forecasts;
            msis += ProbabilisticMetrics.msis(
                            actual, lower, upper, level, outcome.scale().absolute())
                    / forecasts;
        }
        return new Row(level, backtest.coverage(number), width, winkler, msis);
    }

    static double crps(Backtest backtest) {
        double sum = 0;
        int rows = 0;
        for (int i = 0; i < backtest.forecasts().size(); i++) {
            double[] actual = backtest.outcomes().get(i).actual().values();
            for (int step = 0; step < actual.length; step++) {
                sum += backtest.forecasts().get(i).distribution(step).crps(actual[step]);
            }
            rows += actual.length;
        }
        return sum / rows;
    }

    /** Returns the coverage of the widest interval and the score. */
    @Override
    public String toString() {
        Row widest = rows.get(0);
        return String.format(
                Locale.ROOT,
                "%s: the %.0f %% band held %.0f %% of %d outcomes; CRPS %.4g beside an MAE of %.4g of the %s forecast",
                method,
                100 * widest.level(),
                100 * widest.coverage(),
                outcomes,
                crps,
                baselineMae,
                baseline);
    }
}
