package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;

/**
 * A model whose intervals are held against outcomes and moved so far that they would have held their share of them: split conformal prediction
 * (Vovk et al. 2005), of a model with quantiles conformalised quantile regression (Romano et al. 2019).
 *
 * <p>An outcome {@code y} scores {@code max(lower − y, y − upper)}, in deviations of the lookback rows before its origin: above 0 outside the
 * model's own interval, below 0 inside. Of {@code n} scores at a step ahead, the one of rank {@code ⌈(n + 1) level⌉} is added to both sides.
 * Of a model of points the score is the absolute error. With fewer than {@value #FEWEST} outcomes the scores of all steps stand for each.
 * With so few that no score holds the level, the largest widens the interval, and none narrows it. What was filled is no outcome. Between the
 * ends of an interval of counts lie counts, so an end is one too.
 *
 * <p>The outcomes are those of the newest rows before each origin, as many rows as validate. From the first origin of the test part these are
 * the validation tail, whose errors are a little small because early stopping chose the weights by them; later, rows of the test part that
 * have become known take over, which neither training nor early stopping saw, and a drift of the errors is followed. No row at or after an
 * origin is looked at. {@link #validationOnly} keeps to the validation tail.
 *
 * <p>For outcomes that are exchangeable the share holds on average whatever the model; those of a time series are so only roughly, windows that
 * overlap the less. What intervals held on the test part is therefore stated with every forecast.
 */
public final class Conformal implements ForecastModel {

    private static final int FEWEST = 20;

    /** Outcomes of more windows would overlap nearly whole. */
    private static final int WINDOWS = 512;

    /** Keeps constant rows from a spread of nothing: added to their variance in variances of the training part. */
    private static final double EPSILON = 1e-5;

    private final ForecastModel base;
    private final List<Double> levels;
    private final boolean newest;
    private final Map<Integer, Tail> tails = new ConcurrentHashMap<>();

    private Conformal(ForecastModel base, List<Double> levels, boolean newest) {
        this.base = base;
        this.levels = levels;
        this.newest = newest;
    }

    static Conformal of(ForecastModel base, double... levels) {
        List<Double> shares = levels.length == 0
                ? Decoding.LEVELS
                : DoubleStream.of(levels).map(Outlook::rounded).boxed().toList();
        for (double level : shares) {
            if (!(level > 0 && level < 1)) {
                throw new ConfigProblem(
                        "An interval holds a share above 0 and below 1 of the outcomes.",
                        "conformal(" + level + ")",
                        ".conformal(0.8)");
            }
        }
        return new Conformal(base, shares, true);
    }

    /** Returns the same model calibrated on the validation tail alone, from every origin. */
    public Conformal validationOnly() {
        return new Conformal(base, levels, false);
    }

    /** Returns the model that is calibrated. */
    public ForecastModel base() {
        return base;
    }

    @Override
    public String label() {
        return base.label();
    }

    @Override
    public ForecastData data() {
        return base.data();
    }

    @Override
    public List<Forecast> forecasts(int[] origins, int rows) {
        List<Forecast> forecasts = new ArrayList<>();
        List<Forecast> own = base.forecasts(origins, rows);
        for (int i = 0; i < origins.length; i++) {
            Tail known = tails.computeIfAbsent(member(origins[i]), Tail::new);
            forecasts.add(calibrated(own.get(i), origin(origins[i]), known));
        }
        return forecasts;
    }

    @Override
    public int example(int member, int origin) {
        return base.example(member, origin);
    }

    @Override
    public int member(int example) {
        return base.member(example);
    }

    @Override
    public int origin(int example) {
        return base.origin(example);
    }

    private Forecast calibrated(Forecast forecast, int origin, Tail known) {
        int rows = forecast.horizon();
        double spread = known.spread(origin);
        List<Distribution> steps = new ArrayList<>();
        for (int step = 0; step < rows; step++) {
            double[][] scores = known.scores(origin, step);
            steps.add(widened(forecast.distribution(step), forecast.point().value(step), scores, spread));
        }
        Outlook outlook = new Outlook(steps, known.dependence());
        return new Forecast(
                forecast.context(),
                forecast.point(),
                outlook.intervals(forecast.point(), levels),
                Reliability.unknown(),
                outlook);
    }

    /**
     * Moves the quantiles of a step. Those of the levels that were asked for stay where they come to lie, but that a wider level is never inside
     * a narrower one; all others are kept between them.
     */
    private Distribution widened(Distribution own, double middle, double[][] scores, double spread) {
        List<Double> shares = shares();
        double[] lower = new double[shares.size()];
        double[] upper = new double[shares.size()];
        double innerLower = middle;
        double innerUpper = middle;
        for (int share = 0; share < lower.length; share++) {
            double level = shares.get(share);
            double rank = Band.rank(scores[share], level);
            double reach = (Band.tooFew(scores[share].length, level) ? Math.max(0, rank) : rank) * spread;
            lower[share] = Math.min(innerLower, own.quantile(Outlook.lower(level)) - reach);
            upper[share] = Math.max(innerUpper, own.quantile(Outlook.upper(level)) + reach);
            if (levels.contains(level)) {
                innerLower = lower[share];
                innerUpper = upper[share];
            }
        }
        double outerLower = Double.NEGATIVE_INFINITY;
        double outerUpper = Double.POSITIVE_INFINITY;
        List<Double> at = new ArrayList<>(List.of(0.5));
        List<Double> values = new ArrayList<>(List.of(middle));
        for (int share = lower.length - 1; share >= 0; share--) {
            outerLower = levels.contains(shares.get(share)) ? lower[share] : outerLower;
            outerUpper = levels.contains(shares.get(share)) ? upper[share] : outerUpper;
            at.add(Outlook.lower(shares.get(share)));
            at.add(Outlook.upper(shares.get(share)));
            values.add(Math.max(lower[share], outerLower));
            values.add(Math.min(upper[share], outerUpper));
        }
        return new Distribution.Quantiles(
                at.stream().sorted().toList(), isOfCounts(own) ? counts(values, middle) : values);
    }

    private static boolean isOfCounts(Distribution own) {
        return own instanceof Distribution.NegativeBinomial || own instanceof Distribution.Counts;
    }

    /** Between the same ends lie the same counts once each end is the next count towards the middle. */
    private static List<Double> counts(List<Double> values, double middle) {
        return values.stream()
                .map(value -> value < middle ? Math.max(0, Math.ceil(value)) : Math.floor(value))
                .toList();
    }

    /** The shares that are calibrated: those asked for, and enough others for a distribution. */
    private List<Double> shares() {
        return Stream.concat(
                        levels.stream(),
                        Decoding.GRID.stream()
                                .filter(level -> level > 0.5)
                                .map(level -> Outlook.rounded(2 * level - 1)))
                .map(Outlook::rounded)
                .distinct()
                .sorted()
                .toList();
    }

    private static double variance(double[] values, int from, int to) {
        double mean = 0;
        for (int row = from; row < to; row++) {
            mean += values[row] / (to - from);
        }
        double squares = 0;
        for (int row = from; row < to; row++) {
            squares += (values[row] - mean) * (values[row] - mean) / (to - from);
        }
        return squares;
    }

    /** Forecasts of one series whose outcomes are known, and how those scored. */
    private final class Tail {

        private final int member;
        private final double[] values;
        private final double smallest;
        private final int[] origins;

        /** {@code [share][origin][step]}. */
        private final double[][][] scores;

        private final Dependence dependence;

        private Tail(int member) {
            this.member = member;
            Series target = data().panel().members().get(member).target();
            this.values = target.values();
            double[] observed = target.observed();
            this.smallest = Math.max(Double.MIN_NORMAL, EPSILON * variance(values, 0, data().trainRows(member)));
            this.origins = ForecastModel.knownOrigins(data(), member, WINDOWS);
            int horizon = data().horizon();
            List<Double> shares = shares();
            int[] examples =
                    IntStream.of(origins).map(row -> example(member, row)).toArray();
            List<Forecast> forecasts = base.forecasts(examples, horizon);
            this.scores = new double[shares.size()][origins.length][];
            List<double[]> places = new ArrayList<>();
            for (int i = 0; i < origins.length; i++) {
                Forecast forecast = forecasts.get(i);
                double spread = spread(origins[i]);
                double[] place = new double[horizon];
                for (int share = 0; share < shares.size(); share++) {
                    scores[share][i] = new double[horizon];
                }
                for (int step = 0; step < horizon; step++) {
                    double outcome = observed[origins[i] + step];
                    place[step] = (outcome - forecast.point().value(step)) / spread;
                    for (int share = 0; share < shares.size(); share++) {
                        double level = shares.get(share);
                        Distribution own = forecast.distribution(step);
                        scores[share][i][step] = Math.max(
                                        own.quantile(Outlook.lower(level)) - outcome,
                                        outcome - own.quantile(Outlook.upper(level)))
                                / spread;
                    }
                }
                if (origins[i] + horizon <= data().trainRows(member)
                        && Arrays.stream(place).noneMatch(Double::isNaN)) {
                    places.add(place);
                }
            }
            Dependence own = forecasts.get(0).outlook().dependence();
            this.dependence = own.windows() > 0 ? own : Dependence.of(places.toArray(new double[0][]));
        }

        /** What an error at an origin is counted in. */
        private double spread(int origin) {
            return Math.sqrt(variance(values, Math.max(0, origin - data().lookback()), origin) + smallest);
        }

        private Dependence dependence() {
            return dependence;
        }

        /**
         * Returns the scores that were known at an origin, {@code [share][outcome]}, of a step or, where they are few, of all steps; where
         * there are none among the newest rows, of all rows since the validation tail began.
         */
        private double[][] scores(int origin, int step) {
            int trainRows = data().trainRows(member);
            int end = newest ? Math.max(origin, trainRows) : trainRows;
            int start = end - data().validationRows(member);
            double[][] own = scores(start, end, step, step + 1);
            double[][] all = own[0].length >= FEWEST ? own : scores(start, end, 0, data().horizon());
            double[][] known = all[0].length > 0 ? all : scores(0, end, 0, data().horizon());
            if (known[0].length == 0) {
                Series target = data().panel().members().get(member).target();
                throw new DataProblem(
                        "Intervals are calibrated on outcomes that were observed.",
                        "none of '" + target.name() + "' from "
                                + target.index().label(trainRows - data().validationRows(member)) + " to "
                                + target.index().label(end - 1) + ": all were filled",
                        "a longer validation tail, such as .validation(" + Math.min(0.5, 2 * data().validation())
                                + ")");
            }
            return known;
        }

        private double[][] scores(int start, int end, int fromStep, int toStep) {
            double[][] known = new double[scores.length][];
            for (int share = 0; share < scores.length; share++) {
                DoubleStream.Builder all = DoubleStream.builder();
                for (int i = 0; i < origins.length; i++) {
                    int last = Math.min(toStep, end - origins[i]);
                    for (int step = fromStep; origins[i] >= start && step < last; step++) {
                        if (!Double.isNaN(scores[share][i][step])) {
                            all.add(scores[share][i][step]);
                        }
                    }
                }
                known[share] = all.build().toArray();
            }
            return known;
        }
    }

    /** Returns the base, the levels, and what they are calibrated on. */
    @Override
    public String toString() {
        return label() + ", intervals of "
                + levels.stream()
                        .map(level -> String.format(Locale.ROOT, "%.0f %%", 100 * level))
                        .collect(Collectors.joining(" and "))
                + " calibrated on the " + (newest ? "newest " : "last training ") + data().validationRows(0)
                + " rows" + (newest ? " before each origin" : "");
    }
}
