package org.cellstate.dsl.sweep.objective;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.engine.Cores;
import org.cellstate.dsl.evaluate.CrossValidation;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.sweep.Bytes;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Measured;
import org.cellstate.dsl.sweep.Objective;
import org.cellstate.dsl.sweep.Reporter;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Trial;
import org.cellstate.dsl.train.Epoch;

/**
 * What networks are worth that are fitted to data. The test part is not looked at. What is reported of several seeds are the epochs, or
 * folds, of the first: a trial that is pruned is so before the others begin.
 *
 * @param scores what is measured, the first is searched by
 * @param seeds fits of each candidate: its own seed and the next ones. A value is their mean
 * @param subject what all candidates are fitted to; empty where they bring their own data
 * @param alike what they have in common
 * @param threads that each trial computes on; 0 for all cores. What comes of it is the same
 * @param <T> a candidate
 */
public record NetworkObjective<T>(List<Score> scores, int seeds, Optional<Subject> subject, Alike alike, int threads)
        implements Objective<T> {

    /** Copies the scores. */
    public NetworkObjective {
        scores = List.copyOf(scores);
    }

    /**
     * Returns an objective for the candidates of a space, a few of which are looked at.
     *
     * @param scores none for the standard of the data: of series the validation loss, or, where candidates bring their own data, whose losses
     *     do not compare, the validation error; of texts bits per character; of classes the validation loss
     * @throws ConfigProblem if a candidate is no network, or two of them do not compare, or the data do not have such a score
     */
    public static <T> NetworkObjective<T> of(
            Space<T> space, List<Score> scores, int seeds, Optional<Subject> subject, int threads) {
        List<Described> candidates = Alike.described(space, subject);
        Subject on = subject.or(candidates.get(0)::ownData).orElseThrow();
        List<Score> chosen = scores.isEmpty() ? List.of(on.standard(subject.isEmpty())) : scores;
        chosen.forEach(score -> on.refused(score).ifPresent(problem -> {
            throw problem;
        }));
        return new NetworkObjective<>(chosen, seeds, subject, Alike.of(candidates, chosen, subject), threads);
    }

    @Override
    public List<Goal> goals() {
        return scores.stream().map(score -> score.goal(alike.error())).toList();
    }

    @Override
    public boolean asks() {
        return false;
    }

    @Override
    public Measured measure(T candidate, Trial trial, Reporter reporter) throws Exception {
        Described described = Alike.described(candidate, subject);
        alike.check(Alike.of(described, !alike.loss().isEmpty(), subject));
        Subject on = subject.or(described::ownData).orElseThrow();
        return Cores.atMost(threads, () -> measured(described.spec(), on, reporter));
    }

    /** Returns what a fit takes, by the estimate of its network's summary. */
    @Override
    public Bytes memory(Supplier<Optional<T>> candidate) throws Exception {
        Optional<T> made = candidate.get();
        if (made.isEmpty()) {
            return Bytes.NONE;
        }
        Described described = Alike.described(made.get(), subject);
        Subject on = subject.or(described::ownData).orElseThrow();
        return Cores.atMost(threads, () -> Fitting.of(described.spec(), on).memory());
    }

    private Measured measured(RecurrentSpec spec, Subject on, Reporter reporter) {
        double[][] values = new double[seeds][];
        double[] folds = {};
        for (int i = 0; i < seeds; i++) {
            long seed = spec.training().seed() + i;
            Once once = new Once(spec.training(spec.training().seed(seed)), on, i == 0 ? reporter : Reporter.silent());
            values[i] = once.values();
            folds = once.folds;
        }
        List<Double> means = IntStream.range(0, scores.size())
                .mapToObj(score -> Arrays.stream(values)
                        .mapToDouble(of -> of[score])
                        .average()
                        .orElseThrow())
                .toList();
        double[] firsts = Arrays.stream(values).mapToDouble(of -> of[0]).toArray();
        return new Measured(means, deviation(seeds > 1 ? firsts : folds));
    }

    /** Returns the standard deviation over one less than the number; NaN of fewer than two. */
    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : Double.NaN;
    }

    /** One candidate from one seed. */
    private final class Once {

        private final RecurrentSpec spec;
        private final Subject on;
        private final Reporter reporter;
        private final double[] values = new double[scores.size()];
        private double[] folds = {};

        Once(RecurrentSpec spec, Subject on, Reporter reporter) {
            this.spec = spec;
            this.on = on;
            this.reporter = reporter;
        }

        double[] values() {
            // What is reported comes first, so that a pruned trial does nothing in vain.
            if (scores.get(0) instanceof Score.FoldError) {
                folds();
                network();
            } else {
                network();
                folds();
            }
            return values;
        }

        private void network() {
            boolean fitted = scores.stream()
                    .anyMatch(score -> score instanceof Score.ValidationLoss || score instanceof Score.ValidationError);
            boolean made = scores.stream().anyMatch(score -> !(score instanceof Score.FoldError));
            if (!made) {
                return;
            }
            Fitting<?, ?> fitting = Fitting.of(spec, on);
            double[] own = fitted ? fitting.fit(scores, this::report) : fitting.unfitted(scores);
            for (int i = 0; i < own.length; i++) {
                values[i] = scores.get(i) instanceof Score.FoldError ? values[i] : own[i];
            }
        }

        private void report(Epoch epoch, Supplier<Double> error) {
            Score first = scores.get(0);
            if (first instanceof Score.ValidationLoss) {
                reporter.report(epoch.number(), epoch.valid());
            } else if (first instanceof Score.ValidationError && !spec.recursive()) {
                reporter.report(epoch.number(), error.get());
            }
        }

        private void folds() {
            for (int i = 0; i < values.length; i++) {
                if (scores.get(i) instanceof Score.FoldError score && on instanceof Subject.Forecasts forecasts) {
                    List<ForecastData> parts = CrossValidation.parts(forecasts.data(), score.plan());
                    boolean reported = i == 0;
                    List<Double> errors = Fitting.folds(spec, parts, sofar -> {
                        if (reported) {
                            reporter.report(sofar.size(), mean(sofar));
                        }
                    });
                    values[i] = mean(errors);
                    folds = reported
                            ? errors.stream().mapToDouble(Double::doubleValue).toArray()
                            : folds;
                }
            }
        }

        private double mean(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }
    }

    /** Returns the goals, the data with the sum of their values, and what else candidates have in common. */
    @Override
    public SortedMap<String, String> identity() {
        SortedMap<String, String> identity = new TreeMap<>();
        identity.put("goals", String.join(", ", goals().stream().map(Goal::name).toList()));
        identity.put("seeds", String.valueOf(seeds));
        identity.put("loss", alike.loss());
        identity.put("data", subject.map(Subject::words).orElse(alike.rows()));
        identity.put("data sha-256", subject.map(Subject::sha256).orElse(alike.sha256()));
        return identity;
    }
}
