package org.cellstate.dsl.evaluate.text;

import java.util.Locale;
import org.cellstate.dsl.data.ConfigProblem;

/** What BLEU takes for the precision of n-grams of which none was right (Chen and Cherry 2014), so that one missing length is not all. */
public sealed interface Smoothing {

    /** Each length without a match counts as half a match, the next one as a quarter, and so on; sacrebleu's default. */
    record Exponential() implements Smoothing {

        @Override
        public String toString() {
            return "exp";
        }
    }

    /**
     * A length without a match counts as this many matches.
     *
     * @param matches above 0; sacrebleu's default is 0.1
     */
    record Floor(double matches) implements Smoothing {

        /** Checks the range. */
        public Floor {
            positive("floor", matches, 0.1);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "floor[%.2f]", matches);
        }
    }

    /**
     * Every length but the first gets this many matches, and n-grams, more.
     *
     * @param more above 0; sacrebleu's default is 1
     */
    record AddK(double more) implements Smoothing {

        /** Checks the range. */
        public AddK {
            positive("addK", more, 1);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "add-k[%.2f]", more);
        }
    }

    /** A length without a match makes the whole score 0 (Papineni et al. 2002). */
    record None() implements Smoothing {

        @Override
        public String toString() {
            return "none";
        }
    }

    private static void positive(String word, double value, double usual) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new ConfigProblem(
                    "Smoothing adds a number of matches above 0.", word + "(" + value + ")", word + "(" + usual + ")");
        }
    }
}
