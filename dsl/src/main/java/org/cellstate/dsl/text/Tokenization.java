package org.cellstate.dsl.text;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cellstate.dsl.data.ConfigProblem;

/** A way to cut texts into tokens, before anything was learned of them. */
public sealed interface Tokenization {

    /** How many words are kept unless something else is said: about what a vocabulary for one small network bears. */
    int MOST_WORDS = 20_000;

    /** Learns from training texts what the way must know: the vocabulary, and what else it needs. */
    Tokenizer fit(Collection<String> texts);

    /** Makes what {@link #fit} made of what it kept. */
    Tokenizer fitted(TokenizerForm form);

    /** Returns a cut into characters as people count them (Unicode's grapheme clusters). */
    static Tokenization characters() {
        return new Characters();
    }

    /** Returns a cut into words, numbers and punctuation, of which the 20,000 most frequent are known. */
    static Words words() {
        return words(MOST_WORDS);
    }

    /**
     * Returns a cut into words, numbers and punctuation.
     *
     * <p>A word is the same token wherever it stands: the single space between words and the missing one before a full stop are
     * implied, and only where a text has something else between two tokens that gap is a token too, the empty token where there is nothing
     * and a space is usual. Every text comes back exactly.
     *
     * @param most how many tokens are known at most, at least 1: the most frequent ones of the training texts
     */
    static Words words(int most) {
        return new Words(most, true);
    }

    /**
     * Returns a cut into pieces of words by byte-pair encoding (Sennrich, Haddow and Birch, 2016), here of characters: frequent words are one
     * piece, rare ones several, so that no word is unknown whose characters are known. Words are cut apart as {@link #words()} does, and
     * every text comes back exactly. A character that no training text has is unknown, unless {@link BytePairs#bytes} is asked for.
     *
     * @param merges how many pairs of pieces become one, at least 1; the vocabulary has about as many tokens, and the characters. For a small
     *     network 500 to 4000
     */
    static BytePairs bytePairs(int merges) {
        return new BytePairs(merges, true);
    }

    private static Map<String, Long> counted(Collection<String> texts, Function<String, List<String>> cut) {
        Map<String, Long> counts = new LinkedHashMap<>();
        texts.forEach(text -> cut.apply(text).forEach(token -> counts.merge(token, 1L, Long::sum)));
        return counts;
    }

    /** Characters as people count them. */
    record Characters() implements Tokenization {

        @Override
        public Tokenizer fit(Collection<String> texts) {
            return new CharacterTokenizer(
                    Vocabulary.of(counted(texts, CharacterTokenizer::clusters), Integer.MAX_VALUE));
        }

        @Override
        public Tokenizer fitted(TokenizerForm form) {
            return new CharacterTokenizer(form.vocabulary());
        }

        @Override
        public String toString() {
            return "characters()";
        }
    }

    /**
     * Words, numbers and punctuation.
     *
     * @param most how many tokens are known at most
     * @param cased whether capitals tell words apart; if not, texts come back in small letters
     */
    record Words(int most, boolean cased) implements Tokenization {

        public Words {
            if (most < 1) {
                throw new ConfigProblem("A vocabulary keeps at least 1 token.", "words(" + most + ")", ".words(20000)");
            }
        }

        /** Returns the same cut of texts in small letters: {@code The} and {@code the} are one token, and texts come back in small letters. */
        public Words ignoringCase() {
            return new Words(most, false);
        }

        @Override
        public Tokenizer fit(Collection<String> texts) {
            return new WordTokenizer(this, Vocabulary.of(counted(texts, text -> WordTokenizer.cut(this, text)), most));
        }

        @Override
        public Tokenizer fitted(TokenizerForm form) {
            return new WordTokenizer(this, form.vocabulary());
        }

        @Override
        public String toString() {
            return (most == MOST_WORDS ? "words()" : "words(" + most + ")") + (cased ? "" : ".ignoringCase()");
        }
    }

    /**
     * Pieces of words.
     *
     * @param merges how many pairs of pieces become one at most
     * @param cased whether capitals tell words apart; if not, texts come back in small letters
     */
    record BytePairs(int merges, boolean cased) implements Tokenization {

        public BytePairs {
            if (merges < 1) {
                throw new ConfigProblem(
                        "Byte-pair encoding merges at least 1 pair.", "bytePairs(" + merges + ")", ".bytePairs(2000)");
            }
        }

        /**
         * Returns the same cut in which no character is unknown: one that the training texts do not have twice is written as the bytes of its
         * UTF-8, each a token of its own, so that every text comes back exactly from its numbers too (byte fallback, as in SentencePiece, Kudo
         * and Richardson 2018). That costs 257 tokens more, most of which training never sees. Off unless it is asked for, as there: for
         * texts of one language, whose characters are all known, it buys nothing.
         */
        public BytePairsOrBytes bytes() {
            return new BytePairsOrBytes(this);
        }

        /** Returns the same cut of texts in small letters: texts come back in small letters. */
        public BytePairs ignoringCase() {
            return new BytePairs(merges, false);
        }

        @Override
        public Tokenizer fit(Collection<String> texts) {
            return BytePairTokenizer.fitted(this, counted(texts, text -> BytePairTokenizer.words(this, text)));
        }

        @Override
        public Tokenizer fitted(TokenizerForm form) {
            return new BytePairTokenizer(this, form.vocabulary(), form.merges());
        }

        @Override
        public String toString() {
            return "bytePairs(" + merges + ")" + (cased ? "" : ".ignoringCase()");
        }
    }

    /**
     * Pieces of words, and the bytes of characters that are no piece.
     *
     * @param pairs how words are cut
     */
    record BytePairsOrBytes(BytePairs pairs) implements Tokenization {

        /** Returns the same cut of texts in small letters: texts come back in small letters. */
        public BytePairsOrBytes ignoringCase() {
            return new BytePairsOrBytes(pairs.ignoringCase());
        }

        @Override
        public Tokenizer fit(Collection<String> texts) {
            return BytePairTokenizer.fitted(this, counted(texts, text -> BytePairTokenizer.words(pairs, text)));
        }

        @Override
        public Tokenizer fitted(TokenizerForm form) {
            return new BytePairTokenizer(this, form.vocabulary(), form.merges());
        }

        @Override
        public String toString() {
            return pairs + ".bytes()";
        }
    }
}
