package org.cellstate.dsl.evaluate.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;

/**
 * How many runs of characters translations share with right ones (Popović 2015): an F-score, from 0 to 100, in which recall weighs twice as
 * much as precision, of runs of 1 to 6 characters. It sees that an ending alone is wrong, and fits short sentences, where BLEU is often 0.
 * Scores are sacrebleu's.
 *
 * <pre>{@code
 * chrf(hypotheses, references)             // chrF2
 * chrf(hypotheses, references).words()     // chrF2++, with words and pairs of words
 * }</pre>
 */
public final class Chrf {

    private final Beside sentences;
    private final ChrfCounting counting;
    private final List<long[]> each;
    private final long[] counts;

    private Chrf(Beside sentences, ChrfCounting counting) {
        this.sentences = sentences;
        this.counting = counting;
        this.each = IntStream.range(0, sentences.size())
                .mapToObj(i -> counting.count(sentences.hypotheses().get(i), sentences.references(i)))
                .toList();
        this.counts = new long[counting.numbers()];
        each.forEach(one -> IntStream.range(0, counts.length).forEach(i -> counts[i] += one[i]));
    }

    /**
     * Returns the score of a corpus.
     *
     * @param hypotheses translations
     * @param references right translations, as many
     * @throws ShapeProblem if there is no sentence, or the lists are not of the same length
     */
    public static Chrf of(List<String> hypotheses, List<String> references) {
        return of(Beside.of(hypotheses, references));
    }

    /** Returns the score of one sentence beside one or more right ones, of which the best counts. */
    public static Chrf ofSentence(String hypothesis, List<String> references) {
        return of(Beside.ofSentence(hypothesis, references));
    }

    private static Chrf of(Beside sentences) {
        return new Chrf(sentences, new ChrfCounting(6, 0, 2, false, false));
    }

    /** Adds another right translation of each sentence; the best counts. */
    public Chrf also(List<String> more) {
        return new Chrf(sentences.also(more), counting);
    }

    /** Adds words and pairs of words (chrF++, Popović 2017). */
    public Chrf words() {
        return with(
                new ChrfCounting(counting.characters(), 2, counting.beta(), counting.lowercase(), counting.spaces()));
    }

    /** Sets the longest run of characters, at least 1; default 6. */
    public Chrf order(int characters) {
        if (characters < 1) {
            throw new ConfigProblem(
                    "chrF counts runs of at least 1 character.", "order(" + characters + ")", ".order(6)");
        }
        return with(new ChrfCounting(
                characters, counting.words(), counting.beta(), counting.lowercase(), counting.spaces()));
    }

    /** Sets how many times as much as precision recall weighs, at least 1; default 2. */
    public Chrf beta(int times) {
        if (times < 1) {
            throw new ConfigProblem("Recall weighs at least as much as precision.", "beta(" + times + ")", ".beta(2)");
        }
        return with(new ChrfCounting(
                counting.characters(), counting.words(), times, counting.lowercase(), counting.spaces()));
    }

    /** Compares without regard to case. */
    public Chrf lowercase() {
        return with(
                new ChrfCounting(counting.characters(), counting.words(), counting.beta(), true, counting.spaces()));
    }

    /** Counts spaces as characters. */
    public Chrf spaces() {
        return with(
                new ChrfCounting(counting.characters(), counting.words(), counting.beta(), counting.lowercase(), true));
    }

    private Chrf with(ChrfCounting how) {
        return new Chrf(sentences, how);
    }

    /** Returns the score, from 0 to 100. */
    public double score() {
        return counting.score(counts);
    }

    /** Returns the score of each sentence alone, from 0 to 100. */
    public double[] sentences() {
        return each.stream().mapToDouble(counting::score).toArray();
    }

    /** Returns the number of sentences. */
    public int size() {
        return sentences.size();
    }

    /** Returns the name of the score, such as {@code chrF2} or {@code chrF2++}. */
    public String name() {
        return "chrF" + counting.beta() + "+".repeat(counting.words());
    }

    /** Returns how the score was made, in sacrebleu's words; scores with the same line can be compared. */
    public String signature() {
        return "nrefs:" + sentences.references().size() + "|case:" + (counting.lowercase() ? "lc" : "mixed")
                + "|eff:yes|nc:" + counting.characters() + "|nw:" + counting.words() + "|space:"
                + (counting.spaces() ? "yes" : "no");
    }

    /** Returns the score as sacrebleu prints it: {@code chrF2 = 84.57}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s = %s", name(), Rounded.of(score(), 2));
    }
}
