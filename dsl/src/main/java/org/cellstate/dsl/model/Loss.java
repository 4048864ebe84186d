package org.cellstate.dsl.model;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.cellstate.dsl.data.ConfigProblem;

/**
 * What training makes small. Every loss is a mean over all real (unmasked) steps of all sequences, and over the target values of a step
 * where it has several, so that learning rate, clipping and L2 mean the same at every length.
 *
 * <p>In the formulas {@code y} is the target and {@code r}, or {@code r1, r2, …}, the raw outputs of the network. Where a parameter must be
 * positive, it is {@code softplus(r) + 1e-6} with {@code softplus(r) = log(1 + exp(r))}; the floor keeps likelihoods finite where targets
 * repeat exactly.
 */
public sealed interface Loss {

    /** What is added to softplus where a parameter must be positive. */
    double FLOOR = 1e-6;

    /**
     * Returns the raw outputs that the network has for each target value; empty for the losses of classes, which need one output for each
     * class of the data.
     */
    OptionalInt outputs();

    /**
     * Returns which of the raw outputs for a target value, from 0, says where it lies: of quantiles the one nearest to the median, else the
     * first.
     */
    default int point() {
        return 0;
    }

    /** Returns {@code softplus(raw) + 1e-6}, what a raw output stands for where a parameter must be positive. */
    static double positive(double raw) {
        return Math.max(raw, 0) + Math.log1p(Math.exp(-Math.abs(raw))) + FLOOR;
    }

    /** Returns the mean squared error. */
    static Mse mse() {
        return new Mse();
    }

    /** Returns the mean absolute error. */
    static Mae mae() {
        return new Mae();
    }

    /** Returns the Huber loss with a {@code delta} of 1, the default of PyTorch's. */
    static Huber huber() {
        return huber(1);
    }

    /** Returns the Huber loss that turns from squares to absolute values at {@code delta}, above 0. */
    static Huber huber(double delta) {
        return new Huber(delta);
    }

    /** Returns the pinball loss of some quantiles: at least one level, each between 0 and 1, rising. */
    static Quantiles quantiles(double... levels) {
        return new Quantiles(DoubleStream.of(levels).boxed().toList());
    }

    /** Returns the likelihood of a normal distribution. */
    static Gaussian gaussian() {
        return new Gaussian();
    }

    /** Returns the likelihood of Student's t distribution. */
    static StudentT studentT() {
        return new StudentT();
    }

    /** Returns the likelihood of a negative binomial distribution. */
    static NegativeBinomial negativeBinomial() {
        return new NegativeBinomial();
    }

    /** Returns the cross-entropy of classes without smoothing. */
    static CrossEntropy crossEntropy() {
        return crossEntropy(0);
    }

    /** Returns the cross-entropy of classes with a share of the probability, from 0 to below 1, spread over all of them. */
    static CrossEntropy crossEntropy(double smoothing) {
        return new CrossEntropy(smoothing);
    }

    /** Returns the loss of connectionist temporal classification. */
    static Ctc ctc() {
        return new Ctc();
    }

    /**
     * Returns the loss that prints like this.
     *
     * @param java such as {@code huber(0.5)}
     * @throws ConfigProblem if it is no loss
     */
    static Loss parse(String java) {
        Matcher call = Pattern.compile("(\\w+)\\(([-+.,eE\\d\\s]*)\\)").matcher(java);
        boolean matches = call.matches();
        double[] values = Arrays.stream(matches ? call.group(2).split(",") : new String[0])
                .filter(value -> !value.isBlank())
                .mapToDouble(Double::parseDouble)
                .toArray();
        return switch (matches ? call.group(1) + " " + Math.min(values.length, 2) : "") {
            case "mse 0" -> mse();
            case "mae 0" -> mae();
            case "huber 0" -> huber();
            case "huber 1" -> huber(values[0]);
            case "quantiles 1", "quantiles 2" -> quantiles(values);
            case "gaussian 0" -> gaussian();
            case "studentT 0" -> studentT();
            case "negativeBinomial 0" -> negativeBinomial();
            case "crossEntropy 0" -> crossEntropy();
            case "crossEntropy 1" -> crossEntropy(values[0]);
            case "ctc 0" -> ctc();
            default ->
                throw new ConfigProblem(
                        "A loss is written as the Java that makes it.",
                        "\"" + java + "\"",
                        "mse(), mae(), huber(1), quantiles(0.1, 0.9), gaussian(), studentT(), negativeBinomial(),"
                                + " crossEntropy() or ctc()");
        };
    }

    /** {@code (r − y)²}: aims at the mean (Gneiting 2011). */
    record Mse() implements Loss {

        @Override
        public OptionalInt outputs() {
            return OptionalInt.of(1);
        }

        /** Returns the Java that makes this loss. */
        @Override
        public String toString() {
            return "mse()";
        }
    }

    /** {@code |r − y|}: aims at the median (Gneiting 2011), and single outliers pull little. Its slope is 0 where both are equal. */
    record Mae() implements Loss {

        @Override
        public OptionalInt outputs() {
            return OptionalInt.of(1);
        }

        /** Returns the Java that makes this loss. */
        @Override
        public String toString() {
            return "mae()";
        }
    }

    /**
     * With {@code e = r − y}: {@code e²/2} where {@code |e| ≤ delta}, and {@code delta (|e| − delta/2)} beyond (Huber 1964).
     *
     * @param delta above 0, in units of the target; default 1
     */
    record Huber(double delta) implements Loss {

        /** Checks the range. */
        public Huber {
            if (!(delta > 0 && delta < Double.POSITIVE_INFINITY)) {
                throw new ConfigProblem(
                        "The delta of the Huber loss must be above 0.", "huber(" + delta + ")", "huber(1)");
            }
        }

        @Override
        public OptionalInt outputs() {
            return OptionalInt.of(1);
        }

        /** Returns the Java that makes this loss. */
        @Override
        public String toString() {
            return delta == 1 ? "huber()" : "huber(" + delta + ")";
        }
    }

    /**
     * The mean over the levels {@code q} of {@code max(q (y − r), (q − 1) (y − r))}, one output {@code r} for each (Koenker and Bassett
     * 1978). At 0.5 it is half the absolute error. Its slope is 0 where {@code r = y}. The outputs of a target value are taken in rising
     * order, in training and after it, so quantiles never cross; that never raises the loss (Chernozhukov et al. 2010, rearrangement).
     *
     * @param levels at least one, each between 0 and 1, rising
     */
    record Quantiles(List<Double> levels) implements Loss {

        /** Checks the levels. */
        public Quantiles {
            levels = List.copyOf(levels);
            double last = 0;
            boolean rising = !levels.isEmpty();
            for (double level : levels) {
                rising &= level > last && level < 1;
                last = level;
            }
            if (!rising) {
                throw new ConfigProblem(
                        "Quantiles are levels between 0 and 1, at least one, each above the one before.",
                        call(levels),
                        "quantiles(0.1, 0.5, 0.9)");
            }
        }

        @Override
        public OptionalInt outputs() {
            return OptionalInt.of(levels.size());
        }

        @Override
        public int point() {
            int nearest = 0;
            for (int i = 1; i < levels.size(); i++) {
                if (Math.abs(levels.get(i) - 0.5) < Math.abs(levels.get(nearest) - 0.5)) {
                    nearest = i;
                }
            }
            return nearest;
        }

        /** Returns the Java that makes this loss. */
        @Override
        public String toString() {
            return call(levels);
        }

        private static String call(List<Double> levels) {
            return levels.stream().map(String::valueOf).collect(Collectors.joining(", ", "quantiles(", ")"));
        }
    }

    /**
     * {@code log(2π)/2 + log σ + (y − μ)²/(2σ²)}, with {@code μ = r1} and {@code σ = softplus(r2) + 1e-6} (Nix and Weigend 1994; the links
     * are those of Salinas et al. 2020, DeepAR).
     */
    record Gaussian() implements Loss {

        @Override
        public OptionalInt outputs() {
            return OptionalInt.of(2);
        }

        /** Returns the Java that makes this loss. */
        @Override
        public String toString() {
            return "gaussian()";
        }
    }

    /**
     * {@code lgamma(ν/2) − lgamma((ν+1)/2) + log(νπ)/2 + log σ + (ν+1)/2 · log(1 + (y − μ)²/(νσ²))}, with {@code μ = r1},
     * {@code σ = softplus(r2) + 1e-6} and {@code ν = 2 + softplus(r3) + 1e-6} degrees of freedom, so that the variance is finite (Lange et
     * al. 1989; the links are those of GluonTS, Alexandrov et al. 2020).
     */
    record StudentT() implements Loss {

        @Override
        public OptionalInt outputs() {
            return OptionalInt.of(3);
        }

        /** Returns the Java that makes this loss. */
        @Override
        public String toString() {
            return "studentT()";
        }
    }

    /**
     * Minus the log probability of a count {@code y} with mean {@code μ} and variance {@code μ + αμ²}:
     * {@code lgamma(y+1) + lgamma(1/α) − lgamma(y + 1/α) + (y + 1/α) log(1 + αμ) − y log(αμ)}, with {@code μ = softplus(r1) + 1e-6} and the
     * dispersion {@code α = softplus(r2) + 1e-6} (Salinas et al. 2020, DeepAR). Targets are counts, 0 or more.
     *
     * <p>A forecaster reads a window of counts divided by {@code v}, one more than their mean, and its outputs say as much as the counts of
     * any series over their own {@code v} do: {@code μ = v (softplus(r1) + 1e-6)} and {@code α = (softplus(r2) + 1e-6) / √v} (the same,
     * section 3.3, of each window where theirs has one {@code v} along a path). The likelihood is that of the counts, in nats; they are
     * neither scaled nor transformed, so a target with a fraction, or below 0, is refused.
     */
    record NegativeBinomial() implements Loss {

        @Override
        public OptionalInt outputs() {
            return OptionalInt.of(2);
        }

        /** Returns the Java that makes this loss. */
        @Override
        public String toString() {
            return "negativeBinomial()";
        }
    }

    /**
     * {@code −Σ t log p} over the {@code K} classes, with {@code p = softmax(r)} and {@code t} equal to {@code 1 − s + s/K} for the target's
     * class and {@code s/K} for the others, where {@code s} is the smoothing (Szegedy et al. 2016). Targets are class indices from 0.
     *
     * @param smoothing the share of the probability that is spread over all classes, from 0 to below 1; default 0
     */
    record CrossEntropy(double smoothing) implements Loss {

        /** Checks the range. */
        public CrossEntropy {
            if (!(smoothing >= 0 && smoothing < 1)) {
                throw new ConfigProblem(
                        "Label smoothing is a share from 0 to below 1.",
                        "crossEntropy(" + smoothing + ")",
                        "crossEntropy(0.1)");
            }
        }

        @Override
        public OptionalInt outputs() {
            return OptionalInt.empty();
        }

        /** Returns the Java that makes this loss. */
        @Override
        public String toString() {
            return smoothing == 0 ? "crossEntropy()" : "crossEntropy(" + smoothing + ")";
        }
    }

    /**
     * Minus the log of the probability that a sequence of steps spells its labels: the sum over all ways to spread them over the steps, with
     * blanks between, of the product of {@code softmax(r)} (Graves et al. 2006). Class 0 is the blank. The sum over all sequences is divided
     * by all their real steps.
     */
    record Ctc() implements Loss {

        @Override
        public OptionalInt outputs() {
            return OptionalInt.empty();
        }

        /** Returns the Java that makes this loss. */
        @Override
        public String toString() {
            return "ctc()";
        }
    }
}
