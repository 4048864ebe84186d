package org.cellstate.kernel.api.widget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cellstate.kernel.api.MimeBundle;
import org.jspecify.annotations.Nullable;

/** What an output area holds, as a notebook file holds the outputs of a cell. Used under the area's lock. */
final class Outputs {

    /** Characters of one stream that are kept; beyond that the earlier ones go. */
    static final int KEPT = 200_000;

    private static final String LEFT_OUT = "[earlier lines are left out]\n";

    private final List<Output> outputs = new ArrayList<>();
    private boolean clearDue;

    /** One output, and the identifier by which it can be replaced. */
    private record Output(
            Map<String, Object> state, @Nullable Object display) {}

    /** Takes the next thing that is shown; returns whether anything has changed. */
    boolean add(String type, Map<String, ?> content) {
        switch (type) {
            case "stream" -> print(String.valueOf(content.get("name")), String.valueOf(content.get("text")));
            case "display_data", "execute_result" -> put(new Output(shown(content), display(content)));
            case "update_display_data" -> {
                return replace(content);
            }
            case "clear_output" -> {
                return clear(Boolean.TRUE.equals(content.get("wait")));
            }
            default -> {
                return false; // nothing that is seen
            }
        }
        return true;
    }

    void addError(String name, String message, List<String> lines) {
        Map<String, Object> state = state("error");
        state.put("ename", name);
        state.put("evalue", message);
        state.put("traceback", lines);
        put(new Output(state, null));
    }

    /** Removes everything; with {@code wait}, when the next output comes. Returns whether anything has changed. */
    boolean clear(boolean wait) {
        clearDue = wait;
        boolean changes = !wait && !outputs.isEmpty();
        if (!wait) {
            outputs.clear();
        }
        return changes;
    }

    /** Removes what was to be removed when the next output came. */
    boolean settle() {
        return clearDue && clear(false);
    }

    private void put(Output output) {
        settle();
        outputs.add(output);
    }

    private void print(String name, String text) {
        settle();
        Output last = outputs.isEmpty() ? null : outputs.get(outputs.size() - 1);
        String all = text;
        if (last != null && name.equals(last.state().get("name"))) {
            all = last.state().get("text") + text;
            outputs.remove(outputs.size() - 1);
        }
        if (all.length() > KEPT) {
            all = LEFT_OUT + all.substring(all.indexOf('\n', all.length() - KEPT) + 1);
        }
        Map<String, Object> state = state("stream");
        state.put("name", name);
        state.put("text", all);
        outputs.add(new Output(state, null));
    }

    private boolean replace(Map<String, ?> content) {
        Object id = display(content);
        boolean found = false;
        for (int i = 0; id != null && i < outputs.size(); i++) {
            if (id.equals(outputs.get(i).display())) {
                outputs.set(i, new Output(shown(content), id));
                found = true;
            }
        }
        return found;
    }

    private static Map<String, Object> shown(Map<String, ?> content) {
        Map<String, Object> state = state("display_data");
        state.put("data", content.get("data") instanceof Map<?, ?> data ? data : Map.of());
        state.put("metadata", content.get("metadata") instanceof Map<?, ?> metadata ? metadata : Map.of());
        return state;
    }

    private static @Nullable Object display(Map<String, ?> content) {
        return content.get("transient") instanceof Map<?, ?> address ? address.get("display_id") : null;
    }

    private static Map<String, Object> state(String type) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("output_type", type);
        return state;
    }

    List<Map<String, Object>> state() {
        return outputs.stream().map(Output::state).toList();
    }

    String text() {
        return outputs.stream().map(Outputs::text).map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    private static String text(Output output) {
        Map<String, Object> state = output.state();
        if (state.get("text") instanceof String printed) {
            return printed;
        }
        if (state.get("data") instanceof Map<?, ?> data) {
            return String.valueOf(data.get(MimeBundle.TEXT));
        }
        return state.get("ename") + ": " + state.get("evalue");
    }
}
