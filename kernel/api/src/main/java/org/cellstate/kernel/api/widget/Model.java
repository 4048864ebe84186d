package org.cellstate.kernel.api.widget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cellstate.kernel.api.Comm;
import org.cellstate.kernel.api.CommHandler;
import org.cellstate.kernel.api.CommMessage;
import org.jspecify.annotations.Nullable;

/** This end of one model in the front end: answers what is asked, and tells the true state where something is refused. */
final class Model implements CommHandler {

    private final Supplier<Map<String, Object>> state;
    private final Owner owner;

    Model(Supplier<Map<String, Object>> state, Owner owner) {
        this.state = state;
        this.owner = owner;
    }

    /** Whose model it is. */
    interface Owner {

        /** Nobody's: a model that the front end may not change. */
        Owner NOBODY = new Owner() {};

        /** Takes a change by the user and returns what is to be done then; empty if the user cannot change it so. */
        default Optional<Runnable> take(String attribute, @Nullable Object sent) {
            return Optional.empty();
        }

        /** Takes note of something that is no change, such as a click. */
        default void event(Map<?, ?> content) {
            // most have none
        }

        /** Takes note that the front end has thrown the model away. */
        default void lost() {
            // who owns it is told by another one
        }
    }

    Map<String, Object> state() {
        return state.get();
    }

    @Override
    public void received(Comm comm, CommMessage message) {
        Map<String, ?> data = message.data();
        String method = String.valueOf(data.get("method"));
        if (method.equals("request_state")) {
            comm.send(change("update", state()));
        } else if (method.equals("update") && data.get("state") instanceof Map<?, ?> asked) {
            update(comm, asked);
        } else if (method.equals("custom") && data.get("content") instanceof Map<?, ?> content) {
            owner.event(content);
        }
    }

    private void update(Comm comm, Map<?, ?> asked) {
        List<Runnable> consequences = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        asked.forEach((key, sent) -> {
            String attribute = String.valueOf(key);
            Optional<Runnable> consequence = owner.take(attribute, sent);
            consequence.ifPresent(consequences::add);
            (consequence.isPresent() ? taken : refused).add(attribute);
        });
        tell(comm, "echo_update", taken);
        tell(comm, "update", refused);
        consequences.forEach(Runnable::run);
    }

    private void tell(Comm comm, String method, List<String> attributes) {
        Map<String, Object> now = state();
        now.keySet().retainAll(attributes);
        if (!now.isEmpty()) {
            comm.send(change(method, now));
        }
    }

    @Override
    public void closed(Comm comm, CommMessage last) {
        owner.lost();
    }

    static CommMessage change(String method, Map<String, ?> state) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("method", method);
        data.put("state", state);
        data.put("buffer_paths", List.of());
        return CommMessage.of(data);
    }
}
