package org.cellstate.tests.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.cellstate.app.Installation;
import org.cellstate.app.bench.Benchmark;
import org.cellstate.app.bench.Extent;
import org.cellstate.app.bench.Measurement;
import org.cellstate.app.run.KernelCommand;
import org.cellstate.app.run.KernelEvent;
import org.cellstate.app.run.RunningKernel;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Message;
import org.cellstate.kernel.wire.Protocol;

/**
 * What it costs {@code fit} to show itself, in a cell of a real kernel whose client reads all: the same training shown and silent, turn by
 * turn, the order changed every round.
 */
public final class FitBenchmark implements Benchmark {

    private static final String DEFINITIONS = """
            import org.cellstate.dsl.train.TrainListener;
            var data = usBirths().split(0.9).lookback(56).horizon(28).calendar();
            var system = (com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean();
            double[] seconds(Recurrent model, boolean shown) {
                long begun = System.nanoTime();
                long busy = system.getProcessCpuTime();
                if (shown) {
                    model.fit(data);
                } else {
                    model.fit(data, TrainListener.silent());
                }
                return new double[] {(System.nanoTime() - begun) / 1e9, (system.getProcessCpuTime() - busy) / 1e9};
            }
            """;

    private record Case(String name, String model) {}

    private static final List<Case> CASES = List.of(
            new Case("fit, LSTM 1×32, 12 epochs", "lstm()"),
            new Case("fit, LSTM 1×32, 60 epochs", "lstm().epochs(60).patience(60)"),
            new Case("fit, LSTM 2×128, 12 epochs", "lstm().layers(2).hidden(128)"));

    private final Consumer<String> progress;

    /** Reports progress on standard error. */
    public FitBenchmark() {
        this(System.err::println);
    }

    FitBenchmark(Consumer<String> progress) {
        this.progress = progress;
    }

    @Override
    public String name() {
        return "fit";
    }

    @Override
    public String description() {
        return "training that shows itself in a notebook beside training in silence (medians)";
    }

    @Override
    public List<Measurement> run(Extent extent) throws InterruptedException {
        int rounds = extent == Extent.WHOLE ? 15 : 3;
        Installation installation = Installation.ofThisProcess();
        List<Measurement> rows = new ArrayList<>();
        try (RunningKernel kernel =
                RunningKernel.start(KernelCommand.of(installation, System.getenv()), installation.workFolder())) {
            kernel.awaitReady();
            execute(kernel, DEFINITIONS);
            for (Case each : extent == Extent.WHOLE ? CASES : CASES.subList(0, 2)) {
                progress.accept(each.name());
                JsonObject seconds = JsonParser.parseString(execute(kernel, cell(each, rounds)))
                        .getAsJsonObject();
                rows.add(row(each, seconds, "s", 0, rounds));
                rows.add(row(each, seconds, "s of CPU", 1, rounds));
            }
        }
        return rows;
    }

    private static Measurement row(Case each, JsonObject seconds, String unit, int place, int rounds) {
        return new Measurement(
                each.name(),
                unit,
                median(seconds.getAsJsonArray("shown"), place),
                "silent",
                median(seconds.getAsJsonArray("silent"), place),
                List.of("median of " + rounds + " each, warm; CPU is that of the kernel's process, all threads"));
    }

    /** Both ways run once before anything counts. What is printed is JSON. */
    private static String cell(Case each, int rounds) {
        return String.format(Locale.ROOT, """
                {
                    var times = Map.of(true, new ArrayList<String>(), false, new ArrayList<String>());
                    for (int round = 0; round <= %d; round++) {
                        for (boolean shown : new boolean[] {round %% 2 == 0, round %% 2 != 0}) {
                            String taken = Arrays.toString(seconds(%s, shown));
                            if (round > 0) {
                                times.get(shown).add(taken);
                            }
                        }
                    }
                    System.out.println("{\\"shown\\": " + times.get(true) + ", \\"silent\\": " + times.get(false) + "}");
                }
                """, rounds, each.model());
    }

    /** Runs a cell and returns what it printed. */
    private static String execute(RunningKernel kernel, String code) throws InterruptedException {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("allow_stdin", false);
        Optional<String> request = Optional.of(kernel.client()
                .send(Channel.SHELL, Protocol.EXECUTE_REQUEST, content)
                .header()
                .id());
        StringBuilder printed = new StringBuilder();
        while (true) {
            if (!(kernel.client().take() instanceof KernelEvent.Arrived arrived)) {
                throw new IllegalStateException("The kernel ended while this ran: " + code + kernel.console());
            }
            Message message = arrived.message();
            if (arrived.channel() != Channel.IOPUB || !message.parentId().equals(request)) {
                continue;
            }
            switch (message.type()) {
                case Protocol.STREAM -> printed.append(message.fields().text("text", ""));
                case Protocol.ERROR ->
                    throw new IllegalStateException(message.fields().text("evalue", "") + " in " + code);
                case Protocol.STATUS -> {
                    if (message.fields().text("execution_state", "").equals("idle")) {
                        return printed.toString();
                    }
                }
                default -> {}
            }
        }
    }

    private static double median(JsonArray values, int place) {
        double[] sorted = new double[values.size()];
        int i = 0;
        for (JsonElement value : values) {
            sorted[i++] = value.getAsJsonArray().get(place).getAsDouble();
        }
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
