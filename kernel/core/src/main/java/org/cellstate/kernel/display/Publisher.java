package org.cellstate.kernel.display;

import com.google.gson.JsonObject;

/** Sends to every client. From any thread; messages leave in the order in which they were handed in. */
@FunctionalInterface
public interface Publisher {

    /**
     * Sends a message.
     *
     * @param type the message type, for instance {@code stream}
     * @param parent the header of the request it belongs to
     * @param content what is said
     */
    void publish(String type, JsonObject parent, JsonObject content);
}
