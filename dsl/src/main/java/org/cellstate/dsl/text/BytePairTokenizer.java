package org.cellstate.dsl.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.cellstate.dsl.text.TokenizerForm.Merge;
import org.jspecify.annotations.Nullable;

/**
 * Cuts texts into words as {@link WordCut} does, and words into pieces: each begins as its characters, and pairs of pieces become one in the
 * order in which their merges were learned. A piece that goes on within a word is written with {@link #INSIDE} in front; no piece
 * that begins one is written so, for number signs are tokens each of its own. Where it falls back to bytes, a character that is no piece is
 * written as {@link Bytes} say.
 */
final class BytePairTokenizer implements Tokenizer {

    /** Stands before a piece that goes on within a word. */
    static final String INSIDE = "##";

    private static final int REMEMBERED = 50_000;

    /** Characters that occur less often in the training texts are written as bytes where there are bytes: so a model learns those. */
    private static final long FEWEST = 2;

    private final Tokenization tokenization;
    private final Tokenization.BytePairs way;
    private final boolean bytes;
    private final Vocabulary vocabulary;
    private final List<Merge> merges;
    private final Map<Merge, Integer> ranks = new HashMap<>();
    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    BytePairTokenizer(Tokenization.BytePairs way, Vocabulary vocabulary, List<Merge> merges) {
        this(way, way, false, vocabulary, merges);
    }

    BytePairTokenizer(Tokenization.BytePairsOrBytes way, Vocabulary vocabulary, List<Merge> merges) {
        this(way, way.pairs(), true, vocabulary, merges);
    }

    private BytePairTokenizer(
            Tokenization tokenization,
            Tokenization.BytePairs way,
            boolean bytes,
            Vocabulary vocabulary,
            List<Merge> merges) {
        this.tokenization = tokenization;
        this.way = way;
        this.bytes = bytes;
        this.vocabulary = vocabulary;
        this.merges = List.copyOf(merges);
        merges.forEach(merge -> ranks.putIfAbsent(merge, ranks.size()));
    }

    static BytePairTokenizer fitted(Tokenization.BytePairs way, Map<String, Long> words) {
        List<Merge> merges = PairMerging.learn(words, way.merges());
        Map<String, Long> pieces = possible(words.keySet(), merges);
        new BytePairTokenizer(way, Vocabulary.of(Map.of(), 1), merges).count(words, pieces);
        return new BytePairTokenizer(way, Vocabulary.of(pieces, Integer.MAX_VALUE), merges);
    }

    static BytePairTokenizer fitted(Tokenization.BytePairsOrBytes way, Map<String, Long> words) {
        List<Merge> merges = PairMerging.learn(words, way.pairs().merges());
        Map<Integer, Long> characters = new LinkedHashMap<>();
        words.forEach((word, count) -> word.codePoints().forEach(each -> characters.merge(each, count, Long::sum)));
        Map<String, Long> pieces = possible(words.keySet(), merges);
        characters.forEach((character, count) -> {
            if (count < FEWEST) {
                pieces.remove(Character.toString(character));
                pieces.remove(INSIDE + Character.toString(character));
            }
        });
        Bytes.tokens().forEach(token -> pieces.put(token, 0L));
        new BytePairTokenizer(way, Vocabulary.of(pieces, Integer.MAX_VALUE), merges).count(words, pieces);
        return new BytePairTokenizer(way, Vocabulary.of(pieces, Integer.MAX_VALUE), merges);
    }

    /** Returns all that pieces can be, none counted yet: gaps, the characters of the words, and what merges make. */
    private static Map<String, Long> possible(Set<String> words, List<Merge> merges) {
        Map<String, Long> pieces = new LinkedHashMap<>();
        pieces.put("", 0L);
        pieces.put(" ", 0L);
        words.stream().flatMapToInt(String::codePoints).distinct().forEach(character -> {
            pieces.put(Character.toString(character), 0L);
            pieces.put(INSIDE + Character.toString(character), 0L);
        });
        merges.forEach(merge -> pieces.put(joined(merge), 0L));
        return pieces;
    }

    private void count(Map<String, Long> words, Map<String, Long> pieces) {
        words.forEach((word, count) -> pieces(word).forEach(piece -> pieces.merge(piece, count, Long::sum)));
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
        for (String word : words(way, text)) {
            pieces.addAll(known.size() < REMEMBERED ? known.computeIfAbsent(word, cut) : cut.apply(word));
        }
        return pieces;
    }

    private List<String> pieces(String word) {
        List<String> pieces = characters(word);
        for (Merge next = first(pieces); next != null; next = first(pieces)) {
            pieces = merged(pieces, next);
        }
        return bytes ? fallenBack(pieces) : List.copyOf(pieces);
    }

    /** Writes characters that are no piece as bytes. What was merged is known. */
    private List<String> fallenBack(List<String> pieces) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            String piece = pieces.get(i);
            if (vocabulary.knows(piece)) {
                all.add(piece);
            } else {
                all.addAll(Bytes.of(piece.codePointAt(i == 0 ? 0 : INSIDE.length()), i == 0));
            }
        }
        return List.copyOf(all);
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
        Bytes.Reading characters = new Bytes.Reading();
        for (int i = 0; i < tokens.size(); i++) {
            String piece = tokens.get(i);
            boolean inside = piece.startsWith(INSIDE) && piece.length() > INSIDE.length();
            boolean isByte = bytes && Bytes.isByte(piece);
            if (!isByte) {
                word.append(characters.end());
            }
            if (!inside && i > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (isByte) {
                word.append(characters.next(piece));
            } else if (!bytes || !piece.equals(Bytes.BEGIN)) {
                word.append(inside ? piece.substring(INSIDE.length()) : piece);
            }
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
