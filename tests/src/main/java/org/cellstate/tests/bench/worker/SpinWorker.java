package org.cellstate.tests.bench.worker;

import java.io.IOException;
import org.cellstate.tests.bench.protocol.Subject;
import org.cellstate.tests.bench.protocol.Task;
import org.jspecify.annotations.Nullable;

/** Keeps one core busy on demand, and ends with its standard input. */
public final class SpinWorker implements Worker {

    private volatile boolean spinning;

    private SpinWorker() {}

    public static void main(String[] arguments) throws IOException {
        WorkerLoop.serve(new SpinWorker());
    }

    @Override
    public String hello(int threads) {
        return "one busy thread";
    }

    @Override
    public Timed open(Task task, @Nullable Subject subject) {
        return (warmup, steps) -> {
            switch (task) {
                case SPIN -> spin();
                case REST -> spinning = false;
                default -> throw new UnsupportedOperationException("it only spins");
            }
            return new double[0];
        };
    }

    private void spin() {
        spinning = true;
        Thread spinner = new Thread(
                () -> {
                    while (spinning) {
                        Thread.onSpinWait();
                    }
                },
                "spinner");
        spinner.setDaemon(true);
        spinner.start();
    }
}
