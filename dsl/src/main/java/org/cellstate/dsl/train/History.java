package org.cellstate.dsl.train;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What happened during training: a value, in the order of the epochs.
 *
 * @param epochs the epochs that ended, in order; an epoch that was interrupted is not among them
 * @param bestEpoch the number of the epoch whose weights the model has, 0 if none ended
 * @param stop why training ended
 * @param planned the number of epochs that were asked for
 * @param seconds wall time of the whole training
 * @param note what a reader must know besides: where the loss diverged, or the {@link Symptom} that the last epochs show; empty if nothing
 */
public record History(List<Epoch> epochs, int bestEpoch, StopReason stop, int planned, double seconds, String note) {

    /** Copies the epochs. */
    public History {
        epochs = List.copyOf(epochs);
    }

    /** Returns the epoch whose weights the model has; empty if training was stopped before one ended. */
    public Optional<Epoch> best() {
        return bestEpoch == 0 ? Optional.empty() : Optional.of(epochs.get(bestEpoch - 1));
    }

    /** Returns whether the user stopped the training. */
    public boolean interrupted() {
        return stop == StopReason.INTERRUPTED;
    }

    /** Returns for example {@code 8 of 8 epochs in 31.2 s, best 0.0421 at epoch 8}. */
    @Override
    public String toString() {
        String how = switch (stop) {
            case COMPLETED -> "";
            case NO_IMPROVEMENT -> ", stopped early";
            case OUT_OF_TIME -> ", out of time";
            case INTERRUPTED -> ", stopped by hand";
            case DIVERGED -> ", diverged";
            case FAILED -> ", failed";
        };
        String best = best().map(
                        epoch -> String.format(Locale.ROOT, ", best %.4f at epoch %d", epoch.valid(), epoch.number()))
                .orElse(", no epoch ended");
        return String.format(Locale.ROOT, "%d of %d epochs in %.1f s%s%s", epochs.size(), planned, seconds, how, best);
    }
}
