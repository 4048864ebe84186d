package org.cellstate.kernel.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cellstate.kernel.complete.JavaAssistant;
import org.cellstate.kernel.repl.JavaSession;
import org.cellstate.kernel.repl.SessionOptions;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.ConnectionFile;
import org.cellstate.kernel.wire.Message;
import org.cellstate.kernel.wire.Signer;

/** A kernel with a Java session, on loopback, and a client that is connected to it. */
final class JavaKernel implements AutoCloseable {

    final KernelServer server;
    final TestClient client;

    JavaKernel(Patience patience) throws IOException {
        ConnectionFile file = ConnectionFile.local();
        PrintStream console = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        server = KernelServer.start(
                file, Signer.of(file.key()), JavaKernel::session, Optional.empty(), new Console(console), patience);
        client = new TestClient(file);
    }

    private static Interpreter session() {
        List<Path> none = List.of();
        JavaSession session = JavaSession.start(SessionOptions.of(none).startup("""
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.concurrent.locks.*;
                import java.util.stream.*;
                import org.cellstate.kernel.api.*;
                void here() { System.out.print("here"); System.err.print("!"); }"""));
        return new Interpreter(session, new JavaAssistant(session));
    }

    /** Runs a cell to its end and returns all that was said about it on iopub. */
    List<Message> run(String code) {
        Message cell = client.execute(code);
        Message reply = client.reply(Channel.SHELL, cell);
        if (!reply.fields().text("status").equals("ok")) {
            throw new AssertionError(reply.content().toString());
        }
        return client.untilIdle(cell);
    }

    static String contents(List<Message> said) {
        return said.stream().map(message -> message.content().toString()).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
