package org.cellstate.dsl.show;

import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.evaluate.Breakdown;
import org.cellstate.dsl.evaluate.Scores;

/** The figure of scores taken apart: the model's error beside that of the best baseline, by step ahead or by series. */
public final class BreakdownChart {

    /** More bars than this cannot be told apart. */
    private static final int MOST_SERIES = 24;

    private static final int BAR = 22;

    private BreakdownChart() {}

    /** Returns the picture, titled by how often the model is better. */
    public static Figure of(Breakdown breakdown) {
        Figure figure = breakdown.by() == Breakdown.By.STEP ? steps(breakdown) : series(breakdown);
        return figure.title(title(breakdown));
    }

    private static String title(Breakdown breakdown) {
        String verdict = breakdown.verdict();
        return verdict.substring(0, 1).toUpperCase(Locale.ROOT) + verdict.substring(1);
    }

    private static Figure steps(Breakdown breakdown) {
        String unit = breakdown.unit().isEmpty() ? "" : " (" + breakdown.unit() + ")";
        Values steps = Values.counting(1, breakdown.parts().size());
        return Figure.titled("")
                .x(Axis.whole(breakdown.frequency().noun() + "s ahead"))
                .y(Axis.number("MAE" + unit))
                .with(new Mark.Line(
                        breakdown.baseline(), steps, mae(breakdown.best()), Stroke.dashed(Palette.VERMILLION, 2)))
                .with(new Mark.Line(
                        breakdown.model().method(), steps, mae(breakdown.model()), Stroke.solid(Palette.BLUE, 2)))
                .with(new Mark.HorizontalRule("", 0));
    }

    private static Values mae(Breakdown.Line line) {
        return Values.of(line.scores().stream().mapToDouble(Scores::mae).toArray());
    }

    private static Figure series(Breakdown breakdown) {
        int shown = Math.min(MOST_SERIES, breakdown.parts().size());
        List<String> names = breakdown.parts().subList(0, shown);
        return Figure.titled("")
                .x(Axis.number("MASE"))
                .y(Axis.categories(names))
                .with(new Mark.HorizontalBars(
                        "", mase(breakdown.model(), shown), Values.counting(0, shown), Palette.BLUE))
                .with(new Mark.Points(
                        "", mase(breakdown.best(), shown), Values.counting(0, shown), Palette.VERMILLION, 8))
                .caption("Bars: " + breakdown.model().method() + ". Dots: " + breakdown.baseline() + "."
                        + (shown < breakdown.parts().size()
                                ? " Drawn: the first " + shown + " of "
                                        + breakdown.parts().size() + " series."
                                : ""))
                .size(720, Math.max(160, 90 + BAR * shown));
    }

    private static Values mase(Breakdown.Line line, int shown) {
        return Values.of(
                line.scores().stream().limit(shown).mapToDouble(Scores::mase).toArray());
    }
}
