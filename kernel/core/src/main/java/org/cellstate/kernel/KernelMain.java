package org.cellstate.kernel;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.cellstate.kernel.complete.JavaAssistant;
import org.cellstate.kernel.install.JupyterPaths;
import org.cellstate.kernel.magic.Magics;
import org.cellstate.kernel.maven.MavenSettings;
import org.cellstate.kernel.repl.JavaSession;
import org.cellstate.kernel.repl.SessionOptions;
import org.cellstate.kernel.server.Console;
import org.cellstate.kernel.server.Interpreter;
import org.cellstate.kernel.server.KernelServer;
import org.cellstate.kernel.wire.ConnectionFile;
import org.cellstate.kernel.wire.Signer;

/** The kernel process: what a kernelspec starts. */
public final class KernelMain {

    /** After this long the process ends although shutdown hooks of notebook code still run. */
    private static final long EXIT_MILLISECONDS = 500;

    /** Jupyter's own switch for file systems without permissions, and what it takes for yes. */
    private static final Set<String> INSECURE = Set.of("true", "1");

    private KernelMain() {}

    /** Runs a kernel until a client shuts it down or the program that started it ends; exits with 0, or 1 for wrong usage. */
    public static void main(String[] args) throws InterruptedException {
        run(args, KernelMain::open);
    }

    /** Runs a kernel as {@link #main} does, with the Java session that a function opens. */
    static void run(String[] args, Opening opening) throws InterruptedException {
        PrintStream standardError = System.err;
        Console console = new Console(standardError);
        try (KernelServer server = start(KernelOptions.parse(args), opening, console)) {
            new ParentWatch(System.getenv(), System.getProperty("os.name")).onEnd(() -> {
                console.note("The program that started this kernel has ended.");
                exit();
            });
            server.awaitShutdown();
        } catch (NoSuchFileException e) {
            standardError.println("A file that the kernel's command names must be there.\n  received: no " + e.getFile()
                    + "\n  try: ./cellstate install --user, and start the kernel again");
            System.exit(1);
        } catch (IllegalArgumentException | IOException e) {
            standardError.println(e.getMessage());
            System.exit(1);
        }
        exit();
    }

    private static KernelServer start(KernelOptions options, Opening opening, Console console) throws IOException {
        for (Path startup : options.startup().stream().toList()) {
            if (!Files.exists(startup)) {
                throw new NoSuchFileException(startup.toString());
            }
        }
        // First of all: the sockets are there long before it.
        FutureTask<Interpreter> session = new FutureTask<>(() -> opening.open(options));
        daemon("cellstate-session", session);
        if (!INSECURE.contains(System.getenv()
                .getOrDefault("JUPYTER_ALLOW_INSECURE_WRITES", "")
                .toLowerCase(Locale.ROOT))) {
            ConnectionFile.checkPrivate(options.connectionFile());
        }
        ConnectionFile file = ConnectionFile.read(options.connectionFile());
        Signer signer = options.allowEmptyKey() && file.key().isEmpty() ? Signer.unsigned() : Signer.of(file.key());
        Optional<Path> history = HistoryPlace.of(System.getenv(), JupyterPaths.ofThisMachine());
        return KernelServer.start(file, signer, () -> opened(session), history, console);
    }

    private static Interpreter opened(FutureTask<Interpreter> session) throws Exception {
        try {
            return session.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Opens what runs cells; takes about a second, so it happens in the background. */
    interface Opening {
        Interpreter open(KernelOptions options) throws IOException;
    }

    /** Opens the Java session: the one place that knows which evaluator and which assistant there are. */
    private static Interpreter open(KernelOptions options) throws IOException {
        String startup = options.startup().isPresent()
                ? Files.readString(options.startup().get())
                : "";
        SessionOptions session = SessionOptions.of(options.classpath())
                .startup(startup)
                .notices(notice -> System.out.println(notice)); // looked up each time: the cell's own stream
        JavaSession java = JavaSession.start(session);
        daemon("cellstate-warm-up", () -> warmUp(java));
        Magics magics = Magics.of(java, options.classpath(), MavenSettings.ofUser());
        return new Interpreter(magics.evaluator(), magics.assistant(new JavaAssistant(java)));
    }

    private static void warmUp(JavaSession java) {
        try {
            java.warmUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the process, with a loop still running in a cell or not. */
    private static void exit() {
        daemon("cellstate-exit", () -> {
            try {
                TimeUnit.MILLISECONDS.sleep(EXIT_MILLISECONDS);
            } catch (InterruptedException e) {
                // then at once
            }
            Runtime.getRuntime().halt(0);
        });
        System.exit(0);
    }
}
