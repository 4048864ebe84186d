package org.cellstate.dsl.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Member;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Part;
import org.cellstate.dsl.evaluate.Regressor;
import org.cellstate.dsl.prepare.Covariate;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.PreparedSequences;
import org.cellstate.dsl.prepare.SequenceBatch;
import org.cellstate.dsl.prepare.WindowBatch;

/**
 * How much a fitted model leans on each of its inputs: by so much its mean absolute error grows when that input is shuffled among the
 * windows, all others left as they are (Breiman 2001; Fisher, Rudin and Dominici 2019). An input that is not used costs nothing.
 *
 * <p>Shuffling is repeated, and the increases differ by what it drew. Inputs that tell the same stand in for each other: both look less
 * important than they are together. What a shuffled window says may never have happened, such as a Sunday in the shape of a Monday.
 *
 * @param model such as {@code LSTM 2×128}
 * @param part what it is measured on
 * @param count how many examples it is measured on
 * @param examples what they are: {@code windows} or {@code sequences}
 * @param unit of the errors, empty if it was not said
 * @param error the mean absolute error with nothing shuffled
 * @param inputs the most important first
 */
public record Importance(
        String model, Part part, int count, String examples, String unit, double error, List<Input> inputs) {

    /** The default number of times that each input is shuffled, as in scikit-learn. */
    public static final int REPEATS = 5;

    /** The default seed of the shuffling. */
    public static final long SEED = 20_26;

    /** More windows overlap nearly whole. */
    private static final int WINDOWS = 256;

    /** Sorts the inputs. */
    public Importance {
        inputs = inputs.stream()
                .sorted(Comparator.comparingDouble(Input::mean).reversed())
                .toList();
    }

    /**
     * What became of the error when one input was shuffled.
     *
     * @param name such as {@code past values} or {@code weekday}
     * @param increases of the mean absolute error, one for each time
     */
    @SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
    public record Input(String name, double[] increases) {

        /** Copies the increases. */
        public Input {
            increases = increases.clone();
        }

        /** Returns a copy of the increases. */
        @Override
        public double[] increases() {
            return increases.clone();
        }

        /** Returns the mean increase, in the unit of the errors. */
        public double mean() {
            return Arrays.stream(increases).average().orElse(Double.NaN);
        }

        /** Returns the standard deviation of the increases, over one less than their number; 0 of one. */
        public double deviation() {
            double mean = mean();
            double squares = Arrays.stream(increases)
                    .map(increase -> (increase - mean) * (increase - mean))
                    .sum();
            return increases.length > 1 ? Math.sqrt(squares / (increases.length - 1)) : 0;
        }

        /** Returns whether the mean is more than two deviations above 0. */
        public boolean matters() {
            return mean() > 2 * deviation();
        }
    }

    /** Measures a forecaster with 5 repeats. */
    public static Importance of(Forecaster model) {
        return of(model, REPEATS, SEED);
    }

    /**
     * Measures a forecaster on up to 256 windows of the test part, of all series where there are several; of the validation tail where the
     * test part is shorter than the horizon. Its inputs are the past values, and each thing that it is told besides: what the calendar
     * tells, holidays, lags, future and static covariates, in past and coming rows alike, and past covariates. Past values are shuffled as
     * the network reads them: in deviations from the mean of their window, which stay those of the window they are put into. What does not
     * change along a series is shuffled among the series. Of a recursive model it is the error one step ahead.
     *
     * @param repeats how often each input is shuffled, at least 1
     * @param seed of the shuffling
     * @throws ConfigProblem if it is shuffled less than once
     */
    public static Importance of(Forecaster model, int repeats, long seed) {
        PreparedForecast data = model.trained().data();
        int[] test = testExamples(model);
        Part part = test.length > 0 ? Part.TEST : Part.VALIDATION;
        int[] examples = part == Part.TEST ? spread(test) : data.validation(WINDOWS);
        WindowBatch batch = data.batch(examples);
        Network<WindowBatch> network = model.trained().network();
        ToDoubleFunction<WindowBatch> error = shuffled -> error(model, examples, network.predict(shuffled));
        List<Shuffled<WindowBatch>> inputs = new ArrayList<>();
        inputs.add(new Shuffled<>("past values", order -> ShuffledWindows.past(batch, order)));
        for (Covariate covariate : data.covariates()) {
            inputs.add(new Shuffled<>(covariate.name(), order -> ShuffledWindows.covariate(batch, covariate, order)));
        }
        double plain = error.applyAsDouble(batch);
        return new Importance(
                model.spec().label(),
                part,
                examples.length,
                "windows",
                unit(model),
                plain,
                measured(inputs, examples.length, repeats, seed, shuffled -> error.applyAsDouble(shuffled) - plain));
    }

    /** Returns the windows of the test parts whose whole horizon was observed. */
    private static int[] testExamples(Forecaster model) {
        List<Member> members = model.data().panel().members();
        int horizon = model.data().horizon();
        return IntStream.range(0, members.size())
                .flatMap(member -> IntStream.rangeClosed(
                                model.data().trainRows(member),
                                members.get(member).rows() - horizon)
                        .map(origin -> model.trained().data().example(member, origin)))
                .toArray();
    }

    private static double error(Forecaster model, int[] examples, float[] output) {
        PreparedForecast data = model.trained().data();
        int horizon = data.shape().horizon();
        double[] points = Points.of(model.spec().training().loss(), output);
        double sum = 0;
        for (int window = 0; window < examples.length; window++) {
            Series observed = model.data()
                    .panel()
                    .members()
                    .get(data.member(examples[window]))
                    .target();
            int origin = data.origin(examples[window]);
            double[] forecast = data.restore(
                    examples[window], Arrays.copyOfRange(points, window * horizon, (window + 1) * horizon));
            for (int step = 0; step < horizon; step++) {
                sum += Math.abs(forecast[step] - observed.value(origin + step));
            }
        }
        return sum / points.length;
    }

    /** Returns the unit that all series have; empty if they have different ones. */
    private static String unit(Forecaster model) {
        List<String> units = model.data().panel().members().stream()
                .map(member -> member.target().unit())
                .distinct()
                .toList();
        return units.size() == 1 ? units.get(0) : "";
    }

    /** Measures a regressor with 5 repeats. */
    public static Importance of(Regressor model) {
        return of(model, REPEATS, SEED);
    }

    /**
     * Measures a regressor on up to 256 of its validation sequences. Its inputs are the features, {@code feature 0} and so on; each is
     * shuffled with all its steps. Where the sequence that it comes from is shorter, it is repeated from its beginning.
     *
     * @param repeats how often each feature is shuffled, at least 1
     * @param seed of the shuffling
     * @throws ConfigProblem if it is shuffled less than once
     */
    public static Importance of(Regressor model, int repeats, long seed) {
        PreparedSequences data = model.trained().data();
        int[] rows = data.validation(WINDOWS);
        SequenceBatch batch = data.batch(rows);
        Network<SequenceBatch> network = model.trained().network();
        ToDoubleFunction<SequenceBatch> error = shuffled -> {
            float[] output = network.predict(shuffled);
            double sum = 0;
            for (int row = 0; row < output.length; row++) {
                sum += Math.abs(output[row] - batch.target()[row]);
            }
            return data.unit() * sum / output.length;
        };
        List<Shuffled<SequenceBatch>> inputs = IntStream.range(0, batch.features())
                .mapToObj(feature -> new Shuffled<SequenceBatch>(
                        "feature " + feature, order -> ShuffledWindows.feature(batch, feature, order)))
                .toList();
        double plain = error.applyAsDouble(batch);
        return new Importance(
                model.spec().label(),
                Part.VALIDATION,
                rows.length,
                "sequences",
                "",
                plain,
                measured(inputs, rows.length, repeats, seed, shuffled -> error.applyAsDouble(shuffled) - plain));
    }

    /** Returns some of the examples, as many as are wanted, evenly spread. */
    private static int[] spread(int... all) {
        int count = Math.min(WINDOWS, all.length);
        return IntStream.range(0, count)
                .map(i -> all[count == 1 ? 0 : (int) ((long) i * (all.length - 1) / (count - 1))])
                .toArray();
    }

    private static <B> List<Input> measured(
            List<Shuffled<B>> inputs, int windows, int repeats, long seed, ToDoubleFunction<B> increase) {
        if (repeats < 1) {
            throw new ConfigProblem(
                    "Each input is shuffled at least once.", "repeats=" + repeats, "repeats=" + REPEATS);
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<Input> measured = new ArrayList<>();
        for (Shuffled<B> input : inputs) {
            double[] increases = new double[repeats];
            for (int i = 0; i < repeats; i++) {
                increases[i] = increase.applyAsDouble(input.batch().apply(order(windows, random)));
            }
            measured.add(new Input(input.name(), increases));
        }
        return measured;
    }

    private static int[] order(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    /** Returns the inputs in a line each. */
    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT, "%s, mean absolute error %.4g on %d %s %s\n", model, error, count, part, examples)
                + inputs.stream()
                        .map(input -> String.format(
                                Locale.ROOT, "%s: +%.4g (± %.2g)", input.name(), input.mean(), input.deviation()))
                        .collect(Collectors.joining("\n"));
    }
}
