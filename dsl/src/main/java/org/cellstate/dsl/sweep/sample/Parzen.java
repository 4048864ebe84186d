package org.cellstate.dsl.sweep.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Setting;

/**
 * A density over settings: a kernel around each of some trials, and one that favours nothing. A kernel is the product of one for each
 * setting, and has no opinion on settings that its trial did not have.
 */
final class Parzen {

    private final List<List<Setting>> trials;
    private final double[] weights;
    private final Map<String, List<Column>> columns = new HashMap<>();

    /**
     * Makes one.
     *
     * @param trials their settings
     * @param weights of the trials, in order; the kernel that favours nothing weighs 1
     */
    Parzen(List<List<Setting>> trials, double[] weights) {
        this.trials = List.copyOf(trials);
        double sum = Arrays.stream(weights).sum() + 1;
        this.weights = Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /** Returns the kernel that a share of the weights leads to: the number of a trial, or how many there are for that of none. */
    int kernel(double share) {
        double rest = share;
        for (int i = 0; i < weights.length; i++) {
            rest -= weights[i];
            if (rest < 0) {
                return i;
            }
        }
        return weights.length;
    }

    /** Returns the code of a question below which a share of a kernel lies. */
    double code(int kernel, Question question, double share) {
        return kernels(question).get(kernel).code(share);
    }

    /** Returns the logarithm of the density at some settings. */
    double logDensity(List<Setting> settings) {
        double[] logs = new double[weights.length + 1];
        double rest = 1;
        for (int i = 0; i < weights.length; i++) {
            logs[i] = Math.log(weights[i]);
            rest -= weights[i];
        }
        logs[weights.length] = Math.log(weights.length == 0 ? 1 : rest);
        for (Setting setting : settings) {
            List<Kernel> kernels = kernels(Question.of(setting));
            for (int i = 0; i < kernels.size(); i++) {
                logs[i] += Math.log(kernels.get(i).density(setting.code()));
            }
        }
        double most = Arrays.stream(logs).max().orElseThrow();
        return most
                + Math.log(Arrays.stream(logs).map(log -> Math.exp(log - most)).sum());
    }

    private record Column(Question question, List<Kernel> kernels) {}

    private List<Kernel> kernels(Question question) {
        List<Column> named = columns.computeIfAbsent(question.name(), name -> new ArrayList<>());
        for (Column column : named) {
            if (column.question().domain().equals(question.domain())) {
                return column.kernels();
            }
        }
        Column column = new Column(question, make(question));
        named.add(column);
        return column.kernels();
    }

    private List<Kernel> make(Question question) {
        Domain domain = question.domain();
        double[] codes = trials.stream()
                .mapToDouble(trial -> trial.stream()
                        .filter(question::isAnsweredBy)
                        .mapToDouble(Setting::code)
                        .findFirst()
                        .orElse(Double.NaN))
                .toArray();
        double[] widths = domain instanceof Domain.Choice
                ? new double[codes.length]
                : widths(Arrays.stream(codes).map(domain::unit).toArray());
        double spare =
                1.0 / (Arrays.stream(codes).filter(code -> !Double.isNaN(code)).count() + 1);
        return IntStream.rangeClosed(0, codes.length)
                .<Kernel>mapToObj(i -> i == codes.length || Double.isNaN(codes[i])
                        ? Kernel.even(domain)
                        : Kernel.around(domain, codes[i], widths[i], spare))
                .toList();
    }

    /**
     * Returns how wide each kernel is: as far as its farther neighbour, or the farther end where it has none; at most the interval, and at
     * least the part of it that is one of two more than there are, or of a hundred.
     *
     * @param units where they stand; NaN where they do not
     */
    static double[] widths(double[] units) {
        int[] places = IntStream.range(0, units.length)
                .filter(i -> !Double.isNaN(units[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> units[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int last = places.length - 1;
        double least = 1.0 / Math.min(100, places.length + 2);
        double[] widths = new double[units.length];
        for (int i = 0; i <= last; i++) {
            double unit = units[places[i]];
            double left = i > 0 ? unit - units[places[i - 1]] : last == 0 ? unit : 0;
            double right = i < last ? units[places[i + 1]] - unit : last == 0 ? 1 - unit : 0;
            widths[places[i]] = Math.max(least, Math.max(left, right));
        }
        return widths;
    }
}
