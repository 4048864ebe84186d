package org.cellstate.kernel.errors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.Diag;

/** Words what the compiler says about a snippet as a problem of the cell. */
public final class CompilerProblem {

    private static final String EXPECTED = "compiler.err.expected";
    private static final String BREAKS_OFF = "compiler.err.premature.eof";

    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\w+) (.+)");
    private static final Pattern LOCATION =
            Pattern.compile("location:\\s+(?:variable \\S+ of type |class |interface )(\\S.*)");
    private static final Pattern MISSING = Pattern.compile("('[^']+').* expected");
    private static final Pattern PACKAGE = Pattern.compile("package (\\S+)");
    private static final Pattern JAVA_LANG = Pattern.compile("\\bjava\\.lang\\.(?=[A-Z])");
    private static final Pattern NAME = Pattern.compile("[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*");

    /** Knows what a session has to offer for a name that the compiler does not know. */
    @FunctionalInterface
    public interface Vocabulary {

        /**
         * Returns what to try instead, a line each.
         *
         * @param kind {@code variable}, {@code method}, {@code class}, {@code package} or another word of the compiler for it
         * @param name the unknown name
         * @param start offset in the cell of the name's first character
         */
        List<String> hints(String kind, String name, int start);
    }

    private CompilerProblem() {}

    /** Returns whether a diagnostic tells of a name that nothing declares. */
    public static boolean isUnknownName(Diag diag) {
        return code(diag).startsWith("compiler.err.cant.resolve");
    }

    /**
     * Returns the diagnostics worth telling, in their order. Where something is expected and missing, the compiler misreads what
     * follows, so only the first of those counts; an end of the text in the middle counts if there is nothing else.
     */
    public static List<Diag> relevant(Stream<Diag> diagnostics) {
        List<Diag> errors = diagnostics.filter(Diag::isError).toList();
        Optional<Diag> missing = errors.stream()
                .filter(diag -> code(diag).startsWith(EXPECTED))
                .min(Comparator.comparingLong(Diag::getPosition));
        if (missing.isPresent()) {
            return List.of(missing.get());
        }
        List<Diag> others =
                errors.stream().filter(diag -> !code(diag).equals(BREAKS_OFF)).toList();
        return others.isEmpty() ? errors : others;
    }

    private static String code(Diag diag) {
        return diag.getCode() == null ? "" : diag.getCode();
    }

    /**
     * Returns the problem that a diagnostic tells of.
     *
     * @param source the cell
     * @param offset where the snippet that the diagnostic is about begins in the cell
     */
    public static Problem of(Diag diag, CellSource source, int offset, Vocabulary vocabulary) {
        int start = offset + (int) Math.max(0, diag.getStartPosition());
        int end = offset + (int) Math.max(0, diag.getEndPosition());
        String message = JAVA_LANG.matcher(diag.getMessage(Locale.ROOT).strip()).replaceAll("");
        String code = code(diag);
        if (code.equals(BREAKS_OFF)) {
            return new Problem("the code ends in the middle of something", start, end);
        }
        if (code.equals("compiler.err.missing.ret.stmt")) {
            start = offset + (int) Math.max(0, diag.getPosition()); // the brace that ends the method
            end = start + 1;
        }
        if (isUnknownName(diag)) {
            return unknown(message, source, offset + (int) Math.max(0, diag.getPosition()), start, end, vocabulary);
        }
        if (code.equals("compiler.err.doesnt.exist")) {
            return noPackage(message, source, start, end);
        }
        if (code.startsWith(EXPECTED) && message.startsWith("';'")) {
            if (start < source.text().length() && ")]}".indexOf(source.text().charAt(start)) >= 0) {
                return new Problem("this '" + source.text().charAt(start) + "' closes nothing", start, start + 1);
            }
            int line = source.position(start).line();
            return new Problem("missing ';' after line " + line, start, end);
        }
        Matcher missing = MISSING.matcher(message);
        if (code.startsWith(EXPECTED) && missing.matches()) {
            return new Problem("missing " + missing.group(1), start, end);
        }
        Problem problem = CommonMistakes.reworded(code, new Problem(withoutWrapper(message), start, end), source);
        // JShell makes every top-level record public, so the language wants its compact constructor public too.
        return code.startsWith("compiler.err.invalid.canonical.constructor") && message.contains("was public")
                ? problem.hints(List.of("try: write 'public' before the constructor"))
                : problem;
    }

    private static Problem noPackage(String message, CellSource source, int start, int end) {
        Matcher name = PACKAGE.matcher(message);
        int at = name.find() ? source.text().indexOf(name.group(1), start) : -1;
        return at < 0
                ? new Problem(message, start, end)
                : new Problem(message, at, at + name.group(1).length());
    }

    private static Problem unknown(
            String message, CellSource source, int position, int start, int end, Vocabulary vocabulary) {
        Matcher symbol = SYMBOL.matcher(message);
        if (!symbol.find()) {
            return new Problem(withoutWrapper(message), start, end);
        }
        String kind = symbol.group(1);
        Matcher nameInSymbol = NAME.matcher(symbol.group(2));
        String name = nameInSymbol.find() ? nameInSymbol.group() : symbol.group(2);
        Matcher location = LOCATION.matcher(message);
        String where = location.find() ? " in " + location.group(1) : "";
        int nameStart =
                source.text().indexOf(name, Math.min(position, source.text().length()));
        boolean found = nameStart >= 0 && nameStart <= end;
        int from = found ? nameStart : start;
        int to = found ? nameStart + name.length() : end;
        return new Problem("cannot find " + kind + " " + symbol.group(2).strip() + where, from, to)
                .hints(vocabulary.hints(kind, name, from));
    }

    /**
     * Returns the problem of a declaration that refers to something nobody has declared.
     *
     * @param declaration what refers to it
     * @param missing what is missing, as JShell names it: {@code method g()}, {@code class B}
     * @param snippet the declaration's source, which begins at {@code offset} of the cell
     */
    public static Problem unresolved(
            String declaration, String missing, String snippet, int offset, Vocabulary vocabulary) {
        int space = missing.indexOf(' ');
        String kind = space < 0 ? "symbol" : missing.substring(0, space);
        Matcher inMissing = NAME.matcher(missing.substring(space + 1));
        String name = inMissing.find() ? inMissing.group() : missing;
        Matcher use = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(snippet);
        int start = offset + (use.find() ? use.start() : 0);
        List<String> hints = new ArrayList<>(vocabulary.hints(kind, name, start));
        hints.add(declaration + " is kept, and can be used once it is declared");
        return new Problem("cannot find " + missing, start, start + name.length(), hints);
    }

    /** The class that JShell wraps a snippet in has no name worth telling. */
    private static String withoutWrapper(String message) {
        return message.lines()
                .filter(line -> !line.strip().equals("location: class"))
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }
}
