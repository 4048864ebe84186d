package org.cellstate.dsl.classic;

import java.util.Arrays;
import org.cellstate.kernel.api.Notebook;

/**
 * Multinomial logistic regression on sparse features: the probabilities of classes are a softmax of linear scores. Trained to the one minimum of
 * the mean cross-entropy plus {@code strength/2} times the sum of the squared weights, intercepts left out, by L-BFGS (Liu and Nocedal 1989)
 * from zeros: nothing is random.
 *
 * @param classes how many
 * @param features how many
 * @param weights {@code [feature, class]}, the intercepts last
 * @param settled whether the minimum was reached, and not just the most steps
 */
@SuppressWarnings("ArrayRecordComponent") // handed on inside the library, never compared
public record SoftmaxRegression(int classes, int features, double[] weights, boolean settled) {

    private static final int MEMORY = 6;
    private static final int MOST = 200;
    private static final double FLAT = 1e-5;
    private static final double SLOPE = 1e-4;

    /**
     * A row of features of which most are 0.
     *
     * @param places of those that are not
     * @param values of those
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on inside the library, never compared
    public record Row(int[] places, double[] values) {}

    /**
     * Fits it.
     *
     * @param rows of features from 0 to below {@code features}
     * @param truth the class of each row
     * @param strength of the penalty, above 0
     * @param from where to begin; the minimum is the same from anywhere, but sooner found from near
     * @throws org.cellstate.kernel.api.CellInterruptedException if the user stops the cell
     */
    public static SoftmaxRegression fit(
            Row[] rows, int[] truth, int classes, int features, double strength, double[] from) {
        double[] weights = from.length == 0 ? new double[(features + 1) * classes] : from.clone();
        return new Descent(new SoftmaxRegression(classes, features, weights, false), rows, truth, strength).run();
    }

    /** Returns the probabilities of the classes. */
    public double[] probabilities(Row row) {
        double[] scores = Arrays.copyOfRange(weights, features * classes, weights.length);
        for (int i = 0; i < row.places().length; i++) {
            int at = row.places()[i] * classes;
            double value = row.values()[i];
            for (int each = 0; each < classes; each++) {
                scores[each] += weights[at + each] * value;
            }
        }
        double largest = Arrays.stream(scores).max().orElseThrow();
        double sum = 0;
        for (int each = 0; each < classes; each++) {
            scores[each] = Math.exp(scores[each] - largest);
            sum += scores[each];
        }
        for (int each = 0; each < classes; each++) {
            scores[each] /= sum;
        }
        return scores;
    }

    /** Returns the mean cross-entropy of rows, in nats. */
    public double loss(Row[] rows, int[] truth) {
        double sum = 0;
        for (int row = 0; row < rows.length; row++) {
            sum -= Math.log(Math.max(probabilities(rows[row])[truth[row]], Double.MIN_NORMAL));
        }
        return sum / rows.length;
    }

    /** Writes the gradient of the penalised loss and returns that loss. */
    private double gradient(Row[] rows, int[] truth, double strength, double[] gradient) {
        Arrays.fill(gradient, 0);
        double loss = 0;
        int intercepts = features * classes;
        for (int row = 0; row < rows.length; row++) {
            double[] errors = probabilities(rows[row]);
            loss -= Math.log(Math.max(errors[truth[row]], Double.MIN_NORMAL));
            errors[truth[row]] -= 1;
            for (int i = 0; i < rows[row].places().length; i++) {
                int at = rows[row].places()[i] * classes;
                double value = rows[row].values()[i];
                for (int each = 0; each < classes; each++) {
                    gradient[at + each] += errors[each] * value;
                }
            }
            for (int each = 0; each < classes; each++) {
                gradient[intercepts + each] += errors[each];
            }
        }
        double squares = 0;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= rows.length;
            if (i < intercepts) {
                gradient[i] += strength * weights[i];
                squares += weights[i] * weights[i];
            }
        }
        return loss / rows.length + strength / 2 * squares;
    }

    /** The way down. */
    private static final class Descent {

        private final Row[] rows;
        private final int[] truth;
        private final double strength;
        private final double[][] moves = new double[MEMORY][];
        private final double[][] turns = new double[MEMORY][];
        private final double[] curvatures = new double[MEMORY];
        private SoftmaxRegression at;
        private double[] slope;
        private double loss;
        private int kept;

        Descent(SoftmaxRegression start, Row[] rows, int[] truth, double strength) {
            this.at = start;
            this.rows = rows;
            this.truth = truth;
            this.strength = strength;
            this.slope = new double[start.weights.length];
            this.loss = start.gradient(rows, truth, strength, slope);
        }

        SoftmaxRegression run() {
            for (int step = 0; step < MOST; step++) {
                Notebook.checkInterrupted();
                if (largest(slope) < FLAT || !step()) {
                    return new SoftmaxRegression(at.classes, at.features, at.weights, true);
                }
            }
            return at;
        }

        /** Goes along the direction of the quasi-Newton step, less far until it is low enough; false if there is no way down. */
        private boolean step() {
            double[] direction = direction();
            double down = dot(direction, slope);
            double length = kept == 0 ? Math.min(1, 1 / Math.sqrt(dot(slope, slope))) : 1;
            for (int half = 0; half < 40; half++, length /= 2) {
                double[] weights = at.weights.clone();
                add(weights, length, direction);
                SoftmaxRegression next = new SoftmaxRegression(at.classes, at.features, weights, false);
                double[] newSlope = new double[slope.length];
                double newLoss = next.gradient(rows, truth, strength, newSlope);
                if (newLoss <= loss + SLOPE * length * down) {
                    remember(weights, newSlope);
                    at = next;
                    slope = newSlope;
                    loss = newLoss;
                    return true;
                }
            }
            return false;
        }

        private void remember(double[] weights, double[] newSlope) {
            double[] move = weights.clone();
            add(move, -1, at.weights);
            double[] turn = newSlope.clone();
            add(turn, -1, slope);
            double curvature = dot(move, turn);
            if (curvature > 0) {
                int place = kept++ % MEMORY;
                moves[place] = move;
                turns[place] = turn;
                curvatures[place] = curvature;
            }
        }

        private double[] direction() {
            double[] direction = slope.clone();
            int first = Math.max(0, kept - MEMORY);
            double[] shares = new double[MEMORY];
            for (int i = kept - 1; i >= first; i--) {
                int place = i % MEMORY;
                shares[place] = dot(moves[place], direction) / curvatures[place];
                add(direction, -shares[place], turns[place]);
            }
            if (kept > 0) {
                int newest = (kept - 1) % MEMORY;
                scale(direction, curvatures[newest] / dot(turns[newest], turns[newest]));
            }
            for (int i = first; i < kept; i++) {
                int place = i % MEMORY;
                add(direction, shares[place] - dot(turns[place], direction) / curvatures[place], moves[place]);
            }
            scale(direction, -1);
            return direction;
        }

        private static double largest(double[] numbers) {
            double largest = 0;
            for (double number : numbers) {
                largest = Math.max(largest, Math.abs(number));
            }
            return largest;
        }

        private static double dot(double[] one, double[] other) {
            double sum = 0;
            for (int i = 0; i < one.length; i++) {
                sum += one[i] * other[i];
            }
            return sum;
        }

        private static void add(double[] to, double times, double[] what) {
            for (int i = 0; i < to.length; i++) {
                to[i] += times * what[i];
            }
        }

        private static void scale(double[] numbers, double factor) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] *= factor;
            }
        }
    }
}
