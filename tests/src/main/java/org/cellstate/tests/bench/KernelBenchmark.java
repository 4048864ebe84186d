package org.cellstate.tests.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cellstate.app.Installation;
import org.cellstate.app.KernelArchive;
import org.cellstate.app.Problem;
import org.cellstate.app.bench.Benchmark;
import org.cellstate.app.bench.Extent;
import org.cellstate.app.bench.Measurement;
import org.cellstate.app.run.ArchiveTraining;
import org.cellstate.app.run.KernelCommand;
import org.cellstate.kernel.install.KernelSpec;

/** The kernel beside ipykernel and other Java kernels, all asked by the same client, cell by cell in turn. */
public final class KernelBenchmark implements Benchmark {

    private static final String BARE = "cellstate-bare";

    @Override
    public String name() {
        return "kernel";
    }

    @Override
    public String description() {
        return "start, cells, output, completion, a long session and shutdown, beside ipykernel, JJava and rapaio (medians)";
    }

    @Override
    public List<Measurement> run(Extent extent) throws IOException, InterruptedException {
        Installation installation = Installation.ofThisProcess();
        Path python = installation.workFolder().resolve("test-venv/bin/python");
        if (!Files.isExecutable(python)) {
            throw new Problem(
                    "The kernel benchmark needs the Python environment of the tests.",
                    "no " + python,
                    "./cellstate bench kernel, which makes it");
        }
        if (!KernelArchive.of(installation).isFresh()) {
            ArchiveTraining.make(installation);
        }
        Path jupyter = Files.createTempDirectory("cellstate-bench");
        Path kernels = jupyter.resolve("kernels");
        KernelCommand whole = KernelCommand.of(installation, System.getenv());
        install(whole, kernels, KernelSpec.NAME);
        install(whole.withoutSession(), kernels, BARE);
        KernelPeers peers = new KernelPeers(installation.workFolder().resolve("bench-kernels"), python);
        peers.into(kernels);

        List<String> command = new ArrayList<>(List.of(
                python.toString(),
                installation.home().resolve("tests/python/bench_kernel.py").toString(),
                extent == Extent.QUICK ? "1" : "5",
                KernelSpec.NAME,
                BARE,
                "python3"));
        command.addAll(peers.present());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("JUPYTER_PATH", jupyter.toString());
        builder.environment()
                .put("CELLSTATE_HISTORY", jupyter.resolve("history.jsonl").toString());
        // A kernelspec that says just java means the one that ours runs on.
        builder.environment()
                .merge(
                        "PATH",
                        String.valueOf(Installation.java().getParent()),
                        (path, own) -> own + File.pathSeparator + path);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException(command.get(1) + " ended with status " + status);
        }
        List<Measurement> rows = rows(JsonParser.parseString(output).getAsJsonArray());
        peers.absent()
                .forEach((name, why) -> rows.add(new Measurement(
                        "start to first result",
                        "s",
                        Double.NaN,
                        name,
                        Double.NaN,
                        List.of(name + " is not there: " + why))));
        return rows;
    }

    private static void install(KernelCommand command, Path kernels, String name) throws IOException {
        KernelSpec.of(command.with(KernelCommand.CONNECTION_FILE)).install(kernels, name, List.of());
    }

    private static List<Measurement> rows(JsonArray rows) {
        List<Measurement> measurements = new ArrayList<>();
        for (JsonElement each : rows) {
            JsonObject row = each.getAsJsonObject();
            List<String> notes = new ArrayList<>();
            row.getAsJsonArray("notes").forEach(note -> notes.add(note.getAsString()));
            measurements.add(new Measurement(
                    row.get("case").getAsString(),
                    row.get("unit").getAsString(),
                    number(row.get("value")),
                    row.get("peer").getAsString(),
                    number(row.get("peer_value")),
                    notes));
        }
        return measurements;
    }

    private static double number(JsonElement value) {
        return value.isJsonNull() ? Double.NaN : value.getAsDouble();
    }
}
