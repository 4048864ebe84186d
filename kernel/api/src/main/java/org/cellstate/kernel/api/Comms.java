package org.cellstate.kernel.api;

import java.util.Optional;

/**
 * Conversations with code in the front end. From any thread.
 *
 * <pre>{@code
 * Comm slider = Notebook.comms().open("jupyter.widget", CommMessage.of(Map.of("state", state)), (comm, message) ->
 *         System.out.println(message.data().get("state")));
 * }</pre>
 */
public interface Comms {

    /**
     * Opens a comm to something in the front end. Where there is none, as on a plain console, the comm is closed from the start.
     *
     * @param target the name that the front end knows
     * @param first what is said on opening
     * @param handler takes what the front end says; it misses nothing
     */
    Comm open(String target, CommMessage first, CommHandler handler);

    /** Lets the front end open comms under a name; a name registered before is replaced. */
    void register(String name, CommTarget target);

    /** Returns what the front end may open comms to under a name. */
    Optional<CommTarget> registered(String name);

    /** Lets the front end no longer open comms under a name; open ones stay. */
    void unregister(String name);

    /**
     * Returns the identifier of the request that this thread works for: what a front end's output widget takes as {@code msg_id} to
     * catch what is shown. Empty where there is no kernel, or no cell has run.
     */
    Optional<String> requestId();
}
