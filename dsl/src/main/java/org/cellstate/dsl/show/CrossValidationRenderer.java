package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.evaluate.CrossValidation;
import org.cellstate.dsl.evaluate.Scored;
import org.cellstate.dsl.evaluate.Scores;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a cross-validation: the model's error in each fold beside the best baseline's; in text a row for each fold and their mean. */
public final class CrossValidationRenderer implements Renderer<CrossValidation> {

    @Override
    public Class<CrossValidation> type() {
        return CrossValidation.class;
    }

    @Override
    public MimeBundle render(CrossValidation validation) {
        if (!validation.isKnown()) {
            return MimeBundle.text(validation.toString());
        }
        Figure figure = chart(validation);
        return Bundles.of(figure, figure.altText() + "\n\n" + table(validation));
    }

    static Figure chart(CrossValidation validation) {
        String baseline = validation.baseline();
        Values numbers = Values.counting(1, validation.folds().size());
        double mean = validation.mean(Scores::mase);
        return Figure.titled(validation.model() + ": " + validation.verdict())
                .x(Axis.whole("fold"))
                .y(Axis.number("MASE"))
                .with(new Mark.HorizontalRule("mean " + Numbers.fixed(mean, 3), mean))
                .with(new Mark.Line(
                        baseline, numbers, mase(validation, baseline), Stroke.dashed(Palette.VERMILLION, 2)))
                .with(new Mark.Line(
                        validation.model(),
                        numbers,
                        mase(validation, validation.model()),
                        Stroke.solid(Palette.BLUE, 2)))
                .with(new Mark.HorizontalRule("", 0))
                .caption(caption(validation));
    }

    private static Values mase(CrossValidation validation, String method) {
        return Values.of(validation.folds().stream()
                .mapToDouble(fold -> score(fold, method, Scores::mase))
                .toArray());
    }

    private static double score(CrossValidation.Fold fold, String method, ToDoubleFunction<Scores> score) {
        return fold.backtest().ranking().stream()
                .filter(scored -> scored.name().equals(method))
                .map(Scored::scores)
                .mapToDouble(score)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String caption(CrossValidation validation) {
        CrossValidation.Fold first = validation.folds().get(0);
        CrossValidation.Fold last = validation.folds().get(validation.folds().size() - 1);
        return validation.plan() + ", fitted anew for each; forecast "
                + first.tested().label(0) + " to "
                + last.tested().label(last.tested().size() - 1) + "."
                + (validation.note().isEmpty() ? "" : " " + validation.note());
    }

    private static TextTable table(CrossValidation validation) {
        String baseline = validation.baseline();
        TextTable table = TextTable.headed(
                3, "fold", "fitted on", "forecast", "MAE", "RMSE", "MASE", baseline + " MAE", "change");
        double size = validation.mean(baseline, Scores::mae);
        for (int i = 0; i < validation.folds().size(); i++) {
            CrossValidation.Fold fold = validation.folds().get(i);
            Scores scores = fold.backtest().model().scores();
            double other = score(fold, baseline, Scores::mae);
            table.row(
                    Integer.toString(i + 1),
                    fold.trained().label(0) + " … "
                            + fold.trained().label(fold.trained().size() - 1),
                    fold.tested().label(0) + " … "
                            + fold.tested().label(fold.tested().size() - 1),
                    fixed(scores.mae(), size),
                    fixed(scores.rmse(), size),
                    Numbers.fixed(scores.mase(), 3),
                    fixed(other, size),
                    change(scores.mae() / other - 1));
        }
        List<String> mean = new ArrayList<>(List.of("mean", "", ""));
        mean.add(fixed(validation.mean(Scores::mae), size));
        mean.add(fixed(validation.mean(Scores::rmse), size));
        mean.add(Numbers.fixed(validation.mean(Scores::mase), 3));
        mean.add(fixed(size, size));
        mean.add(change(validation.mean(Scores::mae) / size - 1));
        table.row(mean.toArray(String[]::new));
        return validation.folds().size() == 1
                ? table
                : table.row(
                        "sd",
                        "",
                        "",
                        fixed(validation.deviation(Scores::mae), size),
                        fixed(validation.deviation(Scores::rmse), size),
                        Numbers.fixed(validation.deviation(Scores::mase), 3),
                        "",
                        "");
    }

    private static String change(double share) {
        return Double.isFinite(share) ? (share > 0 ? "+" : "") + Numbers.percent(share) : Numbers.MISSING;
    }

    private static String fixed(double score, double size) {
        return Numbers.fixed(score, Numbers.decimals(size));
    }
}
