package org.cellstate.kernel.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cellstate.kernel.wire.ConnectionFile;
import org.cellstate.kernel.wire.Signer;

/** A kernel with a scripted session, on loopback, and a client that is connected to it. */
final class RunningKernel implements AutoCloseable {

    final ScriptedEvaluator evaluator = new ScriptedEvaluator();
    final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    final Console console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8));
    final ConnectionFile file;
    final KernelServer server;
    final TestClient client;

    RunningKernel() throws IOException {
        this(() -> {});
    }

    /** Starts one whose session is there after an action, or fails to start if the action throws. */
    RunningKernel(ScriptedEvaluator.Action beforeOpening) throws IOException {
        this(beforeOpening, Optional.empty());
    }

    /** Starts one that keeps its inputs in a file. */
    RunningKernel(Path history) throws IOException {
        this(() -> {}, Optional.of(history));
    }

    private RunningKernel(ScriptedEvaluator.Action beforeOpening, Optional<Path> history) throws IOException {
        file = ConnectionFile.local();
        Callable<Interpreter> session = () -> {
            beforeOpening.run();
            return new Interpreter(evaluator, new ScriptedAssistant());
        };
        server = KernelServer.start(file, Signer.of(file.key()), session, history, console);
        client = new TestClient(file);
    }

    String console() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
