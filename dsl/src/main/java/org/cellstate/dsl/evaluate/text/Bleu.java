package org.cellstate.dsl.evaluate.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ShapeProblem;

/**
 * How much of translations is found in right ones (Papineni et al. 2002): the geometric mean of the shares of their words, pairs, triples and
 * fours that a reference has, times a penalty for being too short. From 0 to 100. Cutting, smoothing and rounding are sacrebleu's (Post 2018),
 * so that the numbers can be compared with published ones.
 *
 * <pre>{@code
 * bleu(hypotheses, references)                   // of a corpus
 * bleu(hypotheses, references).also(others)      // two right translations of each
 * bleu("the cat sat", "the cat sat down")        // of a sentence
 * }</pre>
 */
public final class Bleu {

    private static final Smoothing EXPONENTIAL = new Smoothing.Exponential();

    private final Beside sentences;
    private final BleuCut cut;
    private final Smoothing smoothing;
    private final boolean lowercase;
    private final boolean effective;
    private final List<BleuCounts> each;
    private final BleuCounts counts;

    private Bleu(Beside sentences, BleuCut cut, Smoothing smoothing, boolean lowercase, boolean effective) {
        this.sentences = sentences;
        this.cut = cut;
        this.smoothing = smoothing;
        this.lowercase = lowercase;
        this.effective = effective;
        this.each = IntStream.range(0, sentences.size()).mapToObj(this::count).toList();
        this.counts = BleuCounts.sum(each);
    }

    private BleuCounts count(int sentence) {
        return BleuCounts.of(
                tokens(sentences.hypotheses().get(sentence)),
                sentences.references(sentence).stream().map(this::tokens).toList());
    }

    private List<String> tokens(String sentence) {
        String stripped = sentence.stripTrailing();
        return cut.tokens(lowercase ? stripped.toLowerCase(Locale.ROOT) : stripped);
    }

    /**
     * Returns the score of a corpus: counts are added up over all sentences before they are divided.
     *
     * @param hypotheses translations
     * @param references right translations, as many
     * @throws ShapeProblem if there is no sentence, or the lists are not of the same length
     */
    public static Bleu of(List<String> hypotheses, List<String> references) {
        return of(Beside.of(hypotheses, references));
    }

    /** Returns the score of one sentence beside one or more right ones; lengths that it is too short for are left out. */
    public static Bleu ofSentence(String hypothesis, List<String> references) {
        return of(Beside.ofSentence(hypothesis, references)).effectiveOrder();
    }

    private static Bleu of(Beside sentences) {
        return new Bleu(sentences, BleuCut.STANDARD, EXPONENTIAL, false, false);
    }

    /** Adds another right translation of each sentence. */
    public Bleu also(List<String> more) {
        return new Bleu(sentences.also(more), cut, smoothing, lowercase, effective);
    }

    /** Compares characters, without spaces, and not words. */
    public Bleu characters() {
        return new Bleu(sentences, BleuCut.CHARACTERS, smoothing, lowercase, effective);
    }

    /** Takes sentences as cut already: words are what stands between spaces. */
    public Bleu tokenized() {
        return new Bleu(sentences, BleuCut.NONE, smoothing, lowercase, effective);
    }

    /** Compares without regard to case. */
    public Bleu lowercase() {
        return new Bleu(sentences, cut, smoothing, true, effective);
    }

    /** Leaves lengths out that no hypothesis is long enough for; the default for a sentence. */
    public Bleu effectiveOrder() {
        return new Bleu(sentences, cut, smoothing, lowercase, true);
    }

    /** Has a length of which nothing was right count as this many matches, such as 0.1. */
    public Bleu floor(double matches) {
        return smoothing(new Smoothing.Floor(matches));
    }

    /** Adds this many matches, such as 1, to every length but the first. */
    public Bleu addK(double more) {
        return smoothing(new Smoothing.AddK(more));
    }

    /** Has the score be 0 if nothing was right of a length, as in the paper. */
    public Bleu unsmoothed() {
        return smoothing(new Smoothing.None());
    }

    private Bleu smoothing(Smoothing how) {
        return new Bleu(sentences, cut, how, lowercase, effective);
    }

    /** Returns the score, from 0 to 100. */
    public double score() {
        return counts.score(smoothing, effective);
    }

    /** Returns the score of each sentence alone, from 0 to 100; lengths that it is too short for are left out. */
    public double[] sentences() {
        return each.stream().mapToDouble(one -> one.score(smoothing, true)).toArray();
    }

    /** Returns the shares of words, pairs, triples and fours that were right, smoothed, in percent. */
    public double[] precisions() {
        List<Double> known = counts.known(smoothing);
        return IntStream.range(0, BleuCounts.ORDER)
                .mapToDouble(n -> n < known.size() ? known.get(n) : 0)
                .toArray();
    }

    /** Returns the numbers of words, pairs, triples and fours that were right. */
    public long[] matched() {
        return counts.matched().clone();
    }

    /** Returns the numbers of words, pairs, triples and fours that were written. */
    public long[] total() {
        return counts.total().clone();
    }

    /** Returns the penalty for being too short: from 0 to 1, where 1 is none. */
    public double brevityPenalty() {
        return counts.brevityPenalty();
    }

    /** Returns the number of tokens that were written. */
    public long hypothesisLength() {
        return counts.written();
    }

    /** Returns the number of tokens of the references, of each hypothesis the one closest in length. */
    public long referenceLength() {
        return counts.right();
    }

    /** Returns the number of sentences. */
    public int size() {
        return sentences.size();
    }

    /** Returns how the score was made, in sacrebleu's words; scores with the same line can be compared. */
    public String signature() {
        return "nrefs:" + sentences.references().size() + "|case:" + (lowercase ? "lc" : "mixed") + "|eff:"
                + (effective ? "yes" : "no") + "|tok:" + cut + "|smooth:" + smoothing;
    }

    /** Returns the score as sacrebleu prints it: {@code BLEU = 75.06 100.0/100.0/…}. */
    @Override
    public String toString() {
        double ratio = counts.right() == 0 ? 0 : (double) counts.written() / counts.right();
        return String.format(
                Locale.ROOT,
                "BLEU = %s %s (BP = %s ratio = %s hyp_len = %d ref_len = %d)",
                Rounded.of(score(), 2),
                Arrays.stream(precisions())
                        .mapToObj(each -> Rounded.of(each, 1))
                        .collect(Collectors.joining("/")),
                Rounded.of(brevityPenalty(), 3),
                Rounded.of(ratio, 3),
                counts.written(),
                counts.right());
    }
}
