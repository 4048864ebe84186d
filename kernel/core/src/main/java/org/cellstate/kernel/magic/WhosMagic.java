package org.cellstate.kernel.magic;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cellstate.kernel.repl.JavaSession;
import org.cellstate.kernel.repl.JavaSession.Variable;
import org.cellstate.kernel.repl.Outcome;
import org.jspecify.annotations.Nullable;

/** {@code %whos}: the session's variables, each with its type, size and what it holds. */
@SuppressWarnings("OrphanedFormatString") // a magic's name is no format
final class WhosMagic implements Magic {

    private static final int VALUE = 60;
    private static final int NAME = 30;
    private static final String GAP = "  ";

    private static final Help HELP = Help.line(
            "[NAME ...]",
            "Lists the variables with type, size and value.",
            "var primes = List.of(2, 3, 5);\n%whos",
            "whos",
            "who");

    private final JavaSession session;

    WhosMagic(JavaSession session) {
        this.session = session;
    }

    @Override
    public Help help() {
        return HELP;
    }

    private record Row(String name, String type, String size, String value) {}

    @Override
    public Outcome run(MagicCall call) {
        List<String> wanted = call.words();
        List<Variable> variables = session.variables().stream()
                .filter(each -> wanted.isEmpty() || wanted.contains(each.name()))
                .toList();
        if (variables.isEmpty()) {
            return new Outcome.Value(new Text("There are no variables" + (wanted.isEmpty() ? "." : " of this name.")));
        }
        Outcome values = session.evaluate(
                variables.stream().map(Variable::name).collect(Collectors.joining(", ", "new Object[] {", "}")));
        if (!(values instanceof Outcome.Value value && value.value() instanceof Object[] all)) {
            return values;
        }
        List<Row> rows = new ArrayList<>(List.of(new Row("name", "type", "size", "value")));
        for (int i = 0; i < variables.size(); i++) {
            Variable variable = variables.get(i);
            rows.add(new Row(
                    cut(variable.name(), NAME),
                    cut(simple(variable.type()), NAME),
                    size(all[i]),
                    cut(shown(all[i]), VALUE)));
        }
        return new Outcome.Value(new Text(table(rows)));
    }

    private static String table(List<Row> rows) {
        int name = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        int type = rows.stream().mapToInt(row -> row.type().length()).max().orElse(0);
        int size = rows.stream().mapToInt(row -> row.size().length()).max().orElse(0);
        return rows.stream()
                .map(row -> (pad(row.name(), name)
                                + GAP
                                + pad(row.type(), type)
                                + GAP
                                + pad(row.size(), size)
                                + GAP
                                + row.value())
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String simple(String type) {
        return type.replaceAll("\\b[a-z][\\w]*\\.", "");
    }

    private static String size(@Nullable Object value) {
        if (value instanceof Collection<?> collection) {
            return String.valueOf(collection.size());
        }
        if (value instanceof Map<?, ?> map) {
            return String.valueOf(map.size());
        }
        if (value instanceof CharSequence text) {
            return String.valueOf(text.length());
        }
        return value != null && value.getClass().isArray() ? String.valueOf(Array.getLength(value)) : "";
    }

    /** Only values that are small for certain are turned into text: an array of gigabytes has a long one. */
    private static String shown(@Nullable Object value) {
        if (value == null
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum<?>) {
            return String.valueOf(value);
        }
        if (value instanceof String text) {
            return "\"" + (text.length() > VALUE ? text.substring(0, VALUE) : text) + "\"";
        }
        if (value.getClass().isArray()) {
            List<String> first = new ArrayList<>();
            int length = Array.getLength(value);
            for (int i = 0; i < Math.min(length, 8); i++) {
                first.add(shown(Array.get(value, i)));
            }
            return "[" + String.join(", ", first) + (length > 8 ? ", …" : "") + "]";
        }
        if (value instanceof Collection<?> collection
                && value.getClass().getName().startsWith("java.util.")) {
            return collection.stream().limit(8).map(WhosMagic::shown).collect(Collectors.joining(", ", "[", ""))
                    + (collection.size() > 8 ? ", …]" : "]");
        }
        if (value instanceof Record record) {
            return text(record);
        }
        return "a " + value.getClass().getSimpleName();
    }

    private static String text(Object value) {
        try {
            return String.valueOf(value);
        } catch (RuntimeException | StackOverflowError e) {
            return "a " + value.getClass().getSimpleName() + " (its toString() failed: " + e + ")";
        }
    }

    private static String cut(String text, int width) {
        String line = text.replace('\n', ' ');
        return line.length() <= width ? line : line.substring(0, width - 1) + "…";
    }
}
