package org.cellstate.dsl.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;

/**
 * Which rows train, which compare one epoch with another, and which nobody looks at before the model is done. Rows that are the same lie in
 * the same part: a model must not be asked what it has seen.
 *
 * @param training numbers of rows, rising
 * @param validation numbers of rows, rising
 * @param test numbers of rows, rising
 */
@SuppressWarnings("ArrayRecordComponent") // handed on inside the library, never compared
public record Parts(int[] training, int[] validation, int[] test) {

    /** The default share of the rows that trains; one half of the others validates, the other tests. */
    public static final double TRAINING_SHARE = 0.8;

    /** Which rows test must not depend on a model's seed, or models could not be compared. */
    private static final long SEED = 20_26;

    /**
     * Deals rows out at random, the same way every time.
     *
     * @param rows what they are; equal ones go to one part together
     * @param training the share that trains, above 0 and below 1
     * @throws ConfigProblem if the share is no such
     * @throws ShapeProblem if there are fewer than three different rows
     */
    public static Parts atRandom(List<String> rows, double training) {
        if (!(training > 0 && training < 1)) {
            throw new ConfigProblem(
                    "The share that trains is above 0 and below 1; one half of the others validates, the other tests.",
                    "split(" + training + ")",
                    ".split(" + TRAINING_SHARE + ")");
        }
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            groups.computeIfAbsent(rows.get(row), key -> new ArrayList<>()).add(row);
        }
        if (groups.size() < 3) {
            throw new ShapeProblem(
                    "It takes at least three different rows: to train, to validate and to test.",
                    rows.size() + " rows, " + groups.size() + " different ones",
                    "more rows");
        }
        List<List<Integer>> dealt = shuffled(new ArrayList<>(groups.values()));
        int others = Math.max(2, (int) Math.round((1 - training) * dealt.size()));
        others = Math.min(others, dealt.size() - 1);
        int validation = others / 2;
        int first = dealt.size() - others;
        return new Parts(
                rows(dealt.subList(0, first)),
                rows(dealt.subList(first, first + validation)),
                rows(dealt.subList(first + validation, dealt.size())));
    }

    private static List<List<Integer>> shuffled(List<List<Integer>> groups) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = groups.size() - 1; i > 0; i--) {
            groups.set(i, groups.set(random.nextInt(i + 1), groups.get(i)));
        }
        return groups;
    }

    private static int[] rows(List<List<Integer>> groups) {
        int[] rows = groups.stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .toArray();
        Arrays.sort(rows);
        return rows;
    }

    /** Returns for example {@code 800 rows train, 100 validate, 100 test}. */
    @Override
    public String toString() {
        return training.length + " rows train, " + validation.length + " validate, " + test.length + " test";
    }
}
