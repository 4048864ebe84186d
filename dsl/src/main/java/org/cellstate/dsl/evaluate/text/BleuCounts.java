package org.cellstate.dsl.evaluate.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What BLEU is made of, of a sentence or the sum over many.
 *
 * @param written tokens of the hypotheses
 * @param right tokens of the references, of each hypothesis the one closest in length, of two the shorter
 * @param matched n-grams that were right, by length; of each no more than a reference has
 * @param total n-grams that were written, by length
 */
@SuppressWarnings("ArrayRecordComponent") // handed on inside the package, never compared
record BleuCounts(long written, long right, long[] matched, long[] total) {

    static final int ORDER = 4;

    /** How the logarithm of 0 counts: as a number so small that only an empty product would survive it. */
    private static final double LOG_OF_ZERO = -9_999_999_999.0;

    static BleuCounts of(List<String> hypothesis, List<List<String>> references) {
        Map<List<String>, Integer> wanted = new HashMap<>();
        for (List<String> reference : references) {
            ngrams(reference).forEach((ngram, count) -> wanted.merge(ngram, count, Math::max));
        }
        long[] matched = new long[ORDER];
        long[] total = new long[ORDER];
        ngrams(hypothesis).forEach((ngram, count) -> {
            total[ngram.size() - 1] += count;
            matched[ngram.size() - 1] += Math.min(count, wanted.getOrDefault(ngram, 0));
        });
        return new BleuCounts(hypothesis.size(), closest(hypothesis.size(), references), matched, total);
    }

    private static Map<List<String>, Integer> ngrams(List<String> tokens) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int order = 1; order <= ORDER; order++) {
            for (int from = 0; from + order <= tokens.size(); from++) {
                counts.merge(tokens.subList(from, from + order), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static int closest(int length, List<List<String>> references) {
        int closest = references.get(0).size();
        for (List<String> reference : references) {
            int nearer = Math.abs(length - closest) - Math.abs(length - reference.size());
            boolean shorter = nearer == 0 && reference.size() < closest;
            closest = nearer > 0 || shorter ? reference.size() : closest;
        }
        return closest;
    }

    static BleuCounts sum(List<BleuCounts> all) {
        long written = 0;
        long right = 0;
        long[] matched = new long[ORDER];
        long[] total = new long[ORDER];
        for (BleuCounts each : all) {
            written += each.written;
            right += each.right;
            for (int n = 0; n < ORDER; n++) {
                matched[n] += each.matched[n];
                total[n] += each.total[n];
            }
        }
        return new BleuCounts(written, right, matched, total);
    }

    /** Returns what too short a translation is multiplied by: 1 from the length of the reference on. */
    double brevityPenalty() {
        if (written >= right) {
            return 1;
        }
        return written == 0 ? 0 : Math.exp(1 - (double) right / written);
    }

    /** Returns the precisions in percent, up to the last length of which there are n-grams. */
    List<Double> known(Smoothing smoothing) {
        List<Double> precisions = new ArrayList<>();
        if (Arrays.stream(matched).allMatch(count -> count == 0)) {
            return precisions;
        }
        double share = 1;
        for (int n = 0; n < ORDER; n++) {
            double more = n > 0 && smoothing instanceof Smoothing.AddK add ? add.more() : 0;
            double of = total[n] + more;
            if (of == 0) {
                break;
            }
            double hits = matched[n] + more;
            if (hits == 0 && smoothing instanceof Smoothing.Exponential) {
                share /= 2;
                hits = share;
            } else if (hits == 0 && smoothing instanceof Smoothing.Floor floor) {
                hits = floor.matches();
            }
            precisions.add(100 * hits / of);
        }
        return precisions;
    }

    /**
     * Returns the score, from 0 to 100.
     *
     * @param effective whether lengths of which there are no n-grams are left out
     */
    double score(Smoothing smoothing, boolean effective) {
        List<Double> known = known(smoothing);
        if (known.isEmpty()) {
            return 0;
        }
        int order = effective ? known.size() : ORDER;
        double logs = (ORDER - known.size()) * (effective ? 0 : LOG_OF_ZERO);
        for (double precision : known) {
            logs += precision == 0 ? LOG_OF_ZERO : Math.log(precision);
        }
        return Math.min(100, brevityPenalty() * Math.exp(logs / order));
    }
}
