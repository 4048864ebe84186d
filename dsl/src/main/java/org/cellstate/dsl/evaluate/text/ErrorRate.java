package org.cellstate.dsl.evaluate.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ShapeProblem;

/**
 * The share of tokens that are wrong: the fewest substitutions, insertions and deletions that make sequences into the right ones, divided by
 * the number of right tokens. Of words it is the word error rate, of phones the phone error rate. It may be above 1.
 *
 * <pre>{@code
 * errorRate(hypotheses, references)                  // of what stands between spaces: words, or phones
 * errorRate(hypotheses, references).characters()     // of characters
 * }</pre>
 */
public final class ErrorRate {

    private final List<List<String>> hypotheses;
    private final List<List<String>> references;
    private final List<Alignment> alignments;
    private final String unit;

    private ErrorRate(List<List<String>> hypotheses, List<List<String>> references, String unit) {
        this.hypotheses = hypotheses;
        this.references = references;
        this.unit = unit;
        this.alignments = IntStream.range(0, hypotheses.size())
                .mapToObj(i -> Alignment.of(hypotheses.get(i), references.get(i)))
                .toList();
    }

    /**
     * Returns the error rate of what stands between spaces.
     *
     * @throws ShapeProblem if there is no sequence, or there are not as many references as hypotheses
     */
    public static ErrorRate of(List<String> hypotheses, List<String> references) {
        Beside both = Beside.of(hypotheses, references);
        return new ErrorRate(
                both.hypotheses().stream().map(Spaces::split).toList(),
                references.stream().map(Spaces::split).toList(),
                "word");
    }

    /** Returns the error rate of sequences that are cut already, {@code [sequence][token]}; otherwise as {@link #of}. */
    public static ErrorRate ofTokens(List<List<String>> hypotheses, List<List<String>> references) {
        Beside.check(hypotheses.size(), List.of(references.size()));
        return new ErrorRate(
                hypotheses.stream().map(List::copyOf).toList(),
                references.stream().map(List::copyOf).toList(),
                "token");
    }

    /** Returns the error rate of characters, with one space between words. */
    public ErrorRate characters() {
        return new ErrorRate(single(hypotheses), single(references), "character");
    }

    private static List<List<String>> single(List<List<String>> sequences) {
        return sequences.stream()
                .map(tokens -> String.join(" ", tokens)
                        .codePoints()
                        .mapToObj(Character::toString)
                        .toList())
                .toList();
    }

    /** Returns the same numbers under the name of another token, such as {@code phone}. */
    public ErrorRate named(String token) {
        return new ErrorRate(hypotheses, references, token);
    }

    /** Returns what is counted: {@code word}, {@code character} or {@code token}. */
    public String unit() {
        return unit;
    }

    /** Returns errors divided by right tokens: 0 is perfect; NaN if the references have no token. */
    public double rate() {
        return tokens() == 0 ? Double.NaN : (double) errors() / tokens();
    }

    /** Returns the number of right tokens, of all references. */
    public int tokens() {
        return alignments.stream().mapToInt(Alignment::tokens).sum();
    }

    /** Returns the number of substitutions, insertions and deletions. */
    public int errors() {
        return alignments.stream().mapToInt(Alignment::errors).sum();
    }

    /** Returns the number of tokens for which others were written. */
    public int substitutions() {
        return count(Edit.Kind.SUBSTITUTION);
    }

    /** Returns the number of tokens that should not be there. */
    public int insertions() {
        return count(Edit.Kind.INSERTION);
    }

    /** Returns the number of tokens that are missing. */
    public int deletions() {
        return count(Edit.Kind.DELETION);
    }

    private int count(Edit.Kind kind) {
        return alignments.stream().mapToInt(each -> each.count(kind)).sum();
    }

    /** Returns the number of sequences. */
    public int size() {
        return alignments.size();
    }

    /** Returns the share of sequences with at least one error: of pronunciations, the word error rate. */
    public double sequenceRate() {
        return (double) alignments.stream().filter(each -> each.errors() > 0).count() / size();
    }

    /** Returns each hypothesis beside its reference. */
    public List<Alignment> alignments() {
        return alignments;
    }

    /** Returns the hypotheses that are most wrong, the worst first, of equals the earlier; none that is right. */
    public List<Alignment> worst(int most) {
        return alignments.stream()
                .filter(each -> each.errors() > 0)
                .sorted(Comparator.comparingInt(Alignment::errors).reversed())
                .limit(most)
                .toList();
    }

    /** Returns the mistakes of single tokens and how often each was made, the most frequent first, of equals the earlier. */
    public Map<Edit, Integer> mistakes() {
        Map<Edit, Integer> counts = new LinkedHashMap<>();
        alignments.stream()
                .flatMap(each -> each.edits().stream())
                .filter(edit -> edit.kind() != Edit.Kind.MATCH)
                .forEach(edit -> counts.merge(edit, 1, Integer::sum));
        List<Map.Entry<Edit, Integer>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Map.Entry.<Edit, Integer>comparingByValue().reversed());
        Map<Edit, Integer> ordered = new LinkedHashMap<>();
        sorted.forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }

    /** Returns for example {@code word error rate 18.2 %: 4 errors in 22, 2 substituted, 1 inserted, 1 missing}. */
    @Override
    public String toString() {
        String rate = tokens() == 0 ? "not defined" : Rounded.of(100 * rate(), 1) + " %";
        return unit + " error rate " + rate + ": " + errors() + " errors in " + tokens() + ", " + substitutions()
                + " substituted, " + insertions() + " inserted, " + deletions() + " missing";
    }
}
