package org.cellstate.kernel.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.cellstate.kernel.wire.Fields;
import org.cellstate.kernel.wire.InvalidContentException;

/**
 * The main shell and the subshells that clients have made (JEP 91). For any thread.
 *
 * <p>A subshell has a queue and a thread for its cells. The Java session takes one cell at a time, so a cell of a subshell waits while
 * one of another shell runs; completion, inspection, comms and all else have threads of their own and wait for no shell.
 */
final class Shells {

    private static final String ID = "subshell_id";

    private final Function<String, Shell> making;
    private final Shell main;
    private final Map<String, Shell> subshells = new LinkedHashMap<>();
    private boolean closed;

    /**
     * Makes the main shell; it waits for {@link #open}.
     *
     * @param making makes a shell whose thread has a name
     */
    Shells(Function<String, Shell> making) {
        this.making = making;
        main = making.apply("cellstate-cells");
    }

    void open() {
        main.start();
    }

    /** Gives a cell to the shell that its header names; returns false if there is none. */
    synchronized boolean add(Request request) {
        Optional<String> id = id(request.header());
        Shell shell = id.isEmpty() ? main : subshells.get(id.get());
        if (shell == null) {
            return false;
        }
        shell.add(request); // within the lock: nothing is added behind the end of a shell
        return true;
    }

    /** Returns whether a request's header names a shell that there is, or none. */
    synchronized boolean knows(Request request) {
        return id(request.header()).map(subshells::containsKey).orElse(true);
    }

    /** Answers a {@code create_subshell_request}. */
    synchronized JsonObject create() {
        String id = UUID.randomUUID().toString();
        Shell shell = making.apply("cellstate-subshell-" + id);
        subshells.put(id, shell);
        if (!closed) {
            shell.start();
        }
        JsonObject content = new JsonObject();
        content.addProperty(ID, id);
        return content;
    }

    /**
     * Answers a {@code delete_subshell_request}. What waits in the subshell is still served.
     *
     * @throws InvalidContentException if there is no such subshell
     */
    synchronized JsonObject delete(Fields request) {
        String id = request.text(ID);
        Shell shell = subshells.remove(id);
        if (shell == null) {
            throw unknown(id);
        }
        shell.finish();
        return new JsonObject();
    }

    /** Answers a {@code list_subshell_request}. */
    synchronized JsonObject list() {
        JsonArray ids = new JsonArray();
        subshells.keySet().forEach(ids::add);
        JsonObject content = new JsonObject();
        content.add(ID, ids);
        return content;
    }

    /** Serves nothing more. */
    synchronized void close() {
        closed = true;
        main.close();
        subshells.values().forEach(Shell::close);
    }

    /** Returns what a request for a shell that does not exist is answered. */
    static InvalidContentException unknown(Request request) {
        return unknown(id(request.header()).orElse(""));
    }

    private static InvalidContentException unknown(String id) {
        String shown = id.length() <= 80 ? id : id.substring(0, 80) + "...";
        return new InvalidContentException("A subshell must be created before it is used.\n  received: subshell_id "
                + shown + "\n  try: create_subshell_request on the control channel");
    }

    /** An identifier that is no string names no shell. */
    private static Optional<String> id(JsonObject header) {
        JsonElement id = header.get(ID);
        if (id == null || id.isJsonNull()) {
            return Optional.empty();
        }
        return Optional.of(
                id.isJsonPrimitive() && id.getAsJsonPrimitive().isString() ? id.getAsString() : id.toString());
    }
}
