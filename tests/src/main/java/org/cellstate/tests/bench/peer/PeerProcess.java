package org.cellstate.tests.bench.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cellstate.tests.bench.protocol.Reply;
import org.cellstate.tests.bench.protocol.Request;
import org.cellstate.tests.bench.protocol.Task;

/**
 * One who takes part as a process of its own and answers on its standard output. What it says on standard error goes to a log. It ends
 * with its standard input, so none outlives the benchmark.
 */
public final class PeerProcess implements Peer {

    private static final Duration TO_END = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final Writer questions;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private final Path log;
    private final Duration patience;
    private long asked;
    private Optional<Reply.Refused> broken = Optional.empty();

    private PeerProcess(String name, Process process, Path log, Duration patience) {
        this.name = name;
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.log = log;
        this.patience = patience;
        Thread reader = new Thread(this::read, name + " answers");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a process and says hello.
     *
     * @param environment what to set beside this process's own
     * @param patience with a single answer; who takes longer is ended
     */
    static PeerProcess start(
            String name, List<String> command, Map<String, String> environment, Path log, Duration patience)
            throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            PeerProcess peer = new PeerProcess(name, builder.start(), log, patience);
            if (peer.ask(Request.of(Task.HELLO)) instanceof Reply.Refused refused) {
                peer.broken = Optional.of(refused);
            }
            return peer;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.get(0), e);
        }
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException e) {
            lines.add(Optional.of(e.toString()));
        }
        lines.add(Optional.empty());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply ask(Request request) throws InterruptedException {
        if (broken.isPresent()) {
            return broken.get();
        }
        asked++;
        try {
            questions.write(request.line(asked) + "\n");
            questions.flush();
        } catch (IOException e) {
            return ended();
        }
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<String> line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                process.destroyForcibly();
                return breaks("gave no answer within " + patience.toSeconds() + " s; " + log + " has its words");
            }
            if (line.isEmpty()) {
                return ended();
            }
            Optional<Reply> reply = Reply.of(line.get(), asked);
            if (reply.isPresent()) {
                return reply.get();
            }
        }
    }

    private Reply ended() throws InterruptedException {
        return breaks("ended with status " + process.waitFor() + ", " + lastWords() + " (" + log + ")");
    }

    private String lastWords() {
        try {
            return Files.readAllLines(log).stream()
                    .filter(line -> !line.isBlank())
                    .reduce("without a word", (before, line) -> line.strip());
        } catch (IOException e) {
            return "unheard";
        }
    }

    private Reply breaks(String why) {
        Reply.Refused refused = new Reply.Refused(why);
        broken = Optional.of(refused);
        return refused;
    }

    /** Reads the high water mark of the resident memory, which Linux keeps. */
    @Override
    public double peakMemory() {
        try {
            return peakMemory(Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")));
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    static double peakMemory(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    @Override
    public void close() {
        try {
            questions.close();
        } catch (IOException e) {
            // It is gone already, and its input with it.
            process.destroyForcibly();
        }
        try {
            if (!process.waitFor(TO_END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
