package org.cellstate.tests.bench.chart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cellstate.app.Installation;
import org.cellstate.app.bench.Benchmark;
import org.cellstate.app.bench.Extent;
import org.cellstate.app.bench.Measurement;

/**
 * How long a chart takes from its numbers to a PNG, beside XChart with its defaults on the same numbers. Both draw in processes of
 * their own that start in turn; a process's first drawing loads classes and fonts. XChart has no second turn where its first took more
 * than 20 seconds.
 */
public final class ChartBenchmark implements Benchmark {

    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Consumer<String> progress;

    /** Reports progress on standard error. */
    public ChartBenchmark() {
        this(System.err::println);
    }

    ChartBenchmark(Consumer<String> progress) {
        this.progress = progress;
    }

    @Override
    public String name() {
        return "chart";
    }

    @Override
    public String description() {
        return "first and later charts, and charts of a million points, beside plain XChart (medians)";
    }

    @Override
    public List<Measurement> run(Extent extent) throws IOException, InterruptedException {
        boolean whole = extent == Extent.WHOLE;
        int starts = whole ? 5 : 2;
        int drawings = whole ? 20 : 10;
        List<Measurement> first = new ArrayList<>();
        List<Measurement> later = new ArrayList<>();
        List<Measurement> million = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            progress.accept(subject.title());
            Turns few = turns(subject, FEW, starts, drawings);
            first.add(few.first(subject.title() + ", 1 000 values, first in a process"));
            later.add(few.later(subject.title() + ", 1 000 values, later ones"));
            million.add(turns(subject, MANY, whole ? 3 : 1, 1).first(subject.title() + ", 1 000 000 values, first"));
        }
        List<Measurement> rows = new ArrayList<>(first);
        rows.addAll(later);
        rows.addAll(million);
        return rows;
    }

    private static Turns turns(Subject subject, int count, int starts, int drawings)
            throws IOException, InterruptedException {
        Turns turns = new Turns();
        for (int i = 0; i < starts; i++) {
            turns.ours(drawn("cellstate", subject, count, drawings));
            if (turns.peerHasAnotherTurn()) {
                turns.peers(drawn("xchart", subject, count, drawings));
            }
        }
        return turns;
    }

    /** Returns the nanoseconds of each drawing; none where the process did not end in time. */
    private static List<Long> drawn(String who, Subject subject, int count, int drawings)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Installation.java().toString()));
        command.addAll(Installation.kernelJvmOptions(System.getenv()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DrawingProcess.class.getName()));
        command.addAll(List.of(who, subject.name(), Integer.toString(count), Integer.toString(drawings)));
        Path output = Files.createTempFile("cellstate-bench", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                return List.of();
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(who + " did not draw the " + subject.title() + " of " + count
                        + " values; it ended with status " + process.exitValue());
            }
            return Files.readAllLines(output, StandardCharsets.UTF_8).stream()
                    .map(Long::valueOf)
                    .toList();
        } finally {
            Files.delete(output);
        }
    }
}
