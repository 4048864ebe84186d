package org.cellstate.dsl.evaluate;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Frequency;
import org.cellstate.dsl.data.Member;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.data.SplitSeries;
import org.cellstate.dsl.data.TimeIndex;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.train.StopReason;
import org.cellstate.dsl.train.Trained;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.api.Show;

/**
 * What a description of a model is worth on several blocks of time, fitted anew for each on the rows before it. Unlike a backtest it judges
 * the description and not one fit of it, and leaves the test part alone.
 *
 * @param model such as {@code LSTM 2×128}
 * @param plan how the training part was cut
 * @param folds those that were finished, in time order
 * @param note what a reader must know, such as that it was stopped; empty where there is nothing
 */
public record CrossValidation(String model, Folds plan, List<Fold> folds, String note) {

    /** Copies the folds. */
    public CrossValidation {
        folds = List.copyOf(folds);
    }

    /**
     * One block of time.
     *
     * @param trained the rows that the first series was fitted on
     * @param tested the rows of its block that were forecast
     * @param backtest the forecasts of the block with their scores, those of the methods beside among them
     */
    public record Fold(TimeIndex trained, TimeIndex tested, Backtest backtest) {}

    /**
     * Fits and scores a description on each fold. Stopping the cell keeps the folds that are done.
     *
     * @throws ShapeProblem if the training part is too short for so many folds
     */
    public static CrossValidation of(RecurrentSpec spec, ForecastData data, Folds plan) {
        List<ForecastData> parts = parts(data, plan);
        List<Fold> folds = new ArrayList<>();
        String note = "";
        for (int number : Show.progress(plan.count()).label("folds")) {
            Optional<Fold> fold = Notebook.takeInterrupt() ? Optional.empty() : fold(spec, parts.get(number));
            if (fold.isEmpty()) {
                note = "Stopped after " + number + " of " + plan.count() + " folds.";
                break;
            }
            folds.add(fold.get());
        }
        return new CrossValidation(spec.label(), plan, folds, note);
    }

    /**
     * Returns the data of each fold: what lies before its block trains, the block tests. No row of the test part is in them.
     *
     * @throws ShapeProblem if the training part is too short for so many folds
     */
    public static List<ForecastData> parts(ForecastData data, Folds plan) {
        int block = block(data, plan);
        return IntStream.range(0, plan.count())
                .mapToObj(number -> part(data, plan, block, number))
                .toList();
    }

    /** Rows of a block: whole horizons, so that as much lies before the first block as in one of them, or a little more. */
    private static int block(ForecastData data, Folds plan) {
        int longest = 0;
        for (int member = 0; member < data.panel().size(); member++) {
            longest = Math.max(longest, data.trainRows(member));
        }
        int block = longest / (plan.count() + 1) / data.horizon() * data.horizon();
        if (block < 1) {
            throw new ShapeProblem(
                    "Each fold forecasts at least one horizon of the training part, and the first is fitted on as much.",
                    plan.count() + " folds, horizon=" + data.horizon() + ", training rows=" + longest,
                    "fewer folds, a shorter horizon or a larger training share");
        }
        return block;
    }

    private static ForecastData part(ForecastData data, Folds plan, int block, int number) {
        Frequency step = data.panel().frequency();
        LocalDateTime firstTest = step.plus(data.split().firstTest(), -(long) (plan.count() - number) * block);
        LocalDateTime end = step.plus(firstTest, block);
        List<Member> members = new ArrayList<>();
        for (Member member : data.panel().members()) {
            TimeIndex rows = member.target().index();
            int train = rows.rowsBefore(firstTest);
            int from = plan.window() == 0 ? 0 : Math.max(0, train - plan.window());
            if (rows.rowsBefore(end) - train >= data.horizon() && isEnough(data, train - from)) {
                Series target = member.target().rows(from, rows.rowsBefore(end));
                members.add(new Member(target, member.past(), member.future(), member.statics()));
            }
        }
        if (members.isEmpty()) {
            throw new ShapeProblem(
                    "The first fold needs rows for the lookback, the longest lag and two horizons before its block.",
                    plan + ", lookback and lags=" + data.firstOrigin() + ", horizon=" + data.horizon()
                            + ", rows of a block=" + block,
                    plan.window() == 0
                            ? "fewer folds, or a shorter lookback"
                            : "a longer window, fewer folds, or a shorter lookback");
        }
        return data.split(new SplitSeries(new Panel(data.panel().name(), members), firstTest));
    }

    private static boolean isEnough(ForecastData data, int train) {
        int validates = Math.max(data.horizon(), (int) Math.round(data.validation() * train));
        return data.firstOrigin() + data.horizon() + validates <= train;
    }

    private static Optional<Fold> fold(RecurrentSpec spec, ForecastData data) {
        Trained<WindowBatch, PreparedForecast> trained = Refitting.fit(spec, data);
        try {
            if (trained.history().stop() == StopReason.INTERRUPTED) {
                return Optional.empty();
            }
            Backtest backtest = Forecaster.of(trained).backtest();
            TimeIndex rows = data.panel().members().get(0).target().index();
            return Optional.of(
                    new Fold(rows.rows(0, data.trainRows(0)), backtest.actual().index(), backtest));
        } finally {
            trained.network().close();
        }
    }

    /** Returns whether a fold was finished. */
    public boolean isKnown() {
        return !folds.isEmpty();
    }

    /** Returns the mean of a score over the folds; NaN without one. */
    public double mean(ToDoubleFunction<Scores> score) {
        return mean(model, score);
    }

    /** Returns the mean of a score of the model or of a method beside it over the folds; NaN where it was not in all of them. */
    public double mean(String method, ToDoubleFunction<Scores> score) {
        double sum = 0;
        for (Fold fold : folds) {
            sum += scored(fold, method)
                    .map(scored -> score.applyAsDouble(scored.scores()))
                    .orElse(Double.NaN);
        }
        return folds.isEmpty() ? Double.NaN : sum / folds.size();
    }

    /** Returns the standard deviation of a score of the model over the folds, over one less than their number; NaN of one fold. */
    public double deviation(ToDoubleFunction<Scores> score) {
        double mean = mean(score);
        double squares = 0;
        for (Fold fold : folds) {
            double distance = score.applyAsDouble(fold.backtest().model().scores()) - mean;
            squares += distance * distance;
        }
        return folds.size() > 1 ? Math.sqrt(squares / (folds.size() - 1)) : Double.NaN;
    }

    private static Optional<Scored> scored(Fold fold, String method) {
        return fold.backtest().ranking().stream()
                .filter(scored -> scored.name().equals(method))
                .findFirst();
    }

    /** Returns the baseline with the least mean absolute error over all folds. */
    public String baseline() {
        return folds.get(0).backtest().baselines().stream()
                .map(Scored::name)
                .min(Comparator.comparingDouble(name -> mean(name, Scores::mae)))
                .orElseThrow();
    }

    /** Returns in how many folds the model's mean absolute error was below that of the {@link #baseline}. */
    public int wins() {
        String baseline = baseline();
        return (int) folds.stream()
                .filter(fold -> scored(fold, baseline)
                        .map(other -> fold.backtest().model().scores().mae()
                                < other.scores().mae())
                        .orElse(true))
                .count();
    }

    /** Returns for example {@code MASE 0.853 ± 0.041, lower MAE than the seasonal naive forecast in 5 of 5 folds}. */
    public String verdict() {
        if (!isKnown()) {
            return "no fold was finished";
        }
        String spread = folds.size() > 1 ? String.format(Locale.ROOT, " ± %.3f", deviation(Scores::mase)) : "";
        return String.format(
                Locale.ROOT,
                "MASE %.3f%s, lower MAE than the %s forecast in %d of %d folds",
                mean(Scores::mase),
                spread,
                baseline().replaceFirst(" \\(.*\\)", ""),
                wins(),
                folds.size());
    }

    /** Returns the model and the verdict. */
    @Override
    public String toString() {
        return model + ": " + verdict() + (note.isEmpty() ? "" : ". " + note);
    }
}
