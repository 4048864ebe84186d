package org.cellstate.kernel.server;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.cellstate.kernel.display.CellInput;
import org.cellstate.kernel.wire.Message;
import org.cellstate.kernel.wire.Protocol;
import org.jspecify.annotations.Nullable;

/** Questions to the users of cells, on the stdin channel: one at a time, each to the client that runs the cell. */
final class InputRequests {

    private final Wire wire;

    /** Held while one question waits for its answer. */
    private final ReentrantLock oneQuestion = new ReentrantLock(true);

    private volatile @Nullable Question open;

    InputRequests(Wire wire) {
        this.wire = wire;
    }

    private record Question(String id, List<byte[]> client, CompletableFuture<String> answer) {

        /** Most clients name the question in their answer; those that do not are known by their address. */
        boolean isAnsweredBy(Message reply) {
            Optional<String> named = reply.parentId();
            return sameFrames(client, reply.identities())
                    && (named.isEmpty() || named.get().equals(id));
        }

        private static boolean sameFrames(List<byte[]> left, List<byte[]> right) {
            return Arrays.deepEquals(left.toArray(), right.toArray());
        }
    }

    /** Returns how a cell asks: by questions to its client, or, where the client does not allow them, by an error. */
    CellInput of(Request request, boolean allowed) {
        return allowed ? (prompt, password) -> ask(request, prompt, password) : InputRequests::refuse;
    }

    private static String refuse(String prompt, boolean password) {
        throw new UnsupportedOperationException("A cell can ask for input only where its client allows it.\n"
                + "  received: a question" + (prompt.isEmpty() ? "" : ", \"" + prompt + "\",")
                + " in a run with allow_stdin false\n"
                + "  try: run the cell in JupyterLab or a console, or set a variable instead of asking");
    }

    private String ask(Request request, String prompt, boolean password) throws InterruptedException {
        oneQuestion.lockInterruptibly();
        try {
            JsonObject content = new JsonObject();
            content.addProperty("prompt", prompt);
            content.addProperty("password", password);
            Message question = wire.question(request, content);
            CompletableFuture<String> answer = new CompletableFuture<>();
            open = new Question(question.header().id(), question.identities(), answer);
            wire.ask(question);
            return answer.get();
        } catch (CancellationException e) {
            throw new InterruptedException("The question was withdrawn.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // answers are completed or cancelled
        } finally {
            open = null;
            oneQuestion.unlock();
        }
    }

    /**
     * Takes an answer; returns false if nobody waits for it: it comes late, or from a client that was not asked. On the I/O
     * thread.
     */
    boolean answered(Message reply) {
        Question question = open;
        return reply.type().equals(Protocol.INPUT_REPLY)
                && question != null
                && question.isAnsweredBy(reply)
                && question.answer().complete(reply.fields().text("value"));
    }

    /** Withdraws the question that waits: the cell that asked it is being stopped. */
    void withdraw() {
        Question question = open;
        if (question != null) {
            question.answer().cancel(false);
        }
    }
}
