package org.cellstate.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts other programs. */
public final class Programs {

    private static final int LAST_LINES = 12;

    private Programs() {}

    /**
     * How a program ended.
     *
     * @param status its exit status, -1 if there is no such program
     * @param output what it printed, standard error included
     */
    public record Result(int status, String output) {}

    /** Runs a program that needs no input; one that does not end within a minute is killed. */
    public static Result result(List<String> command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var unused =
                    process.onExit().orTimeout(1, TimeUnit.MINUTES).exceptionally(late -> process.destroyForcibly());
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), text.strip());
        } catch (IOException e) {
            return new Result(-1, String.valueOf(e.getMessage()));
        }
    }

    /** Returns what a program prints; empty if there is no such program, or it fails. */
    public static Optional<String> output(List<String> command) throws InterruptedException {
        Result result = result(command);
        return result.status() == 0 ? Optional.of(result.output()) : Optional.empty();
    }

    /**
     * Runs a program to its end and passes on each line it prints.
     *
     * @param what what the program does, for the message if it fails
     * @throws Problem if it cannot start or fails, with its last lines
     */
    public static void run(String what, List<String> command, Consumer<String> line, String fix)
            throws InterruptedException {
        Deque<String> last = new ArrayDeque<>();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String next = lines.readLine(); next != null; next = lines.readLine()) {
                    last.addLast(next);
                    if (last.size() > LAST_LINES) {
                        last.removeFirst();
                    }
                    line.accept(next);
                }
            }
            int status = process.waitFor();
            if (status != 0) {
                throw new Problem(
                        what + " must succeed.",
                        String.join(" ", command) + ", which ended with status " + status + ":\n    "
                                + String.join("\n    ", last),
                        fix);
            }
        } catch (IOException e) {
            throw new Problem(what + " must succeed.", e.toString(), fix, e);
        }
    }
}
