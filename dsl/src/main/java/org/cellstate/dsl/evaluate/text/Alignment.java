package org.cellstate.dsl.evaluate.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A hypothesis beside its reference, token by token, with as few substitutions, insertions and deletions as can be (Levenshtein 1966). Where
 * several ways are equally short, the one is taken that jiwer takes.
 *
 * @param edits from the first token to the last
 */
public record Alignment(List<Edit> edits) {

    /** Copies the steps. */
    public Alignment {
        edits = List.copyOf(edits);
    }

    /** Aligns tokens. */
    public static Alignment of(List<String> hypothesis, List<String> reference) {
        int front = 0;
        int shorter = Math.min(hypothesis.size(), reference.size());
        while (front < shorter && hypothesis.get(front).equals(reference.get(front))) {
            front++;
        }
        int back = 0;
        while (back < shorter - front && fromEnd(hypothesis, back).equals(fromEnd(reference, back))) {
            back++;
        }
        List<Edit> edits = new ArrayList<>();
        reference.subList(0, front).forEach(token -> edits.add(new Edit(Edit.Kind.MATCH, token, token)));
        edits.addAll(middle(
                hypothesis.subList(front, hypothesis.size() - back),
                reference.subList(front, reference.size() - back)));
        reference
                .subList(reference.size() - back, reference.size())
                .forEach(token -> edits.add(new Edit(Edit.Kind.MATCH, token, token)));
        return new Alignment(edits);
    }

    private static String fromEnd(List<String> tokens, int back) {
        return tokens.get(tokens.size() - 1 - back);
    }

    private static List<Edit> middle(List<String> written, List<String> right) {
        int[][] distance = distances(written, right);
        List<Edit> edits = new ArrayList<>();
        int i = right.size();
        int j = written.size();
        while (i > 0 || j > 0) {
            int here = distance[i][j];
            if (j == 0 || (i > 0 && here == distance[i - 1][j] + 1)) {
                i--;
                edits.add(new Edit(Edit.Kind.DELETION, right.get(i), ""));
            } else if (i == 0 || (here == distance[i][j - 1] + 1 && distance[i][j - 1] < distance[i - 1][j - 1])) {
                j--;
                edits.add(new Edit(Edit.Kind.INSERTION, "", written.get(j)));
            } else {
                i--;
                j--;
                boolean same = right.get(i).equals(written.get(j));
                Edit.Kind kind = same ? Edit.Kind.MATCH : Edit.Kind.SUBSTITUTION;
                edits.add(new Edit(kind, right.get(i), written.get(j)));
            }
        }
        Collections.reverse(edits);
        return edits;
    }

    private static int[][] distances(List<String> written, List<String> right) {
        int[][] distance = new int[right.size() + 1][written.size() + 1];
        for (int i = 0; i <= right.size(); i++) {
            for (int j = 0; j <= written.size(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                } else {
                    int other = right.get(i - 1).equals(written.get(j - 1)) ? 0 : 1;
                    distance[i][j] = Math.min(
                            distance[i - 1][j - 1] + other, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
                }
            }
        }
        return distance;
    }

    /** Returns how many steps are of a kind. */
    public int count(Edit.Kind kind) {
        return (int) edits.stream().filter(edit -> edit.kind() == kind).count();
    }

    /** Returns the number of substitutions, insertions and deletions. */
    public int errors() {
        return edits.size() - count(Edit.Kind.MATCH);
    }

    /** Returns the number of tokens of the reference. */
    public int tokens() {
        return edits.size() - count(Edit.Kind.INSERTION);
    }

    /** Returns three lines: the right tokens, those that were written, and below each mistake S, I or D. */
    @Override
    public String toString() {
        StringBuilder right = new StringBuilder("right  ");
        StringBuilder written = new StringBuilder("written");
        StringBuilder marks = new StringBuilder("       ");
        for (Edit edit : edits) {
            int width = Math.max(1, Math.max(width(edit.right()), width(edit.written())));
            right.append(' ').append(padded(edit.right().isEmpty() ? "·" : edit.right(), width));
            written.append(' ').append(padded(edit.written().isEmpty() ? "·" : edit.written(), width));
            marks.append(' ').append(padded(edit.kind().letter(), width));
        }
        String lines =
                right.toString().stripTrailing() + "\n" + written.toString().stripTrailing();
        return errors() == 0 ? lines : lines + "\n" + marks.toString().stripTrailing();
    }

    private static String padded(String token, int width) {
        return token + " ".repeat(width - width(token));
    }

    private static int width(String token) {
        return token.codePointCount(0, token.length());
    }
}
