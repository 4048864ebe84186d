package org.cellstate.kernel.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words the mistakes that are made most so that they say what to change. */
final class CommonMistakes {

    private static final int OVERLOADS_SHOWN = 4;

    private static final Pattern NOT_APPLICABLE = Pattern.compile(
            "(?:method|constructor) (\\S+) in (?:class|record|enum|interface)\\s*(\\S*?)\\s*cannot be applied to given types;"
                    + "\\s*required:\\s+(.*?)\\s*found:\\s+(.*?)\\s*reason:\\s+(.*?)(?:\\n.*)?",
            Pattern.DOTALL);
    private static final Pattern NONE_SUITABLE =
            Pattern.compile("no suitable (?:method|constructor) found for (\\S+?)\\((.*?)\\)\\s*\\n.*", Pattern.DOTALL);
    private static final Pattern OVERLOAD = Pattern.compile("(?m)^\\s*(?:method|constructor) (.+?) is not applicable");
    private static final Pattern TYPE_PARAMETERS = Pattern.compile("<[A-Z][\\w, ]*>(?=\\w+\\()");
    private static final Pattern UNREPORTED = Pattern.compile("unreported exception (\\S+?);.*", Pattern.DOTALL);
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(.*[^=!<>+\\-*/%&|^\\s])\\s*=(?!=)\\s*(\\S.*)", Pattern.DOTALL);
    private static final Pattern LOSSY =
            Pattern.compile(".*possible lossy conversion from (\\w+) to (\\w+)", Pattern.DOTALL);

    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])");

    private CommonMistakes() {}

    /** Returns the problem in other words, or as it is. */
    static Problem reworded(String code, Problem said, CellSource source) {
        return switch (code) {
            case "compiler.err.prob.found.req" -> incompatible(said, source);
            case "compiler.err.cant.apply.symbol" -> notApplicable(said, source);
            case "compiler.err.cant.apply.symbols" -> noneSuitable(said, source);
            case "compiler.err.unreported.exception.need.to.catch.or.throw",
                    "compiler.err.unreported.exception.default.constructor" -> unreported(said);
            case "compiler.err.missing.ret.stmt" ->
                new Problem("missing return: the method can end here without a value", said.start(), said.end())
                        .hints(List.of("try: return a value, or throw, on every way through the method"));
            case "compiler.err.unclosed.str.lit" -> unclosed("this string", "\"", said, source);
            case "compiler.err.unclosed.char.lit" -> unclosedCharacter(said);
            case "compiler.err.empty.char.lit" ->
                new Problem("'' holds no character", said.start(), said.end())
                        .hints(List.of("try: \"\" for an empty string"));
            case "compiler.err.unclosed.text.block" -> unclosed("this text block", "\"\"\"", said, source);
            case "compiler.err.unclosed.comment" -> unclosed("this comment", "*/", said, source);
            case "compiler.err.var.might.not.have.been.initialized" ->
                said.hints(List.of("try: give it a value where it is declared"));
            case "compiler.err.cant.ref.non.effectively.final.var" ->
                said.hints(List.of("try: copy it to a variable that is never assigned again, and use that"));
            default -> said;
        };
    }

    private static Problem incompatible(Problem said, CellSource source) {
        String text = text(said, source);
        Matcher assignment = ASSIGNMENT.matcher(text);
        if (said.message().endsWith("cannot be converted to boolean") && assignment.matches()) {
            return new Problem("'=' assigns a value; a condition compares with '=='", said.start(), said.end())
                    .hints(List.of("did you mean " + assignment.group(1) + " == " + assignment.group(2) + "?"));
        }
        Matcher lossy = LOSSY.matcher(said.message());
        if (lossy.matches()) {
            return said.hints(
                    List.of("try: (" + lossy.group(2) + ") before it, or a variable of type " + lossy.group(1)));
        }
        return said;
    }

    private static Problem notApplicable(Problem said, CellSource source) {
        Matcher matcher = NOT_APPLICABLE.matcher(said.message());
        if (!matcher.matches()) {
            return said;
        }
        String name = matcher.group(1).replaceFirst("^<.*>", "");
        List<String> hints = new ArrayList<>();
        hints.add("wanted:   " + name + "(" + types(matcher.group(3)) + ")");
        hints.add("received: " + name + "(" + types(matcher.group(4)) + ")");
        String reason = matcher.group(5).strip();
        int detail = reason.indexOf("; ");
        if (detail >= 0) {
            hints.add(reason.substring(detail + 2));
        }
        return narrowed(name, name + " does not take these arguments", said, source)
                .hints(hints);
    }

    private static Problem noneSuitable(Problem said, CellSource source) {
        Matcher matcher = NONE_SUITABLE.matcher(said.message());
        if (!matcher.matches()) {
            return said;
        }
        String name = matcher.group(1);
        List<String> overloads = OVERLOAD.matcher(said.message())
                .results()
                .map(match -> types(TYPE_PARAMETERS.matcher(match.group(1)).replaceAll("")))
                .distinct()
                .toList();
        List<String> hints = new ArrayList<>();
        for (int i = 0; i < Math.min(OVERLOADS_SHOWN, overloads.size()); i++) {
            hints.add((i == 0 ? "wanted:   " : "or:       ") + overloads.get(i));
        }
        if (overloads.size() > OVERLOADS_SHOWN) {
            hints.add("          and " + (overloads.size() - OVERLOADS_SHOWN) + " more");
        }
        hints.add("received: " + name + "(" + types(matcher.group(2)) + ")");
        return narrowed(name, name + " does not take these arguments", said, source)
                .hints(hints);
    }

    private static String types(String list) {
        String flat = PACKAGES.matcher(list.strip().replaceAll("\\s+", " ")).replaceAll("");
        return flat.equals("no arguments") ? "" : flat.replaceAll(",\\s*", ", ");
    }

    /** Returns a problem that points at a name alone, where the compiler points at all that stands before it too. */
    private static Problem narrowed(String name, String message, Problem said, CellSource source) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        int at = text(said, source).lastIndexOf(simple);
        return at < 0
                ? new Problem(message, said.start(), said.end())
                : new Problem(message, said.start() + at, said.start() + at + simple.length());
    }

    private static Problem unreported(Problem said) {
        Matcher matcher = UNREPORTED.matcher(said.message());
        if (!matcher.matches()) {
            return said;
        }
        String exception = matcher.group(1);
        return new Problem(
                        exception + " may be thrown here and is neither caught nor declared", said.start(), said.end())
                .hints(List.of(
                        "try: write 'throws " + exception + "' behind the method's parameters",
                        "or:  catch it here, which a lambda must: try { … } catch (" + exception + " e) { … }"));
    }

    private static Problem unclosed(String what, String end, Problem said, CellSource source) {
        int lineEnd = source.text().indexOf('\n', said.start());
        int to = lineEnd < 0 ? source.text().length() : lineEnd;
        return new Problem(what + " is never closed", said.start(), Math.max(said.start(), to))
                .hints(List.of("try: end it with " + end));
    }

    private static Problem unclosedCharacter(Problem said) {
        return new Problem("single quotes hold one character", said.start(), Math.max(said.end(), said.start() + 1))
                .hints(List.of("try: \"double quotes\" for a string"));
    }

    private static String text(Problem problem, CellSource source) {
        int end = Math.min(problem.end(), source.text().length());
        return source.text().substring(Math.min(problem.start(), end), end);
    }
}
