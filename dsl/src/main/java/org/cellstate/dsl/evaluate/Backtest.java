package org.cellstate.dsl.evaluate;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cellstate.dsl.classic.Method;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.kernel.api.CloseNames;

/**
 * A rolling backtest: from origins all over the test part a model forecasts one horizon with what was known then, and the baselines do the
 * same beside it. How far the origins lie apart and whether all are fitted anew in between, {@link Rolling} says.
 *
 * @param model the model's forecasts and scores
 * @param baselines those of the methods beside it, from the same origins
 * @param forecasts the model's forecasts with their bands: of a series one for each origin, in time order, then those of the next series
 * @param outcomes what came, one for each forecast
 * @param rolling how the origins roll
 * @param notes what a reader must know: methods that could not be fitted and why, origins that an interrupt left out
 */
public record Backtest(
        Scored model,
        List<Scored> baselines,
        List<Forecast> forecasts,
        List<Outcome> outcomes,
        Rolling rolling,
        List<String> notes) {

    /** Copies the lists. */
    public Backtest {
        baselines = List.copyOf(baselines);
        forecasts = List.copyOf(forecasts);
        outcomes = List.copyOf(outcomes);
        notes = List.copyOf(notes);
        if (outcomes.isEmpty() || outcomes.size() != forecasts.size()) {
            throw new IllegalArgumentException(
                    "one outcome for each forecast, and at least one: " + outcomes.size() + " and " + forecasts.size());
        }
    }

    /** Returns the model and the baselines, the model first: the rows of a score table. */
    public List<Scored> ranking() {
        List<Scored> rows = new ArrayList<>();
        rows.add(model);
        rows.addAll(baselines);
        return List.copyOf(rows);
    }

    /**
     * Returns the baseline with the least mean absolute error: the one that counts.
     *
     * @throws ConfigProblem if there is none
     */
    public Scored baseline() {
        if (baselines.isEmpty()) {
            throw new ConfigProblem(
                    "A score says little without a baseline beside it.",
                    "a backtest without baselines",
                    "leave one of those that were taken out with .without(…)");
        }
        return Collections.min(
                baselines, Comparator.comparingDouble(scored -> scored.scores().mae()));
    }

    /**
     * Returns this backtest with further methods beside the model, fitted as often as the model was; one of the same name is replaced. A
     * method that cannot be fitted is left out, and {@link #notes} say why.
     */
    public Backtest with(Method... methods) {
        return Baselines.beside(this, List.of(methods), rolling.refit());
    }

    /**
     * Returns this backtest without some of the methods beside the model.
     *
     * @param names as they stand in the table, such as {@code naive}
     * @throws ConfigProblem if there is no such method, or none would be left
     */
    public Backtest without(String... names) {
        Set<String> known = baselines.stream().map(Scored::name).collect(Collectors.toSet());
        for (String name : names) {
            if (!known.contains(name)) {
                throw new ConfigProblem(
                        "A method is taken out by its name in the table.",
                        "without(\"" + name + "\")",
                        CloseNames.of(name, known).stream()
                                .map(close -> ".without(\"" + close + "\")")
                                .collect(Collectors.joining(" or ")));
            }
        }
        Backtest rest = new Backtest(
                model,
                baselines.stream()
                        .filter(scored -> !List.of(names).contains(scored.name()))
                        .toList(),
                forecasts,
                outcomes,
                rolling,
                notes);
        rest.baseline();
        return rest;
    }

    /** Returns the observed rows that the forecasts cover, in one piece; of the first series where there are several. */
    public Series actual() {
        Series series = outcomes.get(0).series();
        int end = outcomes.stream()
                .filter(outcome -> outcome.series().equals(series))
                .mapToInt(outcome -> outcome.origin() + outcome.horizon())
                .max()
                .orElseThrow();
        return series.rows(outcomes.get(0).origin(), end);
    }

    /** Returns how many series were forecast. */
    public int series() {
        return (int) outcomes.stream()
                .map(outcome -> outcome.series().name())
                .distinct()
                .count();
    }

    /** Returns the in-sample error that MASE divides by, in the unit of the series; of the first series where there are several. */
    public double scale() {
        return outcomes.get(0).scale().absolute();
    }

    /** Returns the number of rows that the seasonal naive forecast and the scale look back. */
    public int season() {
        return outcomes.get(0).scale().season();
    }

    /** Returns the share of observed values that lay inside the widest band. */
    public double coverage() {
        return coverage(0);
    }

    /**
     * Returns the share of observed values that lay inside a band; NaN where all were filled.
     *
     * @param interval its number among those of a forecast, from 0, the widest
     */
    public double coverage(int interval) {
        double[] actual = Outcome.observed(outcomes);
        if (actual.length == 0) {
            return Double.NaN;
        }
        return Metrics.coverage(
                actual,
                joined(forecast -> forecast.intervals().get(interval).lower()),
                joined(forecast -> forecast.intervals().get(interval).upper()));
    }

    private double[] joined(Function<Forecast, Series> part) {
        return Outcome.observed(outcomes, forecasts.stream().map(part).toList());
    }

    /** Returns from how many origins the model's mean absolute error was below the baseline's. */
    public int wins() {
        double[] own = errors(model);
        double[] other = errors(baseline());
        return (int)
                IntStream.range(0, own.length).filter(i -> own[i] < other[i]).count();
    }

    /** The mean absolute error of each forecast; NaN where none of its rows was observed. */
    private double[] errors(Scored scored) {
        double[] errors = new double[outcomes.size()];
        Arrays.setAll(
                errors,
                i -> Scores.of(
                                List.of(outcomes.get(i)),
                                List.of(scored.forecasts().get(i)))
                        .mae());
        return errors;
    }

    /**
     * Returns the test of whether the model and the best baseline are equally good (Diebold and Mariano): their mean absolute errors from each
     * origin are compared, over all series where there are several.
     */
    public DieboldMariano significance() {
        return significance(baseline());
    }

    /** Returns the test of whether the model and one of the baselines are equally good. */
    public DieboldMariano significance(Scored other) {
        return DieboldMariano.of(byOrigin(model), byOrigin(other), rolling.overlap());
    }

    private double[] byOrigin(Scored scored) {
        double[] errors = errors(scored);
        Map<LocalDateTime, List<Double>> byTime = new TreeMap<>();
        for (int i = 0; i < errors.length; i++) {
            LocalDateTime time = outcomes.get(i).series().time(outcomes.get(i).origin());
            if (!Double.isNaN(errors[i])) {
                byTime.computeIfAbsent(time, any -> new ArrayList<>()).add(errors[i]);
            }
        }
        return byTime.values().stream()
                .mapToDouble(all ->
                        all.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .toArray();
    }

    /** Returns the scores of all methods at each step ahead. */
    public Breakdown byStep() {
        List<String> steps = IntStream.rangeClosed(1, rolling.horizon())
                .mapToObj(Integer::toString)
                .toList();
        return breakdown(Breakdown.By.STEP, steps, (scored, step) -> {
            List<Outcome> rows =
                    outcomes.stream().map(outcome -> outcome.step(step)).toList();
            List<Series> points = scored.forecasts().stream()
                    .map(forecast -> forecast.rows(step, step + 1))
                    .toList();
            return Scores.of(rows, points);
        });
    }

    /** Returns the scores of all methods for each series. */
    public Breakdown bySeries() {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            groups.computeIfAbsent(outcomes.get(i).series().name(), any -> new ArrayList<>())
                    .add(i);
        }
        List<String> names = List.copyOf(groups.keySet());
        List<List<Integer>> members = List.copyOf(groups.values());
        return breakdown(Breakdown.By.SERIES, names, (scored, name) -> {
            List<Integer> group = members.get(name);
            return Scores.of(
                    group.stream().map(outcomes::get).toList(),
                    group.stream().map(scored.forecasts()::get).toList());
        });
    }

    private Breakdown breakdown(Breakdown.By by, List<String> keys, BiFunction<Scored, Integer, Scores> part) {
        List<Breakdown.Line> lines = ranking().stream()
                .map(scored -> new Breakdown.Line(
                        scored.name(),
                        IntStream.range(0, keys.size())
                                .mapToObj(key -> part.apply(scored, key))
                                .toList()))
                .toList();
        Series first = outcomes.get(0).series();
        return new Breakdown(
                by, first.frequency(), first.unit(), keys, lines, baseline().name());
    }

    /** Returns the table of all scores of all methods. */
    public ScoreSheet table() {
        return ScoreSheet.of(this);
    }

    /** Returns what the model's intervals and distributions were worth. */
    public IntervalSheet intervals() {
        return IntervalSheet.of(this);
    }

    /**
     * Returns the mean continuous ranked probability score of the model's distributions, in the unit of the series. That of a forecast of
     * points alone is its mean absolute error, so it stands beside {@code baseline().scores().mae()}.
     */
    public double crps() {
        return IntervalSheet.crps(this);
    }

    /** Returns what forecasts of this model are worth. */
    public Reliability reliability() {
        List<Double> coverage = new ArrayList<>();
        for (int i = 0; i < forecasts.get(0).intervals().size(); i++) {
            coverage.add(coverage(i));
        }
        return new Reliability(
                origins(),
                model.scores().mae(),
                baseline().name(),
                baseline().scores().mae(),
                coverage);
    }

    /** Returns the number of origins, each series' own counted. */
    public int origins() {
        return forecasts.size();
    }

    /** Returns the share by which the model's mean absolute error is below the baseline's; negative if it is above. */
    public double gain() {
        return 1 - model.scores().mae() / baseline().scores().mae();
    }

    /**
     * Returns the comparison in plain words, such as {@code 25 % lower MAE than the seasonal naive forecast, hardly by chance}. Whether it could
     * be chance, {@link #significance} says; nothing is said of it where one origin alone was compared.
     */
    public String verdict() {
        double gain = gain();
        String against = " the " + baseline().name().replaceFirst(" \\(.*\\)", "") + " forecast";
        if (!Double.isFinite(gain) || Math.abs(gain) < 0.005) {
            return "no better and no worse than" + against;
        }
        DieboldMariano test = significance();
        String chance = !test.isKnown() ? "" : test.isSignificant() ? ", hardly by chance" : ", perhaps by chance";
        return gain > 0
                ? String.format(Locale.ROOT, "%.0f %% lower MAE than%s%s", 100 * gain, against, chance)
                : String.format(
                        Locale.ROOT, "%.0f %% higher MAE than%s%s: take%s", -100 * gain, against, chance, against);
    }

    /** Returns the verdict with its numbers, the origins and the coverage of the widest band. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %s (%.4g against %.4g). %d origins of %d steps, better from %d; the %.0f %% band covered %.0f %%",
                model.name(),
                verdict(),
                model.scores().mae(),
                baseline().scores().mae(),
                origins(),
                rolling.horizon(),
                wins(),
                100 * forecasts.get(0).level(),
                100 * coverage());
    }
}
