package org.cellstate.dsl.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.cellstate.dsl.text.TokenizerForm.Merge;
import org.jspecify.annotations.Nullable;

/**
 * Cuts texts into words as {@link WordCut} does, and words into pieces: each begins as its characters, and pairs of pieces become one in the
 * order in which their merges were learned. A piece that goes on within a word is written with {@link #INSIDE} in front; no piece
 * that begins one is written so, for number signs are tokens each of its own.
 */
final class BytePairTokenizer implements Tokenizer {

    /** Stands before a piece that goes on within a word. */
    static final String INSIDE = "##";

    private static final int REMEMBERED = 50_000;

    private final Tokenization.BytePairs tokenization;
    private final Vocabulary vocabulary;
    private final List<Merge> merges;
    private final Map<Merge, Integer> ranks = new HashMap<>();
    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    BytePairTokenizer(Tokenization.BytePairs tokenization, Vocabulary vocabulary, List<Merge> merges) {
        this.tokenization = tokenization;
        this.vocabulary = vocabulary;
        this.merges = List.copyOf(merges);
        merges.forEach(merge -> ranks.putIfAbsent(merge, ranks.size()));
    }

    static BytePairTokenizer fitted(Tokenization.BytePairs way, Map<String, Long> words) {
        List<Merge> merges = PairMerging.learn(words, way.merges());
        BytePairTokenizer cut = new BytePairTokenizer(way, Vocabulary.of(Map.of(), 1), merges);
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("", 0L);
        counts.put(" ", 0L);
        words.keySet().stream().flatMapToInt(String::codePoints).distinct().forEach(character -> {
            counts.put(Character.toString(character), 0L);
            counts.put(INSIDE + Character.toString(character), 0L);
        });
        merges.forEach(merge -> counts.put(joined(merge), 0L));
        words.forEach((word, count) -> cut.pieces(word).forEach(piece -> counts.merge(piece, count, Long::sum)));
        return new BytePairTokenizer(way, Vocabulary.of(counts, Integer.MAX_VALUE), merges);
    }

    static List<String> words(Tokenization.BytePairs way, String text) {
        return WordCut.tokens(way.cased() ? text : text.toLowerCase(Locale.ROOT));
    }

    static String joined(Merge merge) {
        return merge.left() + merge.right().substring(INSIDE.length());
    }

    /** Returns a word as its characters, the first as it is and the others as going on within. */
    static List<String> characters(String word) {
        List<String> pieces = new ArrayList<>();
        word.codePoints().forEach(each -> pieces.add((pieces.isEmpty() ? "" : INSIDE) + Character.toString(each)));
        return pieces.isEmpty() ? List.of("") : pieces;
    }

    @Override
    public Tokenization tokenization() {
        return tokenization;
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public List<String> tokens(String text) {
        List<String> pieces = new ArrayList<>();
        Function<String, List<String>> cut = this::pieces;
        for (String word : words(tokenization, text)) {
            pieces.addAll(known.size() < REMEMBERED ? known.computeIfAbsent(word, cut) : cut.apply(word));
        }
        return pieces;
    }

    private List<String> pieces(String word) {
        List<String> pieces = characters(word);
        for (Merge next = first(pieces); next != null; next = first(pieces)) {
            pieces = merged(pieces, next);
        }
        return List.copyOf(pieces);
    }

    private @Nullable Merge first(List<String> pieces) {
        Merge first = null;
        int lowest = Integer.MAX_VALUE;
        for (int i = 1; i < pieces.size(); i++) {
            Merge pair = new Merge(pieces.get(i - 1), pieces.get(i));
            int rank = ranks.getOrDefault(pair, Integer.MAX_VALUE);
            if (rank < lowest) {
                lowest = rank;
                first = pair;
            }
        }
        return first;
    }

    static List<String> merged(List<String> pieces, Merge merge) {
        List<String> fewer = new ArrayList<>(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            boolean here = i + 1 < pieces.size()
                    && pieces.get(i).equals(merge.left())
                    && pieces.get(i + 1).equals(merge.right());
            fewer.add(here ? joined(merge) : pieces.get(i));
            i += here ? 1 : 0;
        }
        return fewer;
    }

    @Override
    public String text(List<String> tokens) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            String piece = tokens.get(i);
            boolean inside = piece.startsWith(INSIDE) && piece.length() > INSIDE.length();
            if (!inside && i > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
            word.append(inside ? piece.substring(INSIDE.length()) : piece);
        }
        if (!tokens.isEmpty()) {
            words.add(word.toString());
        }
        return WordCut.text(words);
    }

    @Override
    public TokenizerForm form() {
        return TokenizerForm.of(tokenization, vocabulary, merges);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BytePairTokenizer that
                && tokenization.equals(that.tokenization)
                && vocabulary.equals(that.vocabulary)
                && merges.equals(that.merges);
    }

    @Override
    public int hashCode() {
        return 31 * merges.hashCode() + vocabulary.hashCode();
    }

    /** Returns for example {@code bytePairs(2000): 2153 tokens}. */
    @Override
    public String toString() {
        return tokenization + ": " + vocabulary;
    }
}
