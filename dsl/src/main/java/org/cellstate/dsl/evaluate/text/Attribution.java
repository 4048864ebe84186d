package org.cellstate.dsl.evaluate.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Which tokens of a text spoke for a class rather than another, as a model saw it: for each token its gradient times its input. The unit is
 * that of {@code log(p/q)}, with the probabilities {@code p} of the one class and {@code q} of the other. To a first approximation it is what
 * that logarithm would lose without the token; where a model is far from linear it can be off, so look at more than one text.
 *
 * @param said the class that they speak for where weights are above 0
 * @param against the class that they speak for where weights are below 0
 * @param tokens in order
 */
public record Attribution(String said, String against, List<Weight> tokens) {

    /**
     * A token and what it weighed.
     *
     * @param token as it stands in the text
     * @param weight above 0 for the class that was said
     */
    public record Weight(String token, double weight) {}

    /** Copies the list. */
    public Attribution {
        tokens = List.copyOf(tokens);
    }

    /** Returns the largest size of a weight; 0 if there is none. */
    public double largest() {
        return tokens.stream()
                .mapToDouble(each -> Math.abs(each.weight()))
                .max()
                .orElse(0);
    }

    /** Returns the tokens that weighed most for the class that was said, at most so many, the heaviest first. */
    public List<Weight> strongest(int most) {
        return sorted(most, Comparator.comparingDouble(Weight::weight).reversed(), 1);
    }

    /** Returns the tokens that weighed most against it, at most so many, the heaviest first. */
    public List<Weight> weakest(int most) {
        return sorted(most, Comparator.comparingDouble(Weight::weight), -1);
    }

    private List<Weight> sorted(int most, Comparator<Weight> order, int sign) {
        List<Weight> all = new ArrayList<>(tokens);
        all.sort(order);
        return all.stream().filter(each -> sign * each.weight() > 0).limit(most).toList();
    }

    /** Returns for example {@code for great: love +1.20, crisp +0.31; for other: not -0.84}. */
    @Override
    public String toString() {
        return "for " + said + ": " + words(strongest(4)) + "; for " + against + ": " + words(weakest(4));
    }

    private static String words(List<Weight> weights) {
        return weights.isEmpty()
                ? "nothing"
                : weights.stream()
                        .map(each -> String.format(
                                Locale.ROOT, "%s %+.2f", each.token().strip(), each.weight()))
                        .collect(Collectors.joining(", "));
    }
}
