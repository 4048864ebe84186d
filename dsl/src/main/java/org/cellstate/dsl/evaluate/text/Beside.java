package org.cellstate.dsl.evaluate.text;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.data.ShapeProblem;

/**
 * Sentences that were written, and those that are right.
 *
 * @param hypotheses what was written
 * @param references {@code [set][sentence]}: one or more right sentences for each
 */
record Beside(List<String> hypotheses, List<List<String>> references) {

    Beside {
        hypotheses = List.copyOf(hypotheses);
        references = references.stream().map(List::copyOf).toList();
        check(hypotheses.size(), references.stream().map(List::size).toList());
    }

    static Beside of(List<String> hypotheses, List<String> references) {
        return new Beside(hypotheses, List.of(references));
    }

    static Beside ofSentence(String hypothesis, List<String> references) {
        return new Beside(List.of(hypothesis), references.stream().map(List::of).toList());
    }

    Beside also(List<String> more) {
        List<List<String>> sets = new ArrayList<>(references);
        sets.add(more);
        return new Beside(hypotheses, sets);
    }

    /** Checks that there are hypotheses, and as many references in each set. */
    static void check(int hypotheses, List<Integer> references) {
        if (hypotheses == 0) {
            throw new ShapeProblem(
                    "A score is made of at least one sentence.",
                    "no hypotheses",
                    "bleu(List.of(\"the cat sat\"), List.of(\"the cat sat down\"))");
        }
        if (references.isEmpty()) {
            throw new ShapeProblem(
                    "Each hypothesis is compared with at least one reference.",
                    hypotheses + " hypotheses, no references",
                    "bleu(hypotheses, references)");
        }
        for (int set : references) {
            if (set != hypotheses) {
                throw new ShapeProblem(
                        "Each hypothesis has its reference in the same place.",
                        hypotheses + " hypotheses, " + set + " references",
                        "lists of the same length");
            }
        }
    }

    int size() {
        return hypotheses.size();
    }

    /** Returns the right sentences of one hypothesis. */
    List<String> references(int sentence) {
        List<String> right = new ArrayList<>();
        references.forEach(set -> right.add(set.get(sentence)));
        return right;
    }
}
