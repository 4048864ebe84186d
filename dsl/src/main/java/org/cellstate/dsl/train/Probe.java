package org.cellstate.dsl.train;

import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.TimeEstimate;
import org.cellstate.dsl.model.Training;
import org.cellstate.dsl.prepare.Examples;
import org.cellstate.kernel.api.Notebook;

/**
 * Tries a few batches on a network of its own, to say how long training takes. The first batches of a session are slow while their code
 * is compiled, so up to half a second of them does not count; then up to half a second is timed, three batches at least.
 */
public final class Probe {

    private static final long HALF_A_SECOND = 500_000_000;
    private static final int LEAST = 3;
    private static final int MOST = 40;

    private final LongSupplier nanos;

    Probe(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Returns the summary of a network with the time that its training takes, and closes it.
     *
     * @throws org.cellstate.kernel.api.CellInterruptedException if the user stops the cell
     */
    public static <B> ModelSummary summary(RecurrentSpec spec, Examples<B> data, Network<B> network) {
        return new Probe(System::nanoTime).of(spec, data, network);
    }

    <B> ModelSummary of(RecurrentSpec spec, Examples<B> data, Network<B> network) {
        try (network) {
            Training training = spec.training();
            int[] examples = data.training();
            B batch = data.batch(IntStream.range(0, training.batch())
                    .map(i -> examples[i % examples.length])
                    .toArray());
            B validation = data.batch(data.validation(data.compared()));
            times(1, () -> network.trainStep(batch, 0));
            double[] steps = times(LEAST, () -> network.trainStep(batch, 0));
            double[] checks = times(1, () -> network.loss(validation));
            double epoch = Trainer.batches(training, data) * median(steps) + median(checks);
            // Asked after the batches: only then a network of sequences knows how long they are.
            return network.summary()
                    .named(spec.label())
                    .withTime(new TimeEstimate(steps.length, epoch, training.epochs()));
        }
    }

    /** Does something again and again for half a second and returns the seconds of each time. */
    private double[] times(int least, Runnable work) {
        double[] seconds = new double[MOST];
        long begun = nanos.getAsLong();
        long before = begun;
        int done = 0;
        while (done < MOST && (done < least || before - begun < HALF_A_SECOND)) {
            Notebook.checkInterrupted();
            work.run();
            long now = nanos.getAsLong();
            seconds[done++] = (now - before) / 1e9;
            before = now;
        }
        return Arrays.copyOf(seconds, done);
    }

    private static double median(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
