package org.cellstate.dsl.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.CollectionAccumulator;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.Outcome;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Reporter;
import org.cellstate.dsl.sweep.Task;
import org.cellstate.dsl.sweep.TrialRun;
import org.cellstate.dsl.sweep.Workers;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.api.Notebook;

/**
 * Workers that are the executors of a Spark context. Each trial is a job of one task, so that the sweep decides what runs when; Spark runs
 * a task again when its executor is lost.
 */
final class SparkWorkers implements Workers {

    private static final String MARK = "spark.cellstate.sweep";

    private final JavaSparkContext context;
    private final boolean ours;
    private final int count;
    private final ClassLoader session;
    private final Broadcast<Parcel> parcel;
    private final Heartbeats heartbeats = new Heartbeats();
    private final String group;
    private final ExecutorService threads;
    private volatile boolean cancelled;

    private SparkWorkers(
            JavaSparkContext context, boolean ours, int count, ClassLoader session, Parcel parcel, String group) {
        this.context = context;
        this.ours = ours;
        this.count = count;
        this.session = session;
        this.group = group;
        this.parcel = context.broadcast(parcel);
        context.sc().addSparkListener(heartbeats);
        threads = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "cellstate-spark-trial");
            thread.setDaemon(true);
            thread.setContextClassLoader(session);
            return thread;
        });
    }

    /** Starts Spark on a thread of its own: a cell that is stopped meanwhile ends at once, and Spark ends when it has started. */
    static SparkWorkers start(SparkCluster cluster, TrialRun<?> trials) {
        CompletableFuture<SparkWorkers> started = new CompletableFuture<>();
        Thread thread = new Thread(() -> whole(() -> begin(cluster, trials, started)), "cellstate-spark-start");
        thread.setDaemon(true);
        thread.start();
        try {
            return started.get();
        } catch (InterruptedException | CellInterruptedException e) {
            var unused = started.thenAccept(SparkWorkers::close);
            throw new CellInterruptedException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            } else if (e.getCause() instanceof Error problem) {
                throw problem;
            }
            throw new IllegalStateException("Spark did not start: " + e.getCause(), e.getCause());
        }
    }

    private static void begin(SparkCluster cluster, TrialRun<?> trials, CompletableFuture<SparkWorkers> started) {
        try {
            started.complete(begun(cluster, trials));
        } catch (Throwable problem) {
            started.completeExceptionally(problem);
        }
    }

    /**
     * Does work of Spark's to its end also where the user stops the cell: a class of it that was stopped while it was initialized could not be
     * used any more in this session.
     */
    private static void whole(Runnable work) {
        Notebook.apart(() -> false, work);
    }

    private static SparkWorkers begun(SparkCluster cluster, TrialRun<?> trials) {
        ClassLoader session = trials.space().function().getClass().getClassLoader();
        Parcel parcel = Parcel.of(trials);
        if (System.getProperty("slf4j.internal.verbosity") == null) {
            // Of several back ends of logging the first one is taken, in silence.
            System.setProperty("slf4j.internal.verbosity", "ERROR");
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(session);
        try {
            String group = "cellstate-" + UUID.randomUUID();
            JavaSparkContext context = context(cluster, group, session);
            boolean ours = context.getConf().get(MARK, "").equals(group);
            int count = cluster.said() > 0 ? cluster.said() : context.defaultParallelism();
            return new SparkWorkers(context, ours, count, session, parcel, group);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static JavaSparkContext context(SparkCluster cluster, String group, ClassLoader session) {
        SparkConf conf = new SparkConf()
                .setMaster(cluster.master())
                .setAppName("Cellstate sweep")
                .set(MARK, group);
        cluster.settings(session).forEach(conf::set);
        SparkContext context;
        try {
            context = SparkContext.getOrCreate(conf);
        } catch (RuntimeException e) {
            throw new ConfigProblem(
                    "Spark starts where its master can be reached and its options are right.",
                    cluster + ": " + e.getMessage(),
                    "spark(\"local[2]\") first, to see whether it is the cluster or this machine");
        }
        if (!context.master().equals(cluster.master())) {
            throw new ConfigProblem(
                    "A process has one Spark context, and the notebook has one already.",
                    cluster + " beside a context with the master " + context.master(),
                    "spark(\"" + context.master() + "\"), or stop that context first");
        }
        return JavaSparkContext.fromSparkContext(context);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public CompletableFuture<Outcome> submit(Task task, Reporter reporter) {
        CompletableFuture<Outcome> future = new CompletableFuture<>();
        threads.execute(() -> whole(() -> run(task, reporter, future)));
        return future;
    }

    private void run(Task task, Reporter reporter, CompletableFuture<Outcome> future) {
        try {
            future.complete(outcome(task, reporter));
        } catch (Throwable problem) {
            future.completeExceptionally(cancelled ? new CancellationException() : problem);
        }
    }

    private Outcome outcome(Task task, Reporter reporter) {
        if (cancelled) {
            throw new CancellationException();
        }
        CollectionAccumulator<Report> reports = context.sc().collectionAccumulator("reports of trial " + task.number());
        heartbeats.begin(reports.id(), reporter);
        try {
            context.setJobGroup(group, "trial " + task.number(), true);
            byte[] outcome = context.parallelize(List.of(Departure.bytes(task)), 1)
                    .map(new TrialCall(parcel, reports))
                    .collect()
                    .get(0);
            Object answer = Arrival.value(outcome, Object.class, session);
            if (answer instanceof RuntimeException thrown) {
                throw thrown;
            }
            Outcome result = (Outcome) answer;
            heartbeats.end(reports.id(), result.reports());
            return result;
        } finally {
            heartbeats.forget(reports.id());
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        whole(() -> context.cancelJobGroup(group));
    }

    @Override
    public void close() {
        whole(this::end);
    }

    private void end() {
        cancel();
        threads.shutdownNow();
        context.sc().removeSparkListener(heartbeats);
        if (ours) {
            Path written = Path.of(
                    System.getenv().getOrDefault("SPARK_HOME", "."),
                    "work",
                    context.sc().applicationId());
            context.stop();
            delete(written);
        } else {
            parcel.destroy();
        }
    }

    /** Deletes what Spark's workers of this machine wrote, and their folder where nothing else is in it. */
    private static void delete(Path written) {
        if (!Files.isDirectory(written)) {
            return;
        }
        try (Stream<Path> files = Files.walk(written)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            Files.delete(written.toAbsolutePath().getParent());
        } catch (DirectoryNotEmptyException e) {
            // The folder has what others wrote.
        } catch (IOException e) {
            throw new UncheckedIOException("what Spark wrote cannot be deleted", e);
        }
    }
}
