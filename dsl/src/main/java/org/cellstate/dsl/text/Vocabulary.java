package org.cellstate.dsl.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.data.ConfigProblem;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that a model knows, numbered from 0. The first three are the same in every vocabulary: what is not known, the begin of a
 * text and its end. The others follow by how often they occurred in the training texts, the most frequent first, of equals in the order of
 * their characters.
 */
public final class Vocabulary {

    /** The number that stands for all tokens that are not known. */
    public static final int UNKNOWN = 0;

    /** The number of the begin of a text. */
    public static final int BEGIN = 1;

    /** The number of the end of a text. */
    public static final int END = 2;

    /** How the first three are written: no text has them, for they lie in Unicode's private use area. */
    static final List<String> MARKS = List.of("\uE000", "\uE001", "\uE002");

    private static final List<String> WORDS = List.of("<unknown>", "<begin>", "<end>");

    private final List<String> tokens;
    private final long[] counts;
    private final Map<String, Integer> numbers = new HashMap<>();

    private Vocabulary(List<String> tokens, long[] counts) {
        this.tokens = List.copyOf(tokens);
        this.counts = counts;
        for (int id = MARKS.size(); id < tokens.size(); id++) {
            numbers.put(tokens.get(id), id);
        }
    }

    /**
     * Returns the vocabulary of counted tokens.
     *
     * @param counts how often each token occurred, 1 or more
     * @param most the most tokens that are kept, at least 1; the rarest are left out, and their counts are those of the unknown
     */
    public static Vocabulary of(Map<String, Long> counts, int most) {
        if (most < 1) {
            throw new ConfigProblem("A vocabulary keeps at least 1 token.", "at most " + most, "20000");
        }
        List<String> tokens = new ArrayList<>(MARKS);
        counts.entrySet().stream()
                .filter(entry -> !MARKS.contains(entry.getKey()))
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(most)
                .forEach(entry -> tokens.add(entry.getKey()));
        long[] kept = new long[tokens.size()];
        for (int id = MARKS.size(); id < kept.length; id++) {
            kept[id] = counts.getOrDefault(tokens.get(id), 0L);
            kept[UNKNOWN] -= kept[id];
        }
        kept[UNKNOWN] += counts.values().stream().mapToLong(Long::longValue).sum();
        return new Vocabulary(tokens, kept);
    }

    /** Returns the vocabulary of tokens that were numbered and counted before, in their order. */
    static Vocabulary restored(Map<String, Long> counted, long unknown) {
        List<String> tokens = new ArrayList<>(MARKS);
        tokens.addAll(counted.keySet());
        long[] counts = new long[tokens.size()];
        counts[UNKNOWN] = unknown;
        int id = MARKS.size();
        for (long count : counted.values()) {
            counts[id++] = count;
        }
        return new Vocabulary(tokens, counts);
    }

    /** Returns the number of tokens, the unknown, the begin and the end among them. */
    public int size() {
        return tokens.size();
    }

    /** Returns the token of a number, from 0 to below {@link #size}. */
    public String token(int id) {
        return tokens.get(id);
    }

    /** Returns a token as people may read it: {@code <unknown>}, {@code <begin>} and {@code <end>} for those three. */
    public String word(int id) {
        return id < MARKS.size() ? WORDS.get(id) : tokens.get(id);
    }

    /** Returns all tokens in the order of their numbers. */
    public List<String> tokens() {
        return tokens;
    }

    /** Returns the number of a token, or {@link #UNKNOWN}. */
    public int id(String token) {
        return numbers.getOrDefault(token, UNKNOWN);
    }

    /** Returns whether a token is known. */
    public boolean knows(String token) {
        return numbers.containsKey(token);
    }

    /** Returns how often a token occurred in the training texts; for the unknown, how often those that were left out did. */
    public long count(int id) {
        return counts[id];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Vocabulary that && tokens.equals(that.tokens);
    }

    @Override
    public int hashCode() {
        return tokens.hashCode();
    }

    /** Returns for example {@code 83 tokens}. */
    @Override
    public String toString() {
        return tokens.size() + " tokens";
    }
}
