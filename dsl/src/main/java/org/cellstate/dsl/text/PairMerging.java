package org.cellstate.dsl.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.cellstate.dsl.text.TokenizerForm.Merge;

/**
 * Learns which pairs of pieces become one (Sennrich, Haddow and Birch, 2016): again and again the pair that is most frequent in the words;
 * of equals the first in the order of their characters. Only the words that have the pair are looked at, and what it changes of the
 * counts of other pairs is added to them.
 */
final class PairMerging {

    /** A pair that occurs once is a chance. */
    private static final long FEWEST = 2;

    private record Candidate(Merge pair, long count) {}

    private static final Comparator<Candidate> ORDER = Comparator.comparingLong(Candidate::count)
            .reversed()
            .thenComparing(each -> each.pair().left())
            .thenComparing(each -> each.pair().right());

    private final List<List<String>> words = new ArrayList<>();
    private final List<Long> counts = new ArrayList<>();
    private final Map<Merge, Long> pairs = new HashMap<>();
    private final Map<Merge, Set<Integer>> places = new HashMap<>();
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>(ORDER);

    private PairMerging(Map<String, Long> counted) {
        counted.forEach((word, count) -> {
            words.add(BytePairTokenizer.characters(word));
            counts.add(count);
            add(words.size() - 1, 1, new HashSet<>());
        });
        pairs.forEach((pair, count) -> queue.add(new Candidate(pair, count)));
    }

    /**
     * Returns the merges, in their order.
     *
     * @param words how often each occurs
     * @param most how many merges at most; fewer if no pair is left that occurs twice
     */
    static List<Merge> learn(Map<String, Long> words, int most) {
        PairMerging merging = new PairMerging(words);
        List<Merge> merges = new ArrayList<>();
        while (merges.size() < most && !merging.queue.isEmpty()) {
            Candidate next = merging.queue.remove();
            if (next.count() < FEWEST) {
                break;
            }
            if (merging.pairs.getOrDefault(next.pair(), 0L) == next.count()) {
                merges.add(next.pair());
                merging.merge(next.pair());
            }
        }
        return merges;
    }

    private void merge(Merge pair) {
        Set<Merge> changed = new HashSet<>();
        for (int word : List.copyOf(places.getOrDefault(pair, Set.of()))) {
            add(word, -1, changed);
            words.set(word, BytePairTokenizer.merged(words.get(word), pair));
            add(word, 1, changed);
        }
        places.remove(pair);
        pairs.remove(pair);
        changed.stream()
                .filter(pairs::containsKey)
                .forEach(each -> queue.add(new Candidate(each, pairs.getOrDefault(each, 0L))));
    }

    /** Adds the pairs of a word to the counts, or takes them off. Places stay where a pair once was: a word without it changes nothing. */
    private void add(int word, int sign, Set<Merge> changed) {
        List<String> pieces = words.get(word);
        for (int i = 1; i < pieces.size(); i++) {
            Merge pair = new Merge(pieces.get(i - 1), pieces.get(i));
            pairs.merge(pair, sign * counts.get(word), Long::sum);
            changed.add(pair);
            if (sign > 0) {
                places.computeIfAbsent(pair, key -> new HashSet<>()).add(word);
            }
        }
    }
}
