package org.cellstate.dsl.cluster;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Reporter;
import scala.Tuple4;
import scala.jdk.javaapi.CollectionConverters;

/** Hears, with the heartbeats of executors, what running trials have reported, and tells each report once. */
final class Heartbeats extends SparkListener {

    private final Map<Long, Told> running = new ConcurrentHashMap<>();

    /** Listens for the reports of a trial, which are in an accumulator. */
    void begin(long accumulator, Reporter reporter) {
        running.put(accumulator, new Told(reporter));
    }

    /** Tells what was not heard of, and listens no longer. */
    void end(long accumulator, List<Report> all) {
        Told told = running.remove(accumulator);
        if (told != null) {
            told.tell(all);
        }
    }

    /** Listens no longer for a trial without an outcome. */
    void forget(long accumulator) {
        running.remove(accumulator);
    }

    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
        for (Tuple4<Object, Object, Object, scala.collection.immutable.Seq<AccumulableInfo>> task :
                CollectionConverters.asJava(update.accumUpdates())) {
            for (AccumulableInfo info : CollectionConverters.asJava(task._4())) {
                Told told = running.get(info.id());
                if (told != null && info.update().isDefined() && info.update().get() instanceof List<?> all) {
                    told.tell(all.stream().map(Report.class::cast).toList());
                }
            }
        }
    }

    /** How much of a trial was told. A trial that is run again after its executor was lost reports the same again. */
    private static final class Told {

        private final Reporter reporter;
        private int count;

        Told(Reporter reporter) {
            this.reporter = reporter;
        }

        synchronized void tell(List<Report> all) {
            while (count < all.size()) {
                Report next = all.get(count++);
                reporter.report(next.step(), next.value());
            }
        }
    }
}
