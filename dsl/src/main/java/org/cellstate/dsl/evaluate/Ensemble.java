package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.classic.Method;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Member;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.jspecify.annotations.Nullable;

/**
 * Several models of the same rows that forecast together: their points are averaged, and their distributions level by level (quantile
 * averaging, Lichtendahl et al. 2013), which keeps their shape where a mixture would widen it. Where members err alike, intervals stay as wide
 * as theirs; {@code .conformal(0.8)} holds them against outcomes.
 *
 * <p>Weights are found on the validation tail, never on the test part. There, networks were stopped early and classical methods were fitted,
 * so a classical method looks a little better than it is.
 */
public final class Ensemble implements ForecastModel {

    /** Outcomes of more windows would overlap nearly whole. */
    private static final int WINDOWS = 256;

    private final List<ForecastModel> members;
    private final Combination combination;
    private double @Nullable [] weights;

    private Ensemble(List<ForecastModel> members, Combination combination) {
        this.members = List.copyOf(members);
        this.combination = combination;
        ForecastData first = data();
        for (ForecastModel member : members) {
            ForecastData other = member.data();
            if (!targets(other).equals(targets(first))
                    || !other.split().firstTest().equals(first.split().firstTest())
                    || other.horizon() != first.horizon()) {
                throw new ShapeProblem(
                        "The members of an ensemble forecast the same rows: one series, one split, one horizon.",
                        first + "; and " + other,
                        "fit all of them on data of one .split(…).lookback(…).horizon(…); lookback and covariates may differ");
            }
        }
    }

    private static List<Series> targets(ForecastData data) {
        return data.panel().members().stream().map(Member::target).toList();
    }

    /**
     * Returns the mean of some models.
     *
     * @throws ShapeProblem if they do not forecast the same rows
     */
    public static Ensemble of(ForecastModel first, ForecastModel... others) {
        return new Ensemble(
                Stream.concat(Stream.of(first), Arrays.stream(others)).toList(), Combination.MEAN);
    }

    /** Returns this ensemble with further models. */
    public Ensemble with(ForecastModel... further) {
        return new Ensemble(
                Stream.concat(members.stream(), Arrays.stream(further)).toList(), combination);
    }

    /** Returns this ensemble with classical methods, such as {@code seasonalNaive()}, fitted on the training part. */
    public Ensemble with(Method... methods) {
        return with(Arrays.stream(methods)
                .map(method -> ForecastModel.of(method.fit(data()), data()))
                .toArray(ForecastModel[]::new));
    }

    /** Has each member count the same; the default, and hard to beat (Claeskens et al. 2016). */
    public Ensemble mean() {
        return new Ensemble(members, Combination.MEAN);
    }

    /** Takes the member in the middle at each step. */
    public Ensemble median() {
        return new Ensemble(members, Combination.MEDIAN);
    }

    /** Has each member count by one over its MASE on the validation tail. */
    public Ensemble weighted() {
        return new Ensemble(members, Combination.WEIGHTED);
    }

    /** Has members count so that the mean squared error on the validation tail is least, none less than nothing. */
    public Ensemble stacked() {
        return new Ensemble(members, Combination.STACKED);
    }

    /** Returns the models. */
    public List<ForecastModel> members() {
        return members;
    }

    /** Returns how their forecasts become one. */
    public Combination combination() {
        return combination;
    }

    /** Returns what each member counts, adding up to 1; all the same for a median. */
    public List<Double> weights() {
        return Arrays.stream(found()).boxed().toList();
    }

    private synchronized double[] found() {
        double[] known = weights;
        if (known == null) {
            known = combination.weights(errors());
            weights = known;
        }
        return known;
    }

    /** The errors of each member on the validation tail; none where they are not asked for. */
    private double[][] errors() {
        double[][] errors = new double[members.size()][];
        if (combination == Combination.MEAN || combination == Combination.MEDIAN) {
            Arrays.fill(errors, new double[0]);
            return errors;
        }
        for (int i = 0; i < errors.length; i++) {
            ForecastModel model = members.get(i);
            errors[i] = IntStream.range(0, data().panel().size())
                    .mapToObj(series -> errors(model, series))
                    .flatMapToDouble(DoubleStream::of)
                    .toArray();
        }
        return errors;
    }

    /** The errors of one of the models on one of the series. */
    private double[] errors(ForecastModel model, int series) {
        ForecastData data = data();
        double[] values = data.panel().members().get(series).target().values();
        int[] rows = Arrays.stream(ForecastModel.knownOrigins(data, series, WINDOWS))
                .filter(row -> row + data.horizon() <= data.trainRows(series))
                .toArray();
        int[] examples =
                Arrays.stream(rows).map(row -> model.example(series, row)).toArray();
        List<Forecast> forecasts = model.forecasts(examples, data.horizon());
        return IntStream.range(0, rows.length)
                .boxed()
                .flatMapToDouble(i -> IntStream.range(0, data.horizon())
                        .mapToDouble(step -> forecasts.get(i).point().value(step) - values[rows[i] + step]))
                .toArray();
    }

    @Override
    public int example(int member, int origin) {
        return members.get(0).example(member, origin);
    }

    @Override
    public int member(int example) {
        return members.get(0).member(example);
    }

    @Override
    public int origin(int example) {
        return members.get(0).origin(example);
    }

    @Override
    public String label() {
        List<String> labels =
                members.stream().map(ForecastModel::label).distinct().toList();
        return combination + " of " + members.size() + (labels.size() == 1 ? " × " + labels.get(0) : "");
    }

    @Override
    public ForecastData data() {
        return members.get(0).data();
    }

    @Override
    public List<Forecast> forecasts(int[] origins, int rows) {
        double[] counts = found();
        List<List<Forecast>> own =
                members.stream().map(member -> member.forecasts(origins, rows)).toList();
        List<Forecast> forecasts = new ArrayList<>();
        for (int i = 0; i < origins.length; i++) {
            int origin = i;
            forecasts.add(together(own.stream().map(all -> all.get(origin)).toList(), counts));
        }
        return forecasts;
    }

    private Forecast together(List<Forecast> own, double[] counts) {
        Series like = own.get(0).point();
        List<Distribution> steps = new ArrayList<>();
        double[] points = new double[like.size()];
        for (int step = 0; step < points.length; step++) {
            int at = step;
            points[step] = combination.combine(
                    own.stream().map(forecast -> forecast.point().value(at)).toList(), counts);
            steps.add(new Distribution.Quantiles(
                    Decoding.GRID,
                    Decoding.GRID.stream()
                            .map(level -> combination.combine(
                                    own.stream()
                                            .map(forecast ->
                                                    forecast.distribution(at).quantile(level))
                                            .toList(),
                                    counts))
                            .toList()));
        }
        Dependence dependence = own.stream()
                .map(forecast -> forecast.outlook().dependence())
                .filter(known -> known.windows() > 0)
                .findFirst()
                .orElse(Dependence.none());
        Outlook outlook = new Outlook(steps, dependence);
        Series point = Series.of(like.name(), like.index(), points).unit(like.unit());
        return new Forecast(
                own.get(0).context(), point, outlook.intervals(point, Decoding.LEVELS), Reliability.unknown(), outlook);
    }

    /**
     * Returns what the members are worth one by one on the test part, with mean and standard deviation: of members that differ by their
     * seed alone, how far chance carries a score.
     *
     * @throws ShapeProblem if the test part is shorter than the horizon
     */
    public EnsembleSheet spread() {
        return EnsembleSheet.of(this);
    }

    /** Returns how the members are combined, and which they are. */
    @Override
    public String toString() {
        return label() + ": " + EnsembleSheet.names(this).stream().collect(Collectors.joining("; "));
    }
}
