package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.classic.ClassicFit;
import org.cellstate.dsl.classic.ProbabilisticFit;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecast;
import org.cellstate.dsl.evaluate.Interval;
import org.cellstate.dsl.evaluate.Reliability;

/** The figure of a fitted method: its series' last rows, then how it goes on. */
public final class ClassicFitChart {

    private static final double[] LEVELS = {0.8, 0.5};
    private static final int SEASONS = 2;
    private static final int LEAST = 10;
    private static final int MOST = 60;
    private static final int SHARE = 4;

    private ClassicFitChart() {}

    /** Returns two seasons past the end of the history, with intervals where the method has them. */
    public static Figure of(ClassicFit fit) {
        int rows = rows(fit);
        Series point = series(fit, fit.forecast(rows));
        List<Interval> intervals = intervals(fit, rows);
        List<String> levels = intervals.stream()
                .map(interval -> Numbers.percent(interval.level()))
                .toList();
        String bands = levels.isEmpty()
                ? ""
                : " The bands hold " + String.join(" and ", levels) + " of the outcomes if the model is true.";
        return ForecastChart.of(new Forecast(fit.history(), point, intervals, Reliability.unknown()))
                .caption("Forecast by " + fit.label() + "." + bands);
    }

    /** Two seasons, but no more than the history can carry. */
    private static int rows(ClassicFit fit) {
        int wanted = Math.max(
                LEAST, Math.min(MOST, SEASONS * fit.history().frequency().season()));
        int most = Math.max(1, fit.history().size() / SHARE);
        return Math.min(fit.reach(), Math.min(wanted, most));
    }

    private static Series series(ClassicFit fit, double[] ahead) {
        Series history = fit.history();
        return Series.of(history.name(), history.index().rows(history.size(), history.size() + ahead.length), ahead)
                .unit(history.unit());
    }

    private static List<Interval> intervals(ClassicFit fit, int rows) {
        List<Interval> intervals = new ArrayList<>();
        if (fit instanceof ProbabilisticFit sure) {
            for (double level : LEVELS) {
                double[] lower = sure.quantile((1 - level) / 2, rows);
                double[] upper = sure.quantile((1 + level) / 2, rows);
                if (Arrays.stream(lower).allMatch(Double::isFinite)
                        && Arrays.stream(upper).allMatch(Double::isFinite)) {
                    intervals.add(new Interval(level, series(fit, lower), series(fit, upper)));
                }
            }
        }
        return intervals;
    }
}
