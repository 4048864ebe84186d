package org.cellstate.app.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.cellstate.app.nbformat.Output;
import org.cellstate.kernel.wire.Fields;
import org.cellstate.kernel.wire.Message;
import org.cellstate.kernel.wire.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Turns a run's iopub messages into the outputs of its cells as Jupyter's own clients do: text of one stream is joined, an
 * update changes every display of its identity in whichever cell, a clearing may wait for the next output.
 */
final class OutputLog {

    /** An output and the display identity it was shown under, if any. */
    private record Entry(Output output, @Nullable String displayId) {}

    private final Map<Integer, List<Entry>> cells = new TreeMap<>();
    private final Map<Integer, Boolean> clearOnNext = new HashMap<>();

    /** Returns the outputs of a cell so far. */
    List<Output> outputs(int cell) {
        return entries(cell).stream().map(Entry::output).toList();
    }

    /** Adds an output that did not come from the kernel. */
    void add(int cell, Output output) {
        append(cell, new Entry(output, null));
    }

    /** Takes a message that a cell caused. Messages that are no outputs are let pass. */
    void accept(int cell, Message message) {
        Fields fields = message.fields();
        switch (message.type()) {
            case Protocol.STREAM ->
                append(cell, new Entry(new Output.Printed(fields.text("name"), fields.text("text")), null));
            case Protocol.DISPLAY_DATA -> append(cell, shown(fields, OptionalInt.empty()));
            case Protocol.EXECUTE_RESULT ->
                append(cell, shown(fields, OptionalInt.of(fields.integer("execution_count"))));
            case Protocol.UPDATE_DISPLAY_DATA -> update(fields);
            case Protocol.CLEAR_OUTPUT -> clear(cell, fields.flag("wait", false));
            case Protocol.ERROR -> append(cell, new Entry(failed(message.content()), null));
            default -> {
                return;
            }
        }
    }

    private static Output failed(JsonObject content) {
        JsonObject copy = content.deepCopy();
        copy.addProperty("output_type", "error");
        return Output.of(copy);
    }

    private static Entry shown(Fields fields, OptionalInt count) {
        JsonObject transientPart = fields.object("transient");
        String displayId = transientPart.get("display_id") instanceof JsonPrimitive id ? id.getAsString() : null;
        return new Entry(new Output.Shown(fields.object("data"), fields.object("metadata"), count), displayId);
    }

    private void append(int cell, Entry entry) {
        List<Entry> entries = entries(cell);
        if (clearOnNext.remove(cell) != null) {
            entries.clear();
        }
        int last = entries.size() - 1;
        if (last >= 0
                && entry.output() instanceof Output.Printed next
                && entries.get(last).output() instanceof Output.Printed before
                && before.name().equals(next.name())) {
            entries.set(last, new Entry(new Output.Printed(before.name(), before.text() + next.text()), null));
        } else {
            entries.add(entry);
        }
    }

    private void update(Fields fields) {
        Entry update = shown(fields, OptionalInt.empty());
        String id = update.displayId();
        if (id == null || !(update.output() instanceof Output.Shown now)) {
            return;
        }
        for (List<Entry> entries : cells.values()) {
            entries.replaceAll(entry -> id.equals(entry.displayId()) && entry.output() instanceof Output.Shown before
                    ? new Entry(new Output.Shown(now.data(), now.metadata(), before.executionCount()), id)
                    : entry);
        }
    }

    private void clear(int cell, boolean wait) {
        if (wait) {
            clearOnNext.put(cell, true);
        } else {
            entries(cell).clear();
        }
    }

    private List<Entry> entries(int cell) {
        return cells.computeIfAbsent(cell, key -> new ArrayList<>());
    }
}
