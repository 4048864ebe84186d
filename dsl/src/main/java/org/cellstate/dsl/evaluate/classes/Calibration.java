package org.cellstate.dsl.evaluate.classes;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether a probability means what it says: rows by the probability of the class that was said, in {@value #BINS} bins of equal width, each
 * without its lower and with its upper end (Guo et al. 2017).
 *
 * @param bins from low to high probability, empty ones among them
 */
public record Calibration(List<Bin> bins) {

    /** The number of bins, that of Guo et al. for small test sets. */
    public static final int BINS = 10;

    /**
     * Rows whose probabilities lie close together.
     *
     * @param from the lower end
     * @param to the upper end
     * @param count rows
     * @param confidence the mean probability of what was said; NaN without rows
     * @param accuracy the share that was right; NaN without rows
     */
    public record Bin(double from, double to, long count, double confidence, double accuracy) {}

    /** Copies the bins. */
    public Calibration {
        bins = List.copyOf(bins);
    }

    static Calibration of(double[] confidence, boolean[] right) {
        long[] counts = new long[BINS];
        double[] sums = new double[BINS];
        long[] rights = new long[BINS];
        for (int row = 0; row < confidence.length; row++) {
            int bin = Math.max(0, Math.min(BINS - 1, (int) Math.ceil(confidence[row] * BINS) - 1));
            counts[bin]++;
            sums[bin] += confidence[row];
            rights[bin] += right[row] ? 1 : 0;
        }
        return new Calibration(IntStream.range(0, BINS)
                .mapToObj(bin -> new Bin(
                        (double) bin / BINS,
                        (bin + 1.0) / BINS,
                        counts[bin],
                        counts[bin] == 0 ? Double.NaN : sums[bin] / counts[bin],
                        counts[bin] == 0 ? Double.NaN : (double) rights[bin] / counts[bin]))
                .toList());
    }

    /** Returns the number of rows. */
    public long rows() {
        return bins.stream().mapToLong(Bin::count).sum();
    }

    /** Returns the expected calibration error: the distance of confidence and accuracy, by rows averaged over the bins. */
    public double error() {
        return filled(bin -> Math.abs(bin.confidence() - bin.accuracy()));
    }

    /** Returns by how much the probabilities are above what was right, on average; negative if they are too low. */
    public double overconfidence() {
        return filled(bin -> bin.confidence() - bin.accuracy());
    }

    private double filled(java.util.function.ToDoubleFunction<Bin> distance) {
        double sum = bins.stream()
                .filter(bin -> bin.count() > 0)
                .mapToDouble(bin -> bin.count() * distance.applyAsDouble(bin))
                .sum();
        return sum / rows();
    }
}
