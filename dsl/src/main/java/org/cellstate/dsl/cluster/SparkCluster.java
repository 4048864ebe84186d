package org.cellstate.dsl.cluster;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.TrialRun;
import org.cellstate.dsl.sweep.Workers;

/**
 * Where the trials of a sweep run: Apache Spark, as threads of this process, processes of this machine, or executors of a cluster. Trials
 * travel as data, and with the same seed and number of workers a study is the same as without Spark.
 *
 * <p>Spark itself is no part of Cellstate: {@code %use spark} brings it into a notebook.
 *
 * @param master as Spark names it: {@code local[2]} for two threads, {@code local-cluster[2,1,2048]} for two processes of one core and
 *     2048 MB each, {@code spark://host:7077}, {@code yarn}, {@code k8s://…}
 * @param workers trials at a time, 0 for as many as the master's name says, or else as many as there are cores when the sweep begins
 * @param options of Spark's own, by name
 */
public record SparkCluster(String master, int workers, SortedMap<String, String> options) {

    /** What brings Spark into a Maven project. */
    public static final String COORDINATES = "org.apache.spark:spark-core_2.13:4.1.2";

    /** Executors of later JDKs end as soon as they begin, and Spark starts them again for ever. */
    private static final int NEWEST_OF_EXECUTORS = 23;

    private static final Pattern THREADS = Pattern.compile("local(?:\\[(\\d+|\\*)(?:,\\s*\\d+)?])?");
    private static final Pattern PROCESSES =
            Pattern.compile("local-cluster\\[\\s*(\\d+)\\s*,\\s*(\\d+)\\s*,\\s*(\\d+)\\s*]");
    private static final Pattern CLUSTER = Pattern.compile("(spark|k8s)://.+|yarn");

    /**
     * Checks the name of the master.
     *
     * @throws ConfigProblem if Spark would not know it, or a number is out of its range
     */
    public SparkCluster {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        boolean known = THREADS.matcher(master).matches()
                || PROCESSES.matcher(master).matches()
                || CLUSTER.matcher(master).matches();
        if (!known || master.matches("local(-cluster)?\\[.*\\b0+\\b.*")) {
            throw new ConfigProblem(
                    "A master is named as Spark names it: threads, processes with cores and megabytes, or a cluster's address.",
                    "spark(\"" + master + "\")",
                    "spark(\"local[2]\"), spark(\"local-cluster[2,1,2048]\"), spark(\"spark://host:7077\")");
        }
        if (workers < 0) {
            throw new ConfigProblem("A sweep has at least 1 worker.", ".workers(" + workers + ")", ".workers(2)");
        }
    }

    /** Returns the cluster of a master, with Spark's own defaults. */
    public static SparkCluster of(String master) {
        return new SparkCluster(master, 0, new TreeMap<>());
    }

    /** Sets how many trials run at a time. A study is the same again only with the same number. */
    public SparkCluster workers(int number) {
        if (number < 1) {
            throw new ConfigProblem("A sweep has at least 1 worker.", ".workers(" + number + ")", ".workers(2)");
        }
        return new SparkCluster(master, number, options);
    }

    /** Sets an option of Spark's own, such as {@code spark.executor.memory} to {@code 4g}. */
    public SparkCluster option(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(options);
        more.put(name, value);
        return new SparkCluster(master, workers, more);
    }

    /**
     * Starts Spark, or joins the context that the notebook has with the same master.
     *
     * @param trials what runs there
     * @throws ConfigProblem if Spark is not there, cannot be started, this JDK is too new for its executors, or what the trials need cannot
     *     travel
     */
    public Workers start(TrialRun<?> trials) {
        try {
            Class.forName("org.apache.spark.SparkContext", false, SparkCluster.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new ConfigProblem(
                    "A sweep on Spark needs Spark, which is not part of Cellstate.",
                    "spark(\"" + master + "\") without Spark on the class path",
                    "%use spark in a cell before; elsewhere the Maven dependency " + COORDINATES);
        }
        int jdk = Runtime.version().feature();
        if (!isHere() && jdk > NEWEST_OF_EXECUTORS) {
            throw new ConfigProblem(
                    "Executors of Spark 4.1 run on a JDK from 17 to " + NEWEST_OF_EXECUTORS
                            + ": newer ones took away what its log-in asks for (Subject.getSubject).",
                    this + " on JDK " + jdk,
                    "spark(\"local[2]\"), or start the notebook with JAVA_HOME at a JDK 21");
        }
        return SparkWorkers.start(this, trials);
    }

    /** Returns how many trials at a time the name of the master or the user says; 0 where neither does. */
    int said() {
        Matcher threads = THREADS.matcher(master);
        Matcher processes = PROCESSES.matcher(master);
        if (workers > 0) {
            return workers;
        } else if (threads.matches()) {
            String number = threads.group(1);
            return number == null
                    ? 1
                    : number.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(number);
        } else if (processes.matches()) {
            return Integer.parseInt(processes.group(1)) * Integer.parseInt(processes.group(2));
        }
        return 0;
    }

    /** Returns whether the trials run in this process. */
    boolean isHere() {
        return THREADS.matcher(master).matches();
    }

    /** Returns the megabytes of each of the processes on this machine; 0 where the trials run elsewhere. */
    int processMegabytes() {
        Matcher processes = PROCESSES.matcher(master);
        return processes.matches() ? Integer.parseInt(processes.group(3)) : 0;
    }

    /** Returns Spark's options: ours, and the user's before them. */
    Map<String, String> settings(ClassLoader session) {
        Map<String, String> all = new TreeMap<>();
        all.put("spark.ui.enabled", "false");
        all.put("spark.ui.showConsoleProgress", "false");
        all.put("spark.log.level", "ERROR");
        // Reports of running trials come with an executor's heartbeats.
        all.put("spark.executor.heartbeatInterval", "1s");
        // A trial computes on one core; what is there of OpenMP shall not take more.
        all.put("spark.executorEnv.OMP_NUM_THREADS", "1");
        if (isHere()) {
            all.put("spark.driver.host", "localhost");
            all.put("spark.driver.bindAddress", "127.0.0.1");
        } else if (processMegabytes() > 0) {
            all.put("spark.executor.memory", processMegabytes() + "m");
            all.put(
                    "spark.executor.extraClassPath",
                    SessionPath.of(session).asOneJar().toString());
            all.put("spark.executorEnv.JAVA_HOME", System.getProperty("java.home"));
            // The worker's launcher asks for a Spark distribution otherwise; all it would take from there is on the
            // class path.
            all.put("spark.executorEnv.SPARK_TESTING", "1");
            all.put("spark.executorEnv.SPARK_SCALA_VERSION", "2.13");
        } else {
            all.put("spark.jars", String.join(",", SessionPath.of(session).jars()));
        }
        all.putAll(options);
        return all;
    }

    /** Returns for example {@code spark("local[2]")}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("spark(\"" + master + "\")");
        if (workers > 0) {
            text.append(".workers(").append(workers).append(')');
        }
        options.forEach((name, value) -> text.append(".option(\"")
                .append(name)
                .append("\", \"")
                .append(value)
                .append("\")"));
        return text.toString();
    }
}
