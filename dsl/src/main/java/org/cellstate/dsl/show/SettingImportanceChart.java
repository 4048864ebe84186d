package org.cellstate.dsl.show;

import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.sweep.insight.Importances;

/** How much each setting of a sweep decides by itself: bars, the most important on top. */
public final class SettingImportanceChart {

    static final int MOST = 8;
    private static final int BAR = 26;
    private static final int WORDS = 140;
    private static final int LONGEST_NAME = 30;

    private SettingImportanceChart() {}

    /** Returns the bars with a standard deviation over the trees to both sides; of more than {@value #MOST} settings the first. */
    public static Figure of(Importances importances) {
        List<Importances.Share> drawn = importances
                .shares()
                .subList(0, Math.min(MOST, importances.shares().size()));
        double[] means = drawn.stream().mapToDouble(Importances.Share::mean).toArray();
        double[] lower = new double[means.length];
        double[] upper = new double[means.length];
        Arrays.setAll(lower, i -> Math.max(0, means[i] - drawn.get(i).deviation()));
        Arrays.setAll(upper, i -> means[i] + drawn.get(i).deviation());
        return Figure.titled(title(importances))
                .x(Axis.number("share of the variance of " + importances.goal()))
                .y(Axis.categories(drawn.stream()
                        .map(share -> StudyWords.cut(share.name(), LONGEST_NAME))
                        .toList()))
                .with(new Mark.HorizontalBars(
                        "",
                        Values.of(means),
                        Values.counting(0, means.length),
                        Values.of(lower),
                        Values.of(upper),
                        Palette.BLUE))
                .caption(caption(importances))
                .size(720, WORDS + BAR * Math.max(1, means.length));
    }

    static String title(Importances importances) {
        if (importances.shares().isEmpty()) {
            return "No importances: they need four complete trials and a setting";
        }
        Importances.Share first = importances.shares().get(0);
        return Double.isNaN(first.mean()) || first.mean() == 0
                ? "No setting decides anything by itself"
                : "Most is decided by " + StudyWords.cut(first.name(), LONGEST_NAME) + ": "
                        + Numbers.percent(first.mean()) + " of the variance";
    }

    static String caption(Importances importances) {
        double sum = importances.shares().stream()
                .mapToDouble(Importances.Share::mean)
                .filter(Double::isFinite)
                .sum();
        String rough = importances.areTrusted() ? "" : " Rough: about " + importances.wanted() + " trials are wanted.";
        return "Importances: fANOVA of a random forest over " + Numbers.count(importances.trials()) + " complete trials"
                + (Double.isNaN(importances.explained())
                        ? ""
                        : "; it foretells " + Numbers.percent(Math.max(0, importances.explained()))
                                + " of the variance of trials it has not seen")
                + ". Settings decide " + Numbers.percent(Math.max(0, 1 - sum)) + " only together." + rough;
    }
}
