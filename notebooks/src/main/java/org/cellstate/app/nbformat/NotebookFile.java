package org.cellstate.app.nbformat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cellstate.app.FileInPlace;
import org.cellstate.app.Problem;
import org.cellstate.kernel.api.CloseNames;

/** Reads and writes notebook files. What cannot be run as a Java notebook is refused with what to do about it. */
public final class NotebookFile {

    private NotebookFile() {}

    /**
     * Reads a notebook.
     *
     * @throws Problem if the file is missing, is not JSON, or is not a notebook of format 4
     */
    public static Notebook read(Path file) {
        JsonElement tree = parse(file, content(file));
        if (!(tree instanceof JsonObject json) || !(json.has("nbformat") || json.has("cells"))) {
            throw new Problem(
                    "A notebook is a JSON object with the fields nbformat and cells.",
                    file + ", which is JSON without them",
                    "a file that Jupyter saved as .ipynb");
        }
        requireFormat4(file, json);
        return Notebook.of(json);
    }

    /**
     * Refuses a notebook whose code is not Java. One that does not tell its language is taken as Java.
     *
     * @throws Problem if the notebook was written for a kernel of another language
     */
    public static void requireJava(Path file, Notebook notebook) {
        String language = notebook.language().toLowerCase(Locale.ROOT);
        String kernel = notebook.kernelName().toLowerCase(Locale.ROOT);
        boolean java = language.isEmpty()
                ? kernel.isEmpty() || kernel.contains("java") || kernel.contains("cellstate")
                : language.equals("java");
        if (!java) {
            throw new Problem(
                    "Cellstate runs notebooks whose kernel speaks Java.",
                    file + " with kernel \"" + notebook.kernelName() + "\""
                            + (language.isEmpty() ? "" : ", language " + language),
                    language.equals("python") || kernel.startsWith("python")
                            ? "jupyter run \"" + file
                                    + "\" for Python, or choose the kernel Cellstate in Jupyter and save"
                            : "its own kernel through jupyter run, or choose the kernel Cellstate in Jupyter and save");
        }
    }

    /** Writes a notebook aside and moves it into place. */
    public static void write(Notebook notebook, Path file) {
        FileInPlace.write(file, notebook.toText());
    }

    private static String content(Path file) {
        if (Files.isDirectory(file)) {
            throw new Problem("A notebook is a file.", file + ", which is a folder", "one file: " + notebooksIn(file));
        }
        if (!Files.exists(file)) {
            throw new Problem("The notebook must exist.", file + ", which does not", nearby(file));
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw notJson(file, "bytes that are not UTF-8 text", e);
        } catch (IOException e) {
            throw new Problem(
                    "The notebook must be readable.",
                    file + " (" + e + ")",
                    "the file's permissions: ls -l " + file,
                    e);
        }
    }

    private static JsonElement parse(Path file, String text) {
        if (text.isBlank()) {
            throw notJson(file, "an empty file", new JsonParseException("empty"));
        }
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement tree = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonParseException("text after the end of the notebook");
            }
            return tree;
        } catch (JsonParseException | IOException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String what = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
            throw notJson(file, what, e);
        }
    }

    private static Problem notJson(Path file, String what, Throwable cause) {
        return new Problem(
                "A notebook is a JSON file.",
                file + ": " + what,
                "a file that Jupyter saved as .ipynb; after a merge, look for lines that start with <<<<<<<",
                cause);
    }

    private static void requireFormat4(Path file, JsonObject json) {
        int major = JsonFields.integer(json, "nbformat").orElse(json.has("worksheets") ? 3 : 4);
        if (major < 4 || json.has("worksheets")) {
            throw new Problem(
                    "Cellstate reads notebooks of format 4.",
                    file + " of format " + major,
                    "jupyter nbconvert --to notebook --inplace \"" + file + "\"");
        }
        if (major > 4) {
            throw new Problem(
                    "Cellstate reads notebooks of format 4.",
                    file + " of format " + major + ", which is newer than this version of Cellstate",
                    "a newer Cellstate, or save it from Jupyter as format 4");
        }
        boolean wellFormed = json.get("cells") instanceof JsonArray cells
                && cells.asList().stream().allMatch(NotebookFile::isCell);
        if (!wellFormed) {
            throw new Problem(
                    "A notebook holds a list of cells, each with cell_type and source.",
                    file + ", in which that list or one of its cells is broken",
                    "open it in Jupyter, which says what is wrong, and save it again");
        }
    }

    private static boolean isCell(JsonElement element) {
        if (!(element instanceof JsonObject cell)) {
            return false;
        }
        boolean outputs = cell.get("outputs") == null
                || (cell.get("outputs") instanceof JsonArray array
                        && array.asList().stream().allMatch(JsonElement::isJsonObject));
        return cell.has("source") && !JsonFields.string(cell, "cell_type").isEmpty() && outputs;
    }

    private static String nearby(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "a path that exists; the folder " + folder + " is missing too";
        }
        List<String> close = CloseNames.of(String.valueOf(file.getFileName()), names(folder));
        return close.isEmpty() ? "one of " + notebooksIn(folder) : String.join(" or ", close);
    }

    private static String notebooksIn(Path folder) {
        List<String> names = names(folder);
        return names.isEmpty() ? "(there are no .ipynb files in " + folder + ")" : String.join(", ", names);
    }

    private static List<String> names(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> name.endsWith(".ipynb"))
                    .sorted()
                    .limit(20)
                    .toList();
        } catch (IOException e) {
            // The list only helps; a folder that cannot be read is told by the problem it belongs to.
            return List.of();
        }
    }
}
