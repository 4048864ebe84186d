package org.cellstate.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cellstate.kernel.repl.MaskedSource;

/**
 * Tells magics and Java apart.
 *
 * <p>A magic begins a line where a statement of Java could begin: not in a comment, a literal, a bracket, or in the middle of an
 * expression, which may go on with a modulo on its next line. Where the statement above only lacks its semicolon, a line is a magic
 * if Java could not read it.
 */
final class CellParser {

    private static final String NAME = "([A-Za-z][\\w-]*)";
    private static final Pattern WHOLE = Pattern.compile("\\s*?(?<sign>%%)" + NAME + "[ \\t]*(?<arguments>[^\\n]*)");
    private static final Pattern LINE =
            Pattern.compile("[ \\t]*(?<sign>%)" + NAME + "(?<arguments>[\\s;].*)?", Pattern.DOTALL);
    private static final Pattern QUESTION =
            Pattern.compile("[ \\t]*(?:\\?%{1,2}" + NAME + "|%{1,2}" + NAME + "\\?{1,2})\\s*");
    private static final Pattern SHELL = Pattern.compile("[ \\t]*!(?<command>[^\\s=!].*)", Pattern.DOTALL);
    private static final Pattern ASSIGNED = Pattern.compile(
            "(?<declaration>[ \\t]*(?<type>[A-Za-z_$][\\w.$<>\\[\\],? \\t]*?[ \\t>\\]])??(?<variable>[A-Za-z_$][\\w$]*))[ \\t]*="
                    + "[ \\t]*(?<sign>%)" + NAME + "(?<arguments>[\\s;].*)?",
            Pattern.DOTALL);
    private static final Pattern NESTED = Pattern.compile("[ \\t]*%%" + NAME + ".*", Pattern.DOTALL);

    private final Predicate<String> known;

    /**
     * Makes one.
     *
     * @param known whether there is a magic of a name
     */
    CellParser(Predicate<String> known) {
        this.known = known;
    }

    /** Returns the parts of a cell in order. */
    List<Part> parse(String cell) {
        Optional<Part> whole = whole(cell);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        List<Part> parts = new ArrayList<>();
        int javaStart = 0;
        int lineStart = 0;
        while (lineStart < cell.length()) {
            int lineEnd = lineEnd(cell, lineStart);
            Optional<Part> magic = magic(cell, javaStart, lineStart);
            if (magic.isPresent()) {
                addJava(parts, cell, javaStart, lineStart);
                parts.add(magic.get());
                lineEnd = magic.get().span().end();
                javaStart = lineEnd;
            }
            lineStart = lineEnd;
        }
        addJava(parts, cell, javaStart, cell.length());
        return parts;
    }

    private static void addJava(List<Part> parts, String cell, int start, int end) {
        if (!cell.substring(start, end).isBlank()) {
            parts.add(new Part.Java(new Span(start, end)));
        }
    }

    /** The offset behind a line's end. */
    private static int lineEnd(String cell, int start) {
        int end = cell.indexOf('\n', start);
        return end < 0 ? cell.length() : end + 1;
    }

    /** A magic's line goes on below where it ends with a backslash. */
    private static int magicEnd(String cell, int start) {
        int end = lineEnd(cell, start);
        while (end < cell.length() && cell.substring(start, end).stripTrailing().endsWith("\\")) {
            end = lineEnd(cell, end);
        }
        return end;
    }

    private static Optional<Part> whole(String cell) {
        Matcher matcher = WHOLE.matcher(cell);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        if (QUESTION.matcher(cell).matches()) {
            return question(cell, 0, cell.length());
        }
        int bodyStart = lineEnd(cell, matcher.end());
        Span body = new Span(bodyStart, cell.length());
        Span arguments = stripped(cell, matcher.start("arguments"), matcher.end("arguments"));
        return Optional.of(
                new Part.Whole(new Span(0, cell.length()), matcher.group(2), matcher.start("sign"), arguments, body));
    }

    private Optional<Part> magic(String cell, int javaStart, int start) {
        int first = start;
        while (first < cell.length() && (cell.charAt(first) == ' ' || cell.charAt(first) == '\t')) {
            first++;
        }
        if (first == cell.length() || !("%!?".indexOf(cell.charAt(first)) >= 0 || mayAssign(cell, first))) {
            return Optional.empty();
        }
        MaskedSource before = MaskedSource.of(cell.substring(javaStart, start));
        if (before.endsInside() || before.lastOpen().isPresent()) {
            return Optional.empty();
        }
        String java = before.text().stripTrailing();
        boolean begins = java.isEmpty() || java.endsWith(";") || java.endsWith("}");
        if (!begins && !endsOperand(java)) {
            return Optional.empty();
        }
        int end = magicEnd(cell, start);
        return begins ? beginning(cell, start, end) : behindOperand(cell, start, end);
    }

    private static boolean mayAssign(String cell, int start) {
        String line = cell.substring(start, lineEnd(cell, start));
        int equals = line.indexOf('=');
        return equals > 0 && line.substring(equals + 1).stripLeading().startsWith("%");
    }

    private static boolean endsOperand(String java) {
        char last = java.charAt(java.length() - 1);
        return Character.isJavaIdentifierPart(last) || ")]\"'".indexOf(last) >= 0;
    }

    private Optional<Part> beginning(String cell, int start, int end) {
        String line = cell.substring(start, end);
        if (QUESTION.matcher(line).matches()) {
            return question(cell, start, end);
        }
        Matcher shell = SHELL.matcher(line);
        if (shell.matches()) {
            return Optional.of(
                    new Part.Shell(new Span(start, end), stripped(cell, start + shell.start("command"), end)));
        }
        Matcher nested = NESTED.matcher(line);
        if (nested.matches()) {
            throw new MagicException(
                    "A cell magic must stand on the first line of its cell.",
                    "%%" + nested.group(1),
                    "move it to a cell of its own");
        }
        Matcher plain = LINE.matcher(line);
        if (plain.matches()) {
            return Optional.of(line(cell, start, end, plain, Optional.empty()));
        }
        return assigned(cell, start, end);
    }

    private static Optional<Part> assigned(String cell, int start, int end) {
        Matcher assigned = ASSIGNED.matcher(cell.substring(start, end));
        if (!assigned.matches()) {
            return Optional.empty();
        }
        Span declaration = stripped(cell, start, start + assigned.end("declaration"));
        String type =
                assigned.group("type") == null ? "" : assigned.group("type").strip();
        return Optional.of(line(
                cell,
                start,
                end,
                assigned,
                Optional.of(new Part.Target(declaration, type, assigned.group("variable")))));
    }

    /** Behind an expression without a semicolon only what is no modulo and no negation counts. */
    private Optional<Part> behindOperand(String cell, int start, int end) {
        String line = cell.substring(start, end);
        Matcher shell = SHELL.matcher(line);
        if (shell.matches()) {
            return beginning(cell, start, end);
        }
        Matcher plain = LINE.matcher(line);
        if (plain.matches() && known.test(plain.group(2)) && beginsOperand(plain.group("arguments"))) {
            return beginning(cell, start, end);
        }
        return Optional.empty();
    }

    private static boolean beginsOperand(@org.jspecify.annotations.Nullable String arguments) {
        String text = arguments == null ? "" : arguments.strip();
        return !text.isEmpty()
                && !text.startsWith("instanceof ")
                && (Character.isJavaIdentifierPart(text.charAt(0)) || "\"'~".indexOf(text.charAt(0)) >= 0);
    }

    private static Part line(String cell, int start, int end, Matcher matcher, Optional<Part.Target> target) {
        int sign = start + matcher.start("sign");
        int nameStart = sign + 1;
        int nameEnd = nameStart;
        while (nameEnd < end
                && (Character.isLetterOrDigit(cell.charAt(nameEnd)) || "_-".indexOf(cell.charAt(nameEnd)) >= 0)) {
            nameEnd++;
        }
        return new Part.Line(
                new Span(start, end), cell.substring(nameStart, nameEnd), sign, stripped(cell, nameEnd, end), target);
    }

    private static Optional<Part> question(String cell, int start, int end) {
        String name = cell.substring(start, end).strip().replaceAll("[?%]", "");
        return Optional.of(new Part.Question(new Span(start, end), name));
    }

    private static Span stripped(String cell, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(cell.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(cell.charAt(to - 1))) {
            to--;
        }
        return new Span(from, to);
    }
}
