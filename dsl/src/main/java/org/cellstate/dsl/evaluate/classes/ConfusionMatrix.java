package org.cellstate.dsl.evaluate.classes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How often each class was taken for each: counts {@code [true class, predicted class]}. */
public final class ConfusionMatrix {

    /** Rows of one class that were said to be of another. */
    public record Mistake(String truth, String predicted, long count) {}

    private final List<String> names;
    private final long[][] counts;

    ConfusionMatrix(List<String> names, long[][] counts) {
        this.names = names;
        this.counts = counts;
    }

    /** Returns the classes, in the order of both axes. */
    public List<String> names() {
        return names;
    }

    /** Returns how many rows of the class {@code truth} were said to be of the class {@code predicted}, by position. */
    public long count(int truth, int predicted) {
        return counts[truth][predicted];
    }

    /** Returns a copy of the counts, {@code [true class, predicted class]}. */
    public long[][] counts() {
        return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    }

    /** Returns how many rows are of a class. */
    public long truths(int truth) {
        return Arrays.stream(counts[truth]).sum();
    }

    /** Returns how many rows were said to be of a class. */
    public long predictions(int predicted) {
        return Arrays.stream(counts).mapToLong(row -> row[predicted]).sum();
    }

    /** Returns the share of the rows of a class that were said to be of another; NaN if no row is of that class. */
    public double share(int truth, int predicted) {
        long all = truths(truth);
        return all == 0 ? Double.NaN : (double) counts[truth][predicted] / all;
    }

    /** Returns the mistake that was made most often, of equals the first; empty if none was made. */
    public Optional<Mistake> worst() {
        return mistakes().stream().findFirst();
    }

    /** Returns all mistakes, the most frequent first. */
    public List<Mistake> mistakes() {
        return IntStream.range(0, names.size())
                .boxed()
                .flatMap(truth -> IntStream.range(0, names.size())
                        .filter(predicted -> predicted != truth && counts[truth][predicted] > 0)
                        .mapToObj(predicted ->
                                new Mistake(names.get(truth), names.get(predicted), counts[truth][predicted])))
                .sorted(Comparator.comparingLong(Mistake::count).reversed())
                .toList();
    }

    ClassScore score(int position) {
        return new ClassScore(names.get(position), truths(position), predictions(position), counts[position][position]);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConfusionMatrix that
                && names.equals(that.names)
                && Arrays.deepEquals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.deepHashCode(counts);
    }

    /** Returns the names and the counts, row by row. */
    @Override
    public String toString() {
        return names + " " + Arrays.deepToString(counts);
    }
}
