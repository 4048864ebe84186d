package org.cellstate.dsl.cluster;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.CollectionAccumulator;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.Outcome;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Task;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.api.Notebook;

/**
 * A trial on an executor: task in, as bytes; out the outcome, or what was thrown in its place. Reports go to an accumulator, which Spark
 * sends with its heartbeats.
 */
final class TrialCall implements Function<byte[], byte[]> {

    private static final long serialVersionUID = 1L;

    private final Broadcast<Parcel> parcel;
    private final CollectionAccumulator<Report> reports;

    TrialCall(Broadcast<Parcel> parcel, CollectionAccumulator<Report> reports) {
        this.parcel = parcel;
        this.reports = reports;
    }

    @Override
    public byte[] call(byte[] task) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        Parcel.Opened opened = parcel.value().open(before);
        thread.setContextClassLoader(opened.loader());
        TaskContext context = TaskContext.get();
        byte[][] answer = new byte[1][0];
        try {
            Notebook.apart(context::isInterrupted, () -> answer[0] = answer(opened, task, context));
        } finally {
            thread.setContextClassLoader(before);
        }
        return answer[0];
    }

    private byte[] answer(Parcel.Opened opened, byte[] task, TaskContext context) {
        try {
            Outcome outcome = opened.trials().run(Arrival.value(task, Task.class, opened.loader()), (step, value) -> {
                if (context.isInterrupted()) {
                    throw new CellInterruptedException();
                }
                reports.add(new Report(step, value));
            });
            return Departure.bytes(parcel.value().explained(outcome));
        } catch (ConfigProblem | CellInterruptedException thrown) {
            return Departure.bytes(thrown); // Spark would try the trial again
        }
    }
}
