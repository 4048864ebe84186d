package org.cellstate.dsl.evaluate.decode;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;

/**
 * Draws each token at random, the same ones for the same seed. First the temperature changes the probabilities, then all but the likeliest
 * {@code topK} tokens are left out, then of these all but the fewest that together are {@code topP} likely (Holtzman et al. 2020); what is
 * left adds up to 1 again.
 *
 * @param temperature what the logarithms of the probabilities are divided by, above 0; default 1, which leaves them as they are
 * @param topK how many of the likeliest tokens are drawn among, at least 1, of equals those with the lowest numbers; default all
 * @param topP how likely the tokens that are drawn among are at least together, above 0 and at most 1; default 1, which leaves none out
 * @param seed of the draws; default 42, as a training's
 */
public record Sampling(double temperature, int topK, double topP, long seed) implements Choice {

    private static final long SEED = 42;

    /** Sums of probabilities are off by no more: a share of 0.9 must not take a token more than 0.5, 0.25 and 0.15. */
    private static final double ROUNDING = 1e-9;

    /** Checks the ranges. */
    public Sampling {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new ConfigProblem(
                    "A temperature is above 0: below 1 likely tokens become likelier, above 1 all become alike.",
                    "temperature(" + temperature + ")",
                    temperature == 0 ? "greedy(), which is what temperatures near 0 come to" : "temperature(0.8)");
        }
        if (topK < 1) {
            throw new ConfigProblem("Draws are among at least 1 token.", "topK(" + topK + ")", "topK(40)");
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new ConfigProblem(
                    "The tokens that are drawn among are likely by a share above 0 and at most 1.",
                    "topP(" + topP + ")",
                    topP > 1 && topP <= 100 ? "topP(" + topP / 100 + ")" : "topP(0.95)");
        }
    }

    static Sampling plain() {
        return new Sampling(1, Integer.MAX_VALUE, 1, SEED);
    }

    /** Sets what the logarithms of the probabilities are divided by, above 0. */
    public Sampling temperature(double value) {
        return new Sampling(value, topK, topP, seed);
    }

    /** Sets how many of the likeliest tokens are drawn among, at least 1. */
    public Sampling topK(int most) {
        return new Sampling(temperature, most, topP, seed);
    }

    /** Sets how likely the tokens that are drawn among are together, above 0 and at most 1. */
    public Sampling topP(double share) {
        return new Sampling(temperature, topK, share, seed);
    }

    /** Sets the seed of the draws. */
    public Sampling seed(long value) {
        return new Sampling(temperature, topK, topP, value);
    }

    /**
     * Returns how likely each token is to be drawn; 0 for those that are left out.
     *
     * @param logProbabilities natural logarithms, of each token; negative infinity for what cannot be. They need not add up to 1
     */
    public double[] probabilities(double[] logProbabilities) {
        double most = Arrays.stream(logProbabilities).max().orElse(0);
        double[] shares = Arrays.stream(logProbabilities)
                .map(log -> Math.exp((log - most) / temperature))
                .toArray();
        if (topK < shares.length || topP < 1) {
            cut(shares);
        }
        normalise(shares);
        return shares;
    }

    private void cut(double[] shares) {
        int[] ranked = IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer token) -> shares[token])
                        .reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        int kept = Math.min(topK, ranked.length);
        double all = IntStream.range(0, kept)
                .mapToDouble(rank -> shares[ranked[rank]])
                .sum();
        double sum = 0;
        for (int rank = 0; rank < ranked.length; rank++) {
            if (rank >= kept || (rank > 0 && topP < 1 && sum >= (topP - ROUNDING) * all)) {
                shares[ranked[rank]] = 0;
            } else {
                sum += shares[ranked[rank]];
            }
        }
    }

    private static void normalise(double[] shares) {
        double sum = Arrays.stream(shares).sum();
        for (int token = 0; token < shares.length; token++) {
            shares[token] /= sum;
        }
    }

    @Override
    public String toString() {
        String words = (temperature == 1 ? "" : ".temperature(" + temperature + ")")
                + (topK == Integer.MAX_VALUE ? "" : ".topK(" + topK + ")")
                + (topP == 1 ? "" : ".topP(" + topP + ")");
        return (words.isEmpty() ? "temperature(1.0)" : words.substring(1))
                + (seed == SEED ? "" : ".seed(" + seed + ")");
    }
}
