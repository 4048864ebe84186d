package org.cellstate.dsl.engine;

import java.util.Map;
import org.cellstate.dsl.model.Attention;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where a decoder's step looks in a source, and what becomes of it, one step at a time. What depends on the source alone is computed once
 * for each.
 */
final class Lookup {

    private final Attention.Score score;
    private final int width;
    private final @Nullable LinearMap query;
    private final @Nullable LinearMap key;
    private final float[] sum;
    private final LinearMap joined;

    private Lookup(
            Attention.Score score,
            int width,
            @Nullable LinearMap query,
            @Nullable LinearMap key,
            float[] sum,
            LinearMap joined) {
        this.score = score;
        this.width = width;
        this.query = query;
        this.key = key;
        this.sum = sum;
        this.joined = joined;
    }

    /**
     * A source as attention sees it.
     *
     * @param steps of it
     * @param encoded the encoder's outputs, {@code [time, feature]}
     * @param keys what queries are scored against, {@code [time, key]}
     */
    @SuppressWarnings("ArrayRecordComponent") // stays inside the package, never compared
    record Source(int steps, float[] encoded, float[] keys) {}

    /**
     * @param parameters of the attention, by name
     */
    static Lookup of(Attention.Score score, Map<String, INDArray> parameters, int width) {
        LinearMap joined = LinearMap.of(2 * width, numbers(parameters.get("Wc")));
        if (score instanceof Attention.Dot) {
            return new Lookup(score, width, null, null, new float[0], joined);
        }
        if (score instanceof Attention.General) {
            return new Lookup(
                    score, width, LinearMap.of(width, numbers(parameters.get("W"))), null, new float[0], joined);
        }
        return new Lookup(
                score,
                width,
                LinearMap.of(width, numbers(parameters.get("Wq"))),
                LinearMap.of(width, numbers(parameters.get("Wk"))),
                numbers(parameters.get("v")),
                joined);
    }

    private static float[] numbers(@Nullable INDArray array) {
        if (array == null) {
            throw new IllegalStateException("a weight is missing");
        }
        return array.dup('c').data().asFloat();
    }

    /** Returns a source whose encoder gave {@code [time, feature]}. */
    Source source(float[] encoded, int steps) {
        return new Source(steps, encoded, key == null ? encoded : key.ofAll(encoded));
    }

    /** Returns how much of each step a query gets. */
    float[] attention(Source source, float[] decoded) {
        float[] asked = query == null ? decoded : query.of(decoded);
        double[] scores = new double[source.steps()];
        double largest = Double.NEGATIVE_INFINITY;
        for (int step = 0; step < scores.length; step++) {
            scores[step] = score(asked, source.keys(), step * asked.length);
            largest = Math.max(largest, scores[step]);
        }
        double all = 0;
        for (int step = 0; step < scores.length; step++) {
            scores[step] = Math.exp(scores[step] - largest);
            all += scores[step];
        }
        float[] weights = new float[scores.length];
        for (int step = 0; step < scores.length; step++) {
            weights[step] = (float) (scores[step] / all);
        }
        return weights;
    }

    private double score(float[] asked, float[] keys, int from) {
        double total = 0;
        if (score instanceof Attention.Additive) {
            for (int unit = 0; unit < asked.length; unit++) {
                total += sum[unit] * tanh(asked[unit] + keys[from + unit]);
            }
            return total;
        }
        for (int unit = 0; unit < asked.length; unit++) {
            total += asked[unit] * keys[from + unit];
        }
        return score instanceof Attention.Dot dot && dot.scaled() ? total / Math.sqrt(width) : total;
    }

    /** By the exponential, which Java has an instruction sequence for; {@code Math.tanh} takes several times as long. */
    private static double tanh(double x) {
        return 1 - 2 / (Math.exp(2 * x) + 1);
    }

    /** Returns what the head reads of a decoder's step and of what it found. */
    float[] joined(Source source, float[] attention, float[] decoded) {
        float[] both = new float[2 * width];
        System.arraycopy(decoded, 0, both, 0, width);
        for (int step = 0; step < attention.length; step++) {
            float share = attention[step];
            for (int feature = 0; feature < width; feature++) {
                both[width + feature] += share * source.encoded()[step * width + feature];
            }
        }
        float[] result = joined.of(both);
        for (int unit = 0; unit < width; unit++) {
            result[unit] = (float) tanh(result[unit]);
        }
        return result;
    }
}
