package org.cellstate.dsl.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.data.TimeIndex;
import org.cellstate.dsl.data.Transform;
import org.cellstate.dsl.prepare.transform.FittedTransforms;

/**
 * The data of a forecast, ready for a network: each series scaled by its own training part, with windows cut on demand.
 *
 * <p>A window is named by its origin, the row of its first forecast step. Training windows end before the validation tail, and the
 * targets of validation windows end with the training part, so nothing from the test part reaches either.
 *
 * <p>Windows of all series are numbered through as examples: those of the first series by their origins, those of the next from one more
 * than the rows of the first on, and so forth. Where there is one series, an example is the row of its origin.
 *
 * <p>A step of the lookback has the target, then what is known of coming rows too (calendar, holidays, future covariates, lags, statics),
 * then the past covariates. A step of the horizon has what is known, then a one-hot of its place.
 */
public final class PreparedForecast implements Examples<WindowBatch> {

    private static final double[] NOTHING = {};

    private final ForecastData data;
    private final WindowShape shape;
    private final TimeFeatures times;
    private final List<PreparedMember> members = new ArrayList<>();
    private final boolean gaps;
    private final int[] firstExamples;
    private final List<Covariate> covariates = new ArrayList<>();
    private final int futureCovariates;
    private final int knownFeatures;

    private PreparedForecast(ForecastData data, int steps, boolean counts) {
        this.data = data;
        this.times = TimeFeatures.of(data);
        Columns columns = new Columns(data);
        this.firstExamples = new int[data.panel().size()];
        int examples = 0;
        for (int member = 0; member < firstExamples.length; member++) {
            members.add(new PreparedMember(data, member, columns, times, counts));
            firstExamples[member] = examples;
            examples = Math.addExact(examples, members.get(member).rows() + 1);
        }
        this.gaps = members.stream().anyMatch(PreparedMember::gaps);
        covariates.addAll(times.covariates());
        data.panel().future().forEach(name -> add(name, Covariate.Kind.FUTURE, 1));
        this.futureCovariates = data.panel().future().size();
        data.known().lags().forEach(lag -> add("lag " + lag, Covariate.Kind.LAG, 1));
        for (int i = 0; i < data.panel().statics().size(); i++) {
            add(data.panel().statics().get(i), Covariate.Kind.STATIC, columns.staticFeatures(i));
        }
        this.knownFeatures = features();
        data.panel().past().forEach(name -> add(name, Covariate.Kind.PAST, 1));
        this.shape = new WindowShape(data.lookback(), 1 + features(), steps, knownFeatures + steps);
    }

    private void add(String name, Covariate.Kind kind, int count) {
        covariates.add(new Covariate(name, kind, features(), count));
    }

    private int features() {
        return covariates.stream().mapToInt(Covariate::count).sum();
    }

    /** Returns the data, scaled by their training part. */
    public static PreparedForecast of(ForecastData data) {
        return of(data, data.horizon());
    }

    /**
     * Returns the data in windows of so many steps ahead, for a model that forecasts further than it sees: at origins where the whole horizon
     * has room.
     *
     * @param steps from 1 to the horizon
     */
    public static PreparedForecast of(ForecastData data, int steps) {
        return new PreparedForecast(data, steps, false);
    }

    /**
     * Returns data of counts as {@link #of(ForecastData, int)} does: each window is divided by one more than its mean, and nothing else is
     * done to the target. A target times the weight of its window is the count.
     *
     * @throws org.cellstate.dsl.data.ConfigProblem if the target is transformed
     * @throws DataProblem if an observed target is negative or has a fraction; the message has the value, its series, row and time stamp
     */
    public static PreparedForecast ofCounts(ForecastData data, int steps) {
        CountData.check(data);
        return new PreparedForecast(data, steps, true);
    }

    /** Returns the data that were prepared. */
    public ForecastData data() {
        return data;
    }

    /**
     * Returns the last scaling of the only series, fitted on its training part: what follows its other transforms.
     *
     * @throws org.cellstate.dsl.data.ShapeProblem if there are several
     */
    public Scaler scaler() {
        data.series();
        return members.get(0).scaler();
    }

    /** Returns the last scaling of a series, fitted on its training part. */
    public Scaler scaler(int member) {
        return members.get(member).scaler();
    }

    /** Returns the transforms of a series' target, fitted on its training part; the last is a scaling. */
    public FittedTransforms transforms(int member) {
        return members.get(member).transforms();
    }

    /** Returns the lengths of a window. */
    public WindowShape shape() {
        return shape;
    }

    /** Returns what a model sees besides the past of the target, in the order of its features. */
    public List<Covariate> covariates() {
        return List.copyOf(covariates);
    }

    @Override
    public String name() {
        return data.panel().name();
    }

    /** Returns the number of the series that an example belongs to. */
    public int member(int example) {
        int found = Arrays.binarySearch(firstExamples, example);
        return found >= 0 ? found : -found - 2;
    }

    /** Returns the row of an example's first forecast step in its series. */
    public int origin(int example) {
        return example - firstExamples[member(example)];
    }

    /** Returns the example of a series whose first forecast step is at a row, from the lookback on to one past the end. */
    public int example(int member, int origin) {
        return firstExamples[member] + origin;
    }

    @Override
    public String label(int example) {
        Series series = members.get(member(example)).target();
        String whose = members.size() == 1 ? "" : " of " + series.name();
        return "window" + whose + " at " + series.index().label(origin(example));
    }

    @Override
    public List<NamedNumbers> numbers(WindowBatch batch) {
        return batch.numbers();
    }

    /**
     * Returns all training windows, of one series after the other, each in time order; none whose targets were all filled.
     *
     * @throws DataProblem if none is left
     */
    @Override
    public int[] training() {
        return observed(
                IntStream.range(0, members.size())
                        .flatMap(member -> IntStream.rangeClosed(
                                example(member, data.firstOrigin()),
                                example(member, firstValidationRow(member) - shape.horizon()))),
                "train",
                ".validation(" + data.validation() / 2 + "), or a shorter lookback");
    }

    private int[] observed(IntStream examples, String what, String fix) {
        if (!gaps) {
            return examples.toArray();
        }
        int[] observed = examples.filter(example -> {
                    int origin = origin(example);
                    return members.get(member(example)).anyObserved(origin, origin + shape.horizon());
                })
                .toArray();
        if (observed.length == 0) {
            throw new DataProblem(
                    "What was filled is no target: a row that was observed must be among those that " + what + ".",
                    "every target of those rows was filled; " + String.join(", ", data.filled()),
                    fix + ", or the rows of a series before or after its gap, .rows(from, to)");
        }
        return observed;
    }

    @Override
    public int epoch() {
        return WINDOWS;
    }

    /**
     * Returns validation windows, at most {@code most} of them, spread evenly over the tails of all series; none whose targets were all
     * filled.
     *
     * @throws DataProblem if none is left
     */
    @Override
    public int[] validation(int most) {
        int[] all = observed(
                IntStream.range(0, members.size())
                        .flatMap(member -> IntStream.range(0, data.validationRows(member) - data.horizon() + 1)
                                .map(window -> example(member, firstValidationRow(member) + window))),
                "validate",
                "a longer validation tail, such as .validation(" + Math.min(0.5, 2 * data.validation()) + ")");
        int count = Math.min(most, all.length);
        return IntStream.range(0, count)
                .map(i -> all[count == 1 ? all.length - 1 : (int) ((long) i * (all.length - 1) / (count - 1))])
                .toArray();
    }

    /**
     * Returns all windows whose first target validates, and was observed, at most {@code most} of them, the newest: more than validate where
     * a model of one step forecasts further than it sees.
     */
    public int[] validationRows(int most) {
        int[] all = IntStream.range(0, members.size())
                .flatMap(member -> IntStream.range(firstValidationRow(member), data.trainRows(member))
                        .filter(members.get(member)::observed)
                        .map(row -> example(member, row)))
                .toArray();
        return Arrays.copyOfRange(all, Math.max(0, all.length - most), all.length);
    }

    /** Returns the windows of the test parts of all series, one horizon apart, whose whole horizon was observed. */
    public int[] testOrigins() {
        return IntStream.range(0, members.size())
                .flatMap(member -> Arrays.stream(testOrigins(member)))
                .toArray();
    }

    /** Returns the windows of the test part of a series, one horizon apart, whose whole horizon was observed. */
    public int[] testOrigins(int member) {
        return IntStream.iterate(
                        data.trainRows(member),
                        origin -> origin + data.horizon() <= members.get(member).rows(),
                        origin -> origin + data.horizon())
                .map(origin -> example(member, origin))
                .toArray();
    }

    private int firstValidationRow(int member) {
        return data.trainRows(member) - data.validationRows(member);
    }

    /**
     * Returns the windows of the given examples. Targets past the end of a series are zero.
     *
     * @param examples of origins each at least {@link ForecastData#firstOrigin} rows after the start and at most one past the end
     * @throws ShapeProblem if one is not
     * @throws DataProblem if a future covariate ends before the horizon does
     */
    @Override
    public WindowBatch batch(int[] examples) {
        return batch(examples, nothing(examples.length), shape.horizon());
    }

    /**
     * Returns the windows of the given examples for a caller that reads the first steps ahead alone: future covariates need reach no
     * further than these, and are zero after their end. No output of a step depends on what is known of later ones.
     *
     * @param rows how many steps are read, from 1 to the horizon
     * @throws DataProblem if a future covariate ends before these steps do
     */
    public WindowBatch batch(int[] examples, int rows) {
        return batch(examples, nothing(examples.length), rows);
    }

    /**
     * Returns windows that start after values that stand for the rows from the origin on, whatever was observed there: as a forecast that
     * is fed back, or a path that is asked for. Past covariates of these rows are not known, and stay at their last value.
     *
     * @param continuation {@code [example][row]} in the unit of the series, one value for each row from the origin on; of any length
     * @throws DataProblem if a future covariate ends before the horizon does
     */
    public WindowBatch batch(int[] examples, double[][] continuation) {
        return batch(examples, continuation, shape.horizon());
    }

    /** Returns windows as {@link #batch(int[], double[][])} does, for a caller that reads the first steps ahead alone. */
    public WindowBatch batch(int[] examples, double[][] continuation, int rows) {
        WindowBatch batch = new WindowBatch(
                shape,
                examples.length,
                new float[examples.length * shape.lookback() * shape.pastFeatures()],
                new float[examples.length * shape.horizon() * shape.futureFeatures()],
                new float[examples.length * shape.horizon()],
                new float[examples.length],
                observed(examples));
        for (int i = 0; i < examples.length; i++) {
            Window window = window(examples[i], continuation[i]);
            known(window, rows);
            batch.weight()[i] = (float) window.own().deviation();
            writePast(window, batch.past(), i);
            writeFuture(window, batch.future(), i);
            System.arraycopy(window.targets(shape.horizon()), 0, batch.target(), i * shape.horizon(), shape.horizon());
        }
        return batch;
    }

    /** Whether the targets of windows were observed, {@code [example, step]}; empty if no series has a gap. */
    private float[] observed(int[] examples) {
        if (!gaps) {
            return new float[0];
        }
        float[] observed = new float[examples.length * shape.horizon()];
        for (int i = 0; i < observed.length; i++) {
            int example = examples[i / shape.horizon()];
            boolean counts = members.get(member(example)).observed(origin(example) + i % shape.horizon());
            observed[i] = counts ? 1 : 0;
        }
        return observed;
    }

    private static double[][] nothing(int examples) {
        double[][] nothing = new double[examples][];
        Arrays.fill(nothing, NOTHING);
        return nothing;
    }

    private Window window(int example, double[] continuation) {
        int origin = origin(example);
        int rows = members.get(member(example)).rows();
        if (origin < data.firstOrigin() || origin > rows) {
            throw new ShapeProblem(
                    "A window has its lookback and its longest lag before it.",
                    "row " + origin + " of " + rows + ", lookback=" + data.lookback() + ", longest lag="
                            + data.known().longestLag()
                            + (data.transforms().isEmpty() ? "" : ", transforms " + Transform.words(data.transforms())),
                    "a row from " + data.firstOrigin() + " to " + rows);
        }
        return Window.of(members.get(member(example)), origin, continuation, shape.lookback());
    }

    private void known(Window window, int rows) {
        PreparedMember member = window.member();
        if (window.start() + rows <= member.knownRows()) {
            return;
        }
        TimeIndex index = member.target().index();
        Series shortest = member.member().future().stream()
                .min(Comparator.comparingInt(Series::size))
                .orElseThrow();
        throw new DataProblem(
                "A future covariate must be known of every row that is forecast.",
                "'" + shortest.name() + "' of '" + member.member().name() + "' ends at "
                        + index.label(shortest.size() - 1) + ", a forecast of " + rows + " from "
                        + index.label(window.start()) + " needs it up to " + index.label(window.start() + rows - 1),
                "rows for it after the last value of the series, or .past(\"" + shortest.name()
                        + "\") if it is not known in advance");
    }

    /** Returns a network's outputs for the steps ahead of an example, from the first on, in the unit of the series. */
    public double[] restore(int example, double[] outputs) {
        return restore(example, NOTHING, outputs);
    }

    /** Returns a network's outputs for the steps after a continuation, as {@link #batch(int[], double[][])} takes it, from the first on. */
    public double[] restore(int example, double[] continuation, double[] outputs) {
        Window window = window(example, continuation);
        return window.member().restore(window, outputs);
    }

    /** Returns a network's output for the first step ahead of an example, and no other, in the unit of the series. */
    public double restore(int example, double output) {
        return restore(example, new double[] {output})[0];
    }

    private void writePast(Window window, float[] past, int number) {
        for (int step = 0; step < shape.lookback(); step++) {
            int row = window.start() - shape.lookback() + step;
            int at = (number * shape.lookback() + step) * shape.pastFeatures();
            past[at] = window.value(row);
            writeKnown(window, row, past, at + 1);
            window.member().writePast(Math.min(row, window.origin() - 1), past, at + 1 + knownFeatures);
        }
    }

    private void writeFuture(Window window, float[] future, int number) {
        for (int step = 0; step < shape.horizon(); step++) {
            int at = (number * shape.horizon() + step) * shape.futureFeatures();
            writeKnown(window, window.start() + step, future, at);
            future[at + knownFeatures + step] = 1;
        }
    }

    private void writeKnown(Window window, int row, float[] out, int at) {
        PreparedMember member = window.member();
        times.write(member.firstTimeRow() + row, out, at);
        int next = at + times.count();
        if (row < member.knownRows()) {
            member.writeFuture(row, out, next);
        }
        next += futureCovariates;
        for (int lag : data.known().lags()) {
            out[next++] = window.value(row - lag);
        }
        member.writeStatics(out, next);
    }
}
