package org.cellstate.kernel.errors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Tells what a cell threw: the real class and message first, then the user's own frames, then every cause and suppressed
 * exception.
 *
 * <p>Nothing that the exception's class overrides is trusted: a {@code getMessage} that throws is reported as such.
 */
public final class ThrownReport {

    /** Frames shown of one exception before the rest is folded. */
    private static final int SHOWN = 16;

    /** The class that JShell wraps a snippet in, as the JVM's own messages name it. */
    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*[.$]");

    private static final String INTERRUPTED = "Interrupted";
    private static final String STOPPED = "The cell was interrupted.";
    private static final String UNRESOLVED = "UnresolvedReference";

    private final Function<Throwable, List<Frame>> frames;
    private final List<String> lines = new ArrayList<>();
    private final Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());

    private ThrownReport(Function<Throwable, List<Frame>> frames) {
        this.frames = frames;
    }

    /**
     * Returns the error for what a cell threw.
     *
     * @param frames gives the frames of an exception, innermost first, already free of those that do not concern the user
     */
    public static CellError of(Throwable thrown, Function<Throwable, List<Frame>> frames) {
        ThrownReport report = new ThrownReport(frames);
        report.tell("", thrown, List.of());
        return new CellError(name(thrown), message(thrown), report.lines);
    }

    /**
     * Returns the error for a call of something that refers to what is not declared.
     *
     * @param called what was called
     * @param missing what it needs
     */
    public static CellError unresolved(String called, List<String> missing, List<Frame> frames) {
        ThrownReport report = new ThrownReport(thrown -> frames);
        String message = called + " cannot be used yet: it needs " + String.join(", ", missing);
        report.lines.add(Ansi.name(UNRESOLVED) + ": " + message);
        report.tellFrames("", frames);
        return new CellError(UNRESOLVED, message, report.lines);
    }

    /** Returns the error for a cell that its user stopped, with the place where it stood. */
    public static CellError interrupted(Throwable thrown, Function<Throwable, List<Frame>> frames) {
        ThrownReport report = new ThrownReport(frames);
        report.lines.add(Ansi.name(INTERRUPTED) + ": " + STOPPED);
        if (isInterrupt(thrown)) {
            report.tellFrames("", frames.apply(thrown));
        } else {
            report.tell("ended by ", thrown, List.of());
        }
        return new CellError(INTERRUPTED, STOPPED, report.lines);
    }

    /** Returns the error for a cell that its user stopped between two of its statements. */
    public static CellError interrupted() {
        return new CellError(INTERRUPTED, STOPPED, List.of(Ansi.name(INTERRUPTED) + ": " + STOPPED));
    }

    private static boolean isInterrupt(Throwable thrown) {
        return thrown instanceof InterruptedException
                || thrown instanceof org.cellstate.kernel.api.CellInterruptedException;
    }

    private void tell(String prefix, Throwable thrown, List<Frame> enclosing) {
        String indent = prefix.isEmpty() ? "" : prefix.substring(0, indentOf(prefix));
        if (!told.add(thrown)) {
            lines.add(prefix + Ansi.name(name(thrown)) + ": told above");
            return;
        }
        List<String> message = message(thrown).lines().toList();
        lines.add(prefix + Ansi.name(name(thrown)) + (message.isEmpty() ? "" : ": " + message.get(0)));
        message.stream().skip(1).forEach(line -> lines.add(indent + line));
        List<Frame> own = frames.apply(thrown);
        tellFrames(indent, withoutCommon(own, enclosing));
        for (Throwable suppressed : thrown.getSuppressed()) {
            tell(indent + "  suppressed: ", suppressed, own);
        }
        Throwable cause = cause(thrown);
        if (cause != null) {
            tell(indent + "caused by: ", cause, own);
        }
    }

    private static int indentOf(String prefix) {
        return prefix.length() - prefix.stripLeading().length();
    }

    private void tellFrames(String indent, List<Frame> shown) {
        int folded = shown.size() - SHOWN;
        for (int i = 0; i < shown.size(); i++) {
            if (folded > 1 && i == SHOWN - 1) {
                lines.add(Ansi.dim(indent + "    … " + folded + " more"));
                i += folded;
            }
            lines.add(Ansi.dim(indent + "    at " + text(shown.get(i))));
        }
    }

    private static List<Frame> withoutCommon(List<Frame> own, List<Frame> enclosing) {
        int common = 0;
        while (common < own.size() - 1
                && common < enclosing.size()
                && own.get(own.size() - 1 - common).equals(enclosing.get(enclosing.size() - 1 - common))) {
            common++;
        }
        return own.subList(0, own.size() - common);
    }

    private static String text(Frame frame) {
        if (frame instanceof Frame.InCell cell) {
            String method = cell.method().isEmpty() ? "" : ", " + cell.method();
            return cell.source().title() + ", line " + cell.line() + method + ": "
                    + cell.source().line(cell.line()).strip();
        }
        StackTraceElement element = ((Frame.InLibrary) frame).element();
        String file = element.getFileName() == null ? "unknown source" : element.getFileName();
        String line = element.getLineNumber() < 0 ? "" : ":" + element.getLineNumber();
        return element.getClassName() + "." + element.getMethodName() + "(" + file + line + ")";
    }

    private static String name(Throwable thrown) {
        String simple = thrown.getClass().getSimpleName();
        if (!simple.isEmpty()) {
            return simple;
        }
        Class<?> named = thrown.getClass().getSuperclass(); // an anonymous class says what it is by what it extends
        return named.getSimpleName();
    }

    private static String message(Throwable thrown) {
        try {
            String message = thrown.getLocalizedMessage();
            return message == null ? "" : WRAPPER.matcher(message).replaceAll("");
        } catch (Throwable broken) { // user code: it may throw anything, an Error too
            return "(its getMessage() threw " + name(broken) + ")";
        }
    }

    private static @org.jspecify.annotations.Nullable Throwable cause(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (Throwable broken) { // user code, as above
            return broken;
        }
    }
}
