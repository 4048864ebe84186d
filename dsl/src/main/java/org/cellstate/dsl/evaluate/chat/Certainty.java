package org.cellstate.dsl.evaluate.chat;

import java.util.List;
import org.cellstate.dsl.data.ConfigProblem;

/**
 * How sure of its words a model must be to say them. Whether a reply is good cannot be told by a machine, so the bound is taken from how sure
 * the model is on sentences that did not train: of the least sure ones a share is refused.
 *
 * @param sure how sure it was of its replies to those, the least sure first: geometric means of the probabilities of tokens
 * @param share the share of sentences that shall be refused, from 0 to below 1
 */
public record Certainty(List<Double> sure, double share) {

    /** The share of sentences that is refused, until another is wanted: one in ten. */
    public static final double SHARE = 0.1;

    /**
     * Sorts the numbers.
     *
     * @throws ConfigProblem if the share is no such
     */
    public Certainty {
        if (!(share >= 0 && share < 1)) {
            throw new ConfigProblem(
                    "The share of sentences that is refused is at least 0 and below 1.",
                    ".refusing(" + share + ")",
                    ".refusing(" + SHARE + ")");
        }
        sure = sure.stream().sorted().toList();
    }

    /** Returns from which mean probability of a token on a reply is said; 0 where each is. */
    public double atLeast() {
        int place = (int) Math.floor(share * sure.size());
        return place == 0 ? 0 : sure.get(place);
    }

    /** Sets which share of sentences shall be refused. */
    public Certainty share(double other) {
        return new Certainty(sure, other);
    }

    /** Returns in words what it does, and how it was found. */
    @Override
    public String toString() {
        return atLeast() == 0
                ? "It says whatever it writes."
                : "It says what it is surer of than of the " + Math.round(100 * share)
                        + " least sure of a hundred among "
                        + sure.size() + " replies to sentences that did not train: a mean probability of "
                        + Answer.rounded(atLeast()) + " a token.";
    }
}
