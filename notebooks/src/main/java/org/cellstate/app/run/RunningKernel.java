package org.cellstate.app.run;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cellstate.app.Problem;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.ConnectionFile;
import org.cellstate.kernel.wire.Message;
import org.cellstate.kernel.wire.Protocol;

/** A kernel process of our own and the connection to it. Closing it, or the end of this program, ends the process. */
public final class RunningKernel implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration GREETING_REPEAT = Duration.ofSeconds(1);
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(5);

    private final Process process;
    private final KernelClient client;
    private final Path folder;
    private final Thread onExit;

    private RunningKernel(Process process, KernelClient client, Path folder) {
        this.process = process;
        this.client = client;
        this.folder = folder;
        this.onExit = new Thread(this::endNow, "cellstate-kernel-end");
        Runtime.getRuntime().addShutdownHook(onExit);
        var unused = process.onExit().thenAccept(ended -> client.kernelExited(ended.exitValue()));
    }

    /**
     * Starts a kernel. It may not be ready yet; see {@link #awaitReady}.
     *
     * @param workingFolder where the cells' relative paths start
     */
    public static RunningKernel start(KernelCommand command, Path workingFolder) {
        try {
            Path folder = Files.createTempDirectory("cellstate-kernel-");
            Path connectionFile = folder.resolve("connection.json");
            ConnectionFile connection = ConnectionFile.local();
            connection.write(connectionFile);
            ProcessBuilder builder = new ProcessBuilder(command.shielded(connectionFile))
                    .directory(workingFolder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("console.txt").toFile());
            builder.environment()
                    .put(
                            "JPY_PARENT_PID",
                            String.valueOf(ProcessHandle.current().pid()));
            builder.environment().putIfAbsent("CELLSTATE_HISTORY", "off"); // nobody has typed these cells
            Process process = builder.start();
            process.getOutputStream().close();
            return new RunningKernel(process, KernelClient.connect(connection), folder);
        } catch (IOException e) {
            throw new Problem(
                    "The kernel must start.",
                    e.toString(),
                    "./cellstate doctor, which looks at Java, memory and the temporary folder",
                    e);
        }
    }

    public KernelClient client() {
        return client;
    }

    /**
     * Waits until the kernel answers on shell and its messages come in on iopub, so that no output of the first cell is lost.
     *
     * @return what the kernel says of itself: the content of its {@code kernel_info_reply}
     * @throws Problem if the process ends before, or answers nothing for two minutes
     */
    public JsonObject awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        Optional<JsonObject> info = Optional.empty();
        boolean heard = false;
        requestInfo();
        while (info.isEmpty() || !heard) {
            if (System.nanoTime() > deadline) {
                throw neverReady("it gave no answer for " + START_LIMIT.toMinutes() + " minutes");
            }
            Optional<KernelEvent> event = client.poll(GREETING_REPEAT);
            if (event.isEmpty() && info.isPresent()) {
                // The subscription came too late for the first answer's status: ask for another one.
                requestInfo();
            } else if (event.isPresent() && event.get() instanceof KernelEvent.Exited exited) {
                throw neverReady("it ended with status " + exited.status());
            } else if (event.isPresent() && event.get() instanceof KernelEvent.Arrived arrived) {
                heard |= arrived.channel() == Channel.IOPUB;
                info = info.or(() -> infoIn(arrived.message()));
            }
        }
        return info.get();
    }

    private static Optional<JsonObject> infoIn(Message message) {
        return message.type().equals(Protocol.KERNEL_INFO_REPLY) ? Optional.of(message.content()) : Optional.empty();
    }

    private void requestInfo() {
        client.send(Channel.SHELL, Protocol.KERNEL_INFO_REQUEST, new JsonObject());
    }

    private Problem neverReady(String what) {
        return new Problem(
                "The kernel must start and answer.",
                what + console(),
                "./cellstate doctor; if you set CELLSTATE_JAVA_OPTS, run once without it");
    }

    /** Asks the kernel to interrupt the running cell. */
    public void interrupt() {
        client.send(Channel.CONTROL, Protocol.INTERRUPT_REQUEST, new JsonObject());
    }

    /** Ends the process at once. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Returns the last lines that the process itself wrote, for reports of its death; empty if it was silent. */
    public String console() {
        try {
            String text = new String(Files.readAllBytes(folder.resolve("console.txt")), StandardCharsets.UTF_8);
            List<String> lines = text.strip().lines().toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - 12), lines.size());
            return last.isEmpty() ? "" : "; it wrote:\n    " + String.join("\n    ", last);
        } catch (IOException e) {
            return "; what it wrote cannot be read: " + e.getMessage();
        }
    }

    /** Asks the kernel to end and waits so long for it; what it does at its end may take a while. */
    void end(Duration limit) throws InterruptedException {
        requestEnd();
        process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void requestEnd() {
        JsonObject content = new JsonObject();
        content.addProperty("restart", false);
        client.send(Channel.CONTROL, Protocol.SHUTDOWN_REQUEST, content);
    }

    /** Asks the kernel to end, and sees to it that it does. */
    @Override
    public void close() {
        boolean interrupted = false;
        try {
            if (process.isAlive()) {
                requestEnd();
                process.waitFor(SHUTDOWN_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        endNow();
        client.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // The program is ending already and runs the hook itself; doing it twice is harmless.
            return;
        }
    }

    private void endNow() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // Only a temporary folder is left behind, for the system to clean.
            return;
        }
    }
}
