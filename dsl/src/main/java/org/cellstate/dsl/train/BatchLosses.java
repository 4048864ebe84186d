package org.cellstate.dsl.train;

import java.util.Locale;
import java.util.Optional;
import org.cellstate.dsl.model.Training;

/**
 * Sees a loss explode within an epoch, which may last for minutes. It compares the last ten batches with the ten that were best, all of them:
 * one bad batch says nothing. Losses below zero, which likelihoods have, are left to {@link Diagnosis}.
 */
public final class BatchLosses {

    private static final int TERM = 10;

    /** Far beyond what batches differ by. */
    private static final double EXPLODED = 10;

    private final Training training;
    private double first = Double.NaN;
    private double best = Double.POSITIVE_INFINITY;
    private double sum;
    private double least = Double.POSITIVE_INFINITY;
    private int count;
    private double exploded = Double.NaN;

    /** Starts before the first batch. */
    public BatchLosses(Training training) {
        this.training = training;
    }

    /** Takes the loss of a batch. */
    public void add(double loss) {
        sum += loss;
        least = Math.min(least, loss);
        count++;
        if (count == TERM) {
            double mean = sum / TERM;
            first = Double.isNaN(first) ? mean : first;
            exploded = best > 0 && least > EXPLODED * best && least > first ? mean : Double.NaN;
            best = Math.min(best, mean);
            sum = 0;
            least = Double.POSITIVE_INFINITY;
            count = 0;
        }
    }

    /** Returns what goes wrong; empty while all is well, and again when the loss has come back. */
    public Optional<Symptom> symptom() {
        return Double.isNaN(exploded)
                ? Optional.empty()
                : Optional.of(new Symptom(
                        Symptom.Kind.DIVERGES,
                        String.format(Locale.ROOT, "the loss of a batch rose from %.3g to %.3g", best, exploded),
                        Advice.lowerRate(training)));
    }
}
