package org.cellstate.tests.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cellstate.app.Installation;
import org.cellstate.app.Problem;
import org.cellstate.app.bench.Benchmark;
import org.cellstate.app.bench.Extent;
import org.cellstate.app.bench.Measurement;
import org.cellstate.app.run.KernelCommand;
import org.cellstate.kernel.install.KernelSpec;

/** The kernel beside ipykernel, both asked by the same client, round by round in turn. */
public final class KernelBenchmark implements Benchmark {

    @Override
    public String name() {
        return "kernel";
    }

    @Override
    public String description() {
        return "start, a trivial cell and 10 000 printed lines, beside ipykernel (medians)";
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
        Path jupyter = Files.createTempDirectory("cellstate-bench");
        List<String> argv = KernelCommand.of(installation, System.getenv()).with(KernelCommand.CONNECTION_FILE);
        KernelSpec.of(argv).install(jupyter.resolve("kernels"), KernelSpec.NAME, List.of());

        Path script = installation.home().resolve("tests/python/bench_kernel.py");
        String rounds = extent == Extent.QUICK ? "1" : "5";
        ProcessBuilder builder = new ProcessBuilder(python.toString(), script.toString(), rounds)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("JUPYTER_PATH", jupyter.toString());
        builder.environment()
                .put("CELLSTATE_HISTORY", jupyter.resolve("history.jsonl").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException(script + " ended with status " + status);
        }
        return rows(JsonParser.parseString(output).getAsJsonArray());
    }

    private static List<Measurement> rows(JsonArray rows) {
        List<Measurement> measurements = new ArrayList<>();
        for (JsonElement each : rows) {
            JsonObject row = each.getAsJsonObject();
            measurements.add(new Measurement(
                    row.get("case").getAsString(),
                    row.get("unit").getAsString(),
                    row.get("value").getAsDouble(),
                    row.get("peer").getAsString(),
                    row.get("peer_value").getAsDouble()));
        }
        return measurements;
    }
}
