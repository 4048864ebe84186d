package org.cellstate.dsl.prepare;

import java.util.Arrays;
import org.cellstate.dsl.text.Vocabulary;

/**
 * Some pairs as numbers of tokens, for one call of a network. The arrays are handed over, not copied. After a row's end stand
 * {@link Vocabulary#END}s, which nobody reads.
 *
 * @param size the number of pairs
 * @param sourceSteps of the longest source
 * @param targetSteps of the longest target, its end counted
 * @param source {@code [batch, time]}, tokens of the source's vocabulary
 * @param sourceLengths tokens of each source, at least 1
 * @param read {@code [batch, time]}, what a decoder reads: the begin and then the target's tokens but its end
 * @param write {@code [batch, time]}, what it is to write: the target's tokens and then its end
 * @param targetLengths tokens of each target, its end counted, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier inside the library, never compared
public record PairBatch(
        int size,
        int sourceSteps,
        int targetSteps,
        int[] source,
        int[] sourceLengths,
        int[] read,
        int[] write,
        int[] targetLengths) {

    /**
     * Returns encoded pairs as a batch.
     *
     * @param sources {@code [batch][time]}, at least one token each
     * @param targets {@code [batch][time]}, without a begin and an end
     */
    public static PairBatch of(int[][] sources, int[][] targets) {
        int size = sources.length;
        int sourceSteps = longest(sources);
        int targetSteps = longest(targets) + 1;
        int[] source = filled(size * sourceSteps);
        int[] read = filled(size * targetSteps);
        int[] write = filled(size * targetSteps);
        int[] sourceLengths = new int[size];
        int[] targetLengths = new int[size];
        for (int row = 0; row < size; row++) {
            int length = targets[row].length;
            System.arraycopy(sources[row], 0, source, row * sourceSteps, sources[row].length);
            read[row * targetSteps] = Vocabulary.BEGIN;
            System.arraycopy(targets[row], 0, read, row * targetSteps + 1, length);
            System.arraycopy(targets[row], 0, write, row * targetSteps, length);
            sourceLengths[row] = sources[row].length;
            targetLengths[row] = length + 1;
        }
        return new PairBatch(size, sourceSteps, targetSteps, source, sourceLengths, read, write, targetLengths);
    }

    private static int longest(int[][] rows) {
        return Arrays.stream(rows).mapToInt(row -> row.length).max().orElse(0);
    }

    private static int[] filled(int length) {
        int[] ids = new int[length];
        Arrays.fill(ids, Vocabulary.END);
        return ids;
    }

    /** Returns the batch with other tokens for the decoder to read. */
    public PairBatch read(int[] tokens) {
        return new PairBatch(size, sourceSteps, targetSteps, source, sourceLengths, tokens, write, targetLengths);
    }

    /** Returns how many tokens are to be written, the ends counted. */
    public int written() {
        return Arrays.stream(targetLengths).sum();
    }
}
