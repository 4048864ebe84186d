package org.cellstate.app.run;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cellstate.app.Installation;
import org.cellstate.app.KernelArchive;
import org.cellstate.app.Problem;
import org.cellstate.app.Programs;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Protocol;

/**
 * Makes the archive of loaded classes: the real kernel runs a few typical cells, and what it has loaded is kept.
 *
 * <p>Whoever starts a kernel meanwhile finds the old archive, or none.
 */
public final class ArchiveTraining {

    /** An archive is some 30 MiB; one that has grown beyond this costs more than it gives. */
    private static final long LARGEST = 100L << 20;

    private static final Duration CELL_LIMIT = Duration.ofMinutes(1);
    private static final Duration END_LIMIT = Duration.ofMinutes(1);
    private static final Duration UNUSED = Duration.ofDays(60);

    private static final List<String> CELLS = List.of(
            "1 + 1",
            "int x = 3;",
            "x * 2",
            "var names = List.of(\"a\", \"b\");\nfor (String name : names) System.out.println(name);",
            "int f(int n) { return n + x; }",
            "f(3)",
            "record Point(double x, double y) {}\nnew Point(1, 2)",
            "IntStream.range(0, 5).map(i -> i * i).boxed().toList()",
            "System.err.printf(\"%.2f%n\", 1.0);",
            "class A { int b() { return 1; } }",
            "import java.util.zip.CRC32;",
            "undefined + 1",
            "String s = 3;",
            "List.of().iterator().next()");

    private final Installation installation;
    private final KernelArchive archive;

    private ArchiveTraining(Installation installation, KernelArchive archive) {
        this.installation = installation;
        this.archive = archive;
    }

    /**
     * Makes the archive of an installation, in place of an older one.
     *
     * @return its file
     * @throws Problem if the kernel or the JVM fails at it
     */
    public static Path make(Installation installation) throws InterruptedException {
        KernelArchive archive = KernelArchive.of(installation);
        try {
            new ArchiveTraining(installation, archive).make();
        } catch (IOException e) {
            throw new Problem(
                    "The folder of archives must be writable.", archive.file() + " (" + e + ")", "free space there", e);
        }
        return archive.file();
    }

    private void make() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(archive.folder());
        Path aside = Files.createTempDirectory(folder, "making");
        try {
            Path made = aside.resolve("kernel");
            train(archive.trainingOptions(aside, made));
            Optional<List<String>> dump = archive.dumpCommand(aside, made);
            if (dump.isPresent()) {
                Programs.run("Making the archive of loaded classes", dump.get(), line -> {}, "./cellstate doctor");
            }
            if (!Files.exists(made) || Files.size(made) > LARGEST) {
                throw new Problem(
                        "The archive of loaded classes must have at most " + (LARGEST >> 20) + " MiB.",
                        Files.exists(made) ? Files.size(made) + " bytes" : "none was made",
                        "nothing: kernels start without one, more slowly");
            }
            Files.move(made, archive.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forget(folder);
        } finally {
            delete(aside);
        }
    }

    private void train(List<String> options) throws InterruptedException {
        KernelCommand command = KernelCommand.of(installation, Map.of(), options);
        try (RunningKernel kernel = RunningKernel.start(command, installation.workFolder())) {
            kernel.awaitReady();
            for (String cell : CELLS) {
                ask(kernel, Protocol.EXECUTE_REQUEST, execution(cell));
            }
            ask(kernel, Protocol.COMPLETE_REQUEST, question("names.str"));
            ask(kernel, Protocol.INSPECT_REQUEST, question("String.format("));
            ask(kernel, Protocol.IS_COMPLETE_REQUEST, question("for (;;) {"));
            kernel.end(END_LIMIT);
        }
    }

    private static JsonObject execution(String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("allow_stdin", false);
        content.addProperty("stop_on_error", false);
        return content;
    }

    private static JsonObject question(String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("cursor_pos", code.length());
        return content;
    }

    private static void ask(RunningKernel kernel, String type, JsonObject content) throws InterruptedException {
        Optional<String> request = Optional.of(
                kernel.client().send(Channel.SHELL, type, content).header().id());
        while (true) {
            Optional<KernelEvent> event = kernel.client().poll(CELL_LIMIT);
            if (event.isEmpty() || event.get() instanceof KernelEvent.Exited) {
                throw new Problem(
                        "The kernel must run a few cells for the archive of loaded classes.",
                        event.isEmpty() ? "no answer to a " + type : "its end" + kernel.console(),
                        "./cellstate doctor");
            }
            if (event.get() instanceof KernelEvent.Arrived arrived
                    && arrived.channel() == Channel.SHELL
                    && arrived.message().parentId().equals(request)) {
                return;
            }
        }
    }

    /** Removes archives of other JDKs that nobody has made anew for long. */
    private void forget(Path folder) throws IOException {
        long limit = System.currentTimeMillis() - UNUSED.toMillis();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).toMillis() < limit) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
