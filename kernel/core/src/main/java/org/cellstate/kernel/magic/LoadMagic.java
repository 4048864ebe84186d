package org.cellstate.kernel.magic;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cellstate.kernel.errors.CellSource;
import org.cellstate.kernel.repl.Outcome;

/** {@code %load}: runs a file of Java, a script of the jshell tool, or the cells of a notebook. */
@SuppressWarnings("OrphanedFormatString") // a magic's name is no format
final class LoadMagic implements Magic {

    private static final List<String> ENDINGS = List.of("", ".java", ".jshell", ".jsh", ".ipynb");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \\t]*package\\s+[\\w.]+\\s*;");
    private static final Pattern COMMAND = Pattern.compile("(?m)^/(?:[a-z]+|!|\\?|-\\d*)\\b.*$");

    private static final Help HELP = Help.line(
                    "FILE",
                    "Runs a file of Java (.java, .jsh, .jshell) or the code cells of a notebook (.ipynb) in this session. The"
                            + " ending may be left out; a package declaration is.",
                    "%load library.java",
                    "load")
            .operand(Help.Operand.PATHS);

    private final Script script;
    private final Set<Path> loading = new HashSet<>();

    /** Runs source, with the magics in it. */
    interface Script {
        Outcome run(CellSource source) throws InterruptedException;
    }

    LoadMagic(Script script) {
        this.script = script;
    }

    @Override
    public Help help() {
        return HELP;
    }

    @Override
    public Outcome run(MagicCall call) throws InterruptedException {
        List<String> words = call.words();
        if (words.size() != 1) {
            throw new MagicException("%load needs one file.", call.argumentText(), "%load library.java");
        }
        Path file = find(words.get(0)).toAbsolutePath().normalize();
        if (!loading.add(file)) {
            throw new MagicException("A file must not load itself.", file.toString(), "%load without the circle");
        }
        try {
            return run(file);
        } finally {
            loading.remove(file);
        }
    }

    private Outcome run(Path file) throws InterruptedException {
        String name = file.getFileName().toString();
        Outcome outcome = new Outcome.Nothing();
        for (CellSource source :
                name.toLowerCase(Locale.ROOT).endsWith(".ipynb") ? cells(file) : List.of(source(file))) {
            outcome = script.run(source);
            if (outcome instanceof Outcome.Failed || outcome instanceof Outcome.Interrupted) {
                return outcome;
            }
        }
        return outcome;
    }

    private static Path find(String name) {
        for (String ending : ENDINGS) {
            Path file = Paths.of(name + ending);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        Path there = Paths.existing(name);
        throw new MagicException("%load needs a file.", there + ", a directory", "a file in it");
    }

    @SuppressWarnings("SystemOut") // the cell's own stream
    private static CellSource source(Path file) {
        String name = file.getFileName().toString();
        String text = read(file);
        String java = blanked(PACKAGE, text);
        if (!name.endsWith(".java")) {
            List<String> commands = COMMAND.matcher(java)
                    .results()
                    .map(found -> found.group().strip())
                    .toList();
            if (!commands.isEmpty()) {
                System.out.println("note: commands of the jshell tool are left out: " + String.join(", ", commands));
            }
            java = blanked(COMMAND, java);
        }
        return new CellSource(name, java);
    }

    private static String blanked(Pattern pattern, String text) {
        return pattern.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group().replaceAll("\\S", " ")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new MagicException("A file must be text in UTF-8 that can be read.", file + ": " + e, "another file");
        }
    }

    private static List<CellSource> cells(Path file) {
        List<CellSource> sources = new ArrayList<>();
        JsonArray cells = notebook(file).getAsJsonArray("cells");
        for (int i = 0; i < cells.size(); i++) {
            JsonObject cell = cells.get(i).getAsJsonObject();
            if (cell.has("source")
                    && cell.has("cell_type")
                    && cell.get("cell_type").getAsString().equals("code")) {
                sources.add(new CellSource(file.getFileName() + ", cell " + (i + 1), text(cell.get("source"))));
            }
        }
        return sources;
    }

    private static JsonObject notebook(Path file) {
        String found;
        try {
            JsonElement root = JsonParser.parseString(read(file));
            if (root instanceof JsonObject notebook && notebook.get("cells") instanceof JsonArray) {
                return notebook;
            }
            found = "no list of cells";
        } catch (JsonParseException e) {
            found = "no JSON: " + e.getMessage();
        }
        throw new MagicException(
                "A notebook must be a file of format 4.",
                file + ", in which there is " + found,
                "save it again in Jupyter");
    }

    private static String text(JsonElement source) {
        return source.isJsonArray()
                ? StreamSupport.stream(source.getAsJsonArray().spliterator(), false)
                        .map(JsonElement::getAsString)
                        .collect(Collectors.joining())
                : source.getAsString();
    }
}
