package org.cellstate.app.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import javax.lang.model.SourceVersion;
import org.cellstate.app.Problem;
import org.cellstate.app.nbformat.Cell;
import org.cellstate.app.nbformat.Notebook;
import org.cellstate.kernel.api.CloseNames;

/**
 * Values given on the command line for the variables of a notebook, by papermill's convention: the cell tagged
 * {@code parameters} declares them, and a cell tagged {@code injected-parameters} right behind it sets them.
 *
 * @param values by name, in the order in which they were given
 */
public record Parameters(Map<String, String> values) {

    public static final String PARAMETERS = "parameters";
    public static final String INJECTED = "injected-parameters";

    public Parameters {
        values = new LinkedHashMap<>(values);
    }

    /**
     * A notebook with its parameters in it.
     *
     * @param notice what the user should know, for instance that the notebook declares no parameters
     */
    public record Injected(Notebook notebook, Optional<String> notice) {}

    /**
     * Reads {@code name=value} texts.
     *
     * @throws Problem if a text has no {@code =} or its name is not a Java name
     */
    public static Parameters parse(List<String> texts) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String text : texts) {
            int sign = text.indexOf('=');
            String name = sign < 0 ? text : text.substring(0, sign).strip();
            if (sign < 0 || !SourceVersion.isName(name) || name.indexOf('.') >= 0) {
                throw new Problem("A parameter has the form name=value.", "-p " + text, "-p epochs=20");
            }
            values.put(name, text.substring(sign + 1));
        }
        return new Parameters(values);
    }

    /**
     * Returns the notebook with a cell that sets the values, in place of one that an earlier run put there.
     *
     * @throws Problem if the notebook does not declare a name, or declares it with a type that the value does not fit
     */
    public Injected into(Notebook original) {
        if (values.isEmpty()) {
            return new Injected(original, Optional.empty());
        }
        int old = tagged(original, INJECTED);
        Notebook notebook = old < 0 ? original : original.without(old);
        int declaring = tagged(notebook, PARAMETERS);
        if (declaring < 0) {
            String notice =
                    "no cell is tagged \"parameters\": the values were put before the first cell, which may overwrite them";
            int place = old < 0 ? 0 : old;
            return new Injected(notebook.withInserted(place, cell(declarations()), INJECTED), Optional.of(notice));
        }
        String source = assignments(
                JavaVariables.declaredIn(notebook.cells().get(declaring).source()));
        return new Injected(notebook.withInserted(declaring + 1, cell(source), INJECTED), Optional.empty());
    }

    private static int tagged(Notebook notebook, String tag) {
        return IntStream.range(0, notebook.cells().size())
                .filter(i -> notebook.cells().get(i).isCode())
                .filter(i -> notebook.cells().get(i).hasTag(tag))
                .findFirst()
                .orElse(-1);
    }

    private static Cell cell(String source) {
        return Cell.code("// Parameters\n" + source, List.of(INJECTED));
    }

    private String assignments(Map<String, String> declared) {
        StringJoiner lines = new StringJoiner("\n");
        values.forEach((name, value) -> {
            String type = declared.get(name);
            if (type == null) {
                throw unknown(name, value, declared);
            }
            lines.add(name + " = " + JavaLiteral.of(name, type, value) + ";");
        });
        return lines.toString();
    }

    private String declarations() {
        StringJoiner lines = new StringJoiner("\n");
        values.forEach((name, value) -> lines.add("var " + name + " = " + JavaLiteral.of(name, "var", value) + ";"));
        return lines.toString();
    }

    private static Problem unknown(String name, String value, Map<String, String> declared) {
        List<String> close = CloseNames.of(name, declared.keySet());
        String fix = declared.isEmpty()
                ? "declare it in the cell tagged \"parameters\": var " + name + " = …;"
                : close.isEmpty()
                        ? "one of " + String.join(", ", declared.keySet())
                        : "-p " + close.get(0) + "=" + value;
        return new Problem("A parameter must be a variable that the notebook's parameters cell declares.", name, fix);
    }
}
