package org.cellstate.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cellstate.app.FileInPlace;
import org.cellstate.app.Problem;
import org.cellstate.app.bench.Benchmark;
import org.cellstate.app.bench.Extent;
import org.cellstate.app.bench.Measurements;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one benchmark. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure something beside its peers and print a table. Without NAME, list what can be measured.")
final class BenchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The benchmark.")
    private @Nullable String name;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the rows as JSON as well.")
    private @Nullable Path json;

    @Option(names = "--quick", description = "Fewer cases and rounds, for a first look.")
    private boolean quick;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<Benchmark> known = ServiceLoader.load(Benchmark.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Benchmark::name))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            known.forEach(benchmark -> out.println(benchmark.name() + "  " + benchmark.description()));
            return 0;
        }
        Benchmark benchmark = named(name, known);
        out.println(benchmark.name() + ": " + benchmark.description());
        out.flush();
        Measurements measurements = new Measurements(benchmark.run(quick ? Extent.QUICK : Extent.WHOLE));
        out.println(measurements.table());
        if (json != null) {
            FileInPlace.write(json, measurements.json());
            out.println("rows: " + json);
        }
        return 0;
    }

    static Benchmark named(String name, List<Benchmark> known) {
        List<String> names = known.stream().map(Benchmark::name).toList();
        return known.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        "A benchmark's name must be one of those there are.",
                        name,
                        names.isEmpty()
                                ? "./cellstate bench from a whole source tree; this one has no benchmarks"
                                : names.stream().collect(Collectors.joining(", "))));
    }
}
