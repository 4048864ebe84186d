package org.cellstate.app.nbformat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A notebook of format 4: an immutable list of cells, with every other field of the file kept as it was read. */
public final class Notebook {

    private final JsonObject frame;
    private final List<Cell> cells;

    private Notebook(JsonObject frame, List<Cell> cells) {
        this.frame = frame;
        this.cells = List.copyOf(cells);
    }

    static Notebook of(JsonObject json) {
        List<Cell> cells = new ArrayList<>();
        json.getAsJsonArray("cells").forEach(cell -> cells.add(Cell.of(cell.getAsJsonObject())));
        JsonObject frame = json.deepCopy();
        frame.remove("cells");
        return new Notebook(frame, cells);
    }

    public List<Cell> cells() {
        return cells;
    }

    /** Returns the notebook's own title, an empty string if its metadata has none. */
    public String title() {
        return JsonFields.string(metadata(), "title");
    }

    /** Returns the name of the kernel the notebook was written for, or an empty string. */
    public String kernelName() {
        return JsonFields.string(JsonFields.object(metadata(), "kernelspec"), "name");
    }

    /** Returns the language of the notebook's code as its metadata tells it, or an empty string. */
    public String language() {
        String ofKernel = JsonFields.string(JsonFields.object(metadata(), "kernelspec"), "language");
        return ofKernel.isEmpty()
                ? JsonFields.string(JsonFields.object(metadata(), "language_info"), "name")
                : ofKernel;
    }

    /** Returns the notebook with the description of its language that the kernel gave. */
    public Notebook withLanguageInfo(JsonObject languageInfo) {
        JsonObject copy = frame.deepCopy();
        JsonObject metadata = JsonFields.object(copy, "metadata");
        metadata.add("language_info", languageInfo.deepCopy());
        copy.add("metadata", metadata);
        return new Notebook(copy, cells);
    }

    public Notebook withCell(int index, Cell cell) {
        List<Cell> changed = new ArrayList<>(cells);
        changed.set(index, cell);
        return new Notebook(frame, changed);
    }

    /** Returns the notebook with a cell put before the given index, and with an identity where the format asks for one. */
    public Notebook withInserted(int index, Cell cell, String id) {
        List<Cell> changed = new ArrayList<>(cells);
        boolean needsId = JsonFields.integer(frame, "nbformat_minor").orElse(0) >= 5;
        changed.add(index, needsId ? cell.withId(freeId(id)) : cell);
        return new Notebook(frame, changed);
    }

    private String freeId(String wanted) {
        String id = wanted;
        for (int n = 2; hasId(id); n++) {
            id = wanted + "-" + n;
        }
        return id;
    }

    private boolean hasId(String id) {
        return cells.stream().anyMatch(cell -> cell.id().equals(id));
    }

    public Notebook without(int index) {
        List<Cell> changed = new ArrayList<>(cells);
        changed.remove(index);
        return new Notebook(frame, changed);
    }

    /** Returns the notebook with the outputs and counts of all code cells removed. */
    public Notebook cleared() {
        return new Notebook(
                frame,
                cells.stream()
                        .map(cell -> cell.isCode() ? cell.withOutputs(List.of(), OptionalInt.empty()) : cell)
                        .toList());
    }

    private JsonObject metadata() {
        return JsonFields.object(frame, "metadata");
    }

    /** Returns the notebook as text, byte for byte as Jupyter writes it. */
    public String toText() {
        JsonObject json = frame.deepCopy();
        JsonArray array = new JsonArray();
        cells.forEach(cell -> array.add(cell.toJson()));
        json.add("cells", array);
        return JupyterJson.write(json);
    }
}
