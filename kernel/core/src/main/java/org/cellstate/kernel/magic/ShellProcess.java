package org.cellstate.kernel.magic;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A command in a shell. What it prints is handed on as it comes; it reads nothing. */
final class ShellProcess {

    private static final boolean WINDOWS = File.separatorChar == '\\';
    private static final long GRACE_MILLISECONDS = 300;

    private final Map<String, String> environment;

    /**
     * Makes one.
     *
     * @param environment what the command sees beside this process's own environment
     */
    ShellProcess(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Runs a script and returns its exit status.
     *
     * @param shell {@code sh} or {@code bash}; on Windows the system's own command processor stands for {@code sh}
     * @throws InterruptedException if interrupted; the command and what it has started are ended then
     */
    int run(String shell, String script, Consumer<String> output, Consumer<String> errors) throws InterruptedException {
        if (WINDOWS && shell.equals("sh")) {
            return runBatch(script, output, errors);
        }
        return run(List.of(shell, "-c", script), output, errors);
    }

    private int runBatch(String script, Consumer<String> output, Consumer<String> errors) throws InterruptedException {
        try {
            Path batch = Files.createTempFile("cellstate", ".cmd");
            try {
                Files.writeString(batch, "@echo off\r\n" + script.replace("\n", "\r\n") + "\r\n", charset());
                return run(List.of("cmd", "/d", "/c", batch.toString()), output, errors);
            } finally {
                Files.deleteIfExists(batch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run(List<String> command, Consumer<String> output, Consumer<String> errors)
            throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File(WINDOWS ? "NUL" : "/dev/null")));
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new MagicException(
                    "The shell must be there.", command.get(0) + ": " + e.getMessage(), "install it, or use %%sh");
        }
        try {
            Thread out = pump(process.inputReader(charset()), output);
            Thread err = pump(process.errorReader(charset()), errors);
            int status = process.waitFor();
            out.join();
            err.join();
            return status;
        } finally {
            end(process);
        }
    }

    private static Charset charset() {
        return WINDOWS ? Charset.forName(System.getProperty("native.encoding", "UTF-8")) : StandardCharsets.UTF_8;
    }

    /** Hands on what a reader gives, on a thread of its own, which belongs to the cell that starts it. */
    private static Thread pump(Reader reader, Consumer<String> target) {
        Thread thread = new Thread(
                () -> {
                    char[] buffer = new char[8192];
                    try (Reader source = reader) {
                        for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
                            target.accept(new String(buffer, 0, n));
                        }
                    } catch (IOException e) {
                        target.accept(""); // the process was ended: there is no more
                    }
                },
                "cellstate-shell");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void end(Process process) {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> tree = process.descendants().toList();
        tree.forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(GRACE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        tree.forEach(ProcessHandle::destroyForcibly);
    }
}
