package org.cellstate.dsl.evaluate.chat;

import java.util.Comparator;
import java.util.List;

/**
 * From which probability on a sentence is answered. It is found on sentences that did not train: the lowest probability from which on
 * answers are right as often as wanted, or where there is none the one from which on they are right most often (the rule of Larson et al.
 * 2019, who choose on held-out sentences of which some fit nothing).
 *
 * @param probability sentences of at least this are answered
 * @param wanted the share of the answers that shall be right
 * @param heldOut how many sentences it was found on
 * @param answered how many of them are answered
 * @param right how many of the answers are right
 */
public record Threshold(double probability, double wanted, int heldOut, int answered, int right) {

    /** The share of answers that shall be right, until another is wanted. */
    public static final double WANTED = 0.95;

    /**
     * A sentence that did not train.
     *
     * @param probability of the likeliest intent
     * @param right whether it is meant; never where the sentence fits nothing
     */
    public record HeldOut(double probability, boolean right) {}

    /**
     * Finds the threshold; of no sentences it is a half, and 1 where no guess is right.
     *
     * @param wanted above 0, at most 1
     */
    public static Threshold of(List<HeldOut> sentences, double wanted) {
        List<HeldOut> sorted = sentences.stream()
                .sorted(Comparator.comparingDouble(HeldOut::probability).reversed())
                .toList();
        Threshold best = new Threshold(0.5, wanted, 0, 0, 0);
        double share = -1;
        int right = 0;
        for (int i = 0; i < sorted.size(); i++) {
            right += sorted.get(i).right() ? 1 : 0;
            boolean together = i + 1 < sorted.size()
                    && sorted.get(i + 1).probability() == sorted.get(i).probability();
            double now = (double) right / (i + 1);
            if (!together && (now >= wanted || now >= share)) {
                double next = i + 1 < sorted.size() ? sorted.get(i + 1).probability() : 0;
                best = new Threshold((sorted.get(i).probability() + next) / 2, wanted, sorted.size(), i + 1, right);
                share = Math.min(now, wanted);
            }
        }
        return sorted.isEmpty() || right > 0 ? best : new Threshold(1, wanted, sorted.size(), 0, 0);
    }

    /** Returns whether a sentence is answered. */
    public boolean isEnough(double sure) {
        return sure >= probability;
    }

    /** Returns in words what it does, and how it was found. */
    @Override
    public String toString() {
        String rule = "It answers where the likeliest intent has a probability of at least "
                + Answer.rounded(probability) + ", and says otherwise that it is not sure.";
        if (heldOut == 0) {
            return rule + " No sentences were held out to find a better bound.";
        }
        String found = " So " + answered + " of " + heldOut + " sentences that did not train are answered, " + right
                + " of them rightly";
        return rule
                + found
                + (right >= wanted * answered
                        ? "."
                        : ": fewer than the " + Math.round(100 * wanted) + " of a hundred that are wanted.");
    }
}
