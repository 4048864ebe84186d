package org.cellstate.dsl.evaluate.classes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What the probabilities of a {@link Classification} are worth, beyond the classes that they make most likely. */
final class ProbabilityScores {

    private final List<String> names;
    private final int[] truth;
    private final int[] predicted;
    private final double[][] probabilities;

    ProbabilityScores(List<String> names, int[] truth, int[] predicted, double[][] probabilities) {
        this.names = names;
        this.truth = truth;
        this.predicted = predicted;
        this.probabilities = probabilities;
    }

    double logLoss() {
        return overRows(row -> -Math.log(Math.max(Math.ulp(1.0), probabilities[row][truth[row]])));
    }

    double brier() {
        double all = overRows(this::squaredDistance);
        return names.size() == 2 ? all / 2 : all;
    }

    private double squaredDistance(int row) {
        double sum = 0;
        for (int each = 0; each < names.size(); each++) {
            double distance = probabilities[row][each] - (each == truth[row] ? 1 : 0);
            sum += distance * distance;
        }
        return sum;
    }

    private double overRows(IntToDoubleFunction loss) {
        return IntStream.range(0, truth.length).mapToDouble(loss).sum() / truth.length;
    }

    Calibration calibration() {
        double[] confidence = new double[truth.length];
        boolean[] right = new boolean[truth.length];
        for (int row = 0; row < confidence.length; row++) {
            confidence[row] = probabilities[row][predicted[row]];
            right[row] = truth[row] == predicted[row];
        }
        return Calibration.of(confidence, right);
    }

    Roc roc() {
        List<RocCurve> curves = new ArrayList<>();
        for (int each = 0; each < names.size(); each++) {
            curves.add(new RocCurve(names.get(each), ordering(each).roc()));
        }
        return new Roc(curves);
    }

    double averagePrecision() {
        return IntStream.range(0, names.size())
                .mapToDouble(each -> ordering(each).averagePrecision())
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private Ordering ordering(int position) {
        double[] scores = new double[truth.length];
        boolean[] positive = new boolean[truth.length];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = probabilities[row][position];
            positive[row] = truth[row] == position;
        }
        return Ordering.of(scores, positive);
    }
}
