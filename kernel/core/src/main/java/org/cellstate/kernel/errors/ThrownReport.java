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

    /** The class that JShell wraps a snippet in, as the JVM's own messages name it. */
    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*[.$]");

    /** Where the classes of a failed cast were loaded from, as the JVM adds it. */
    private static final Pattern MODULES =
            Pattern.compile(" \\(\\S+ (?:and \\S+ are|is) in (?:unnamed )?module .*\\)$");

    private static final String INTERRUPTED = "Interrupted";
    private static final String STOPPED = "The cell was interrupted.";
    private static final String STUCK = "StillRunning";
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
        report.tell("", thrown, List.of(), true);
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
        report.lines.addAll(FrameLines.of("", frames, true));
        return new CellError(UNRESOLVED, message, report.lines);
    }

    /** Returns the error for a cell that its user stopped, with the place where it stood. */
    public static CellError interrupted(Throwable thrown, Function<Throwable, List<Frame>> frames) {
        ThrownReport report = new ThrownReport(frames);
        report.lines.add(Ansi.name(INTERRUPTED) + ": " + STOPPED);
        if (isInterrupt(thrown)) {
            report.lines.addAll(FrameLines.of("", frames.apply(thrown), false));
        } else {
            report.tell("ended by ", thrown, List.of(), true);
        }
        return new CellError(INTERRUPTED, STOPPED, report.lines);
    }

    /** Returns the error for a cell that its user stopped between two of its statements. */
    public static CellError interrupted() {
        return new CellError(INTERRUPTED, STOPPED, List.of(Ansi.name(INTERRUPTED) + ": " + STOPPED));
    }

    /**
     * Returns the error for a cell that its user wanted to stop and that could not be.
     *
     * @param thread the name of the thread that goes on
     * @param owner the thread that holds the lock it waits for; empty if it waits for none
     */
    public static CellError stuck(String thread, String owner, List<Frame> frames) {
        String place = frames.isEmpty() ? "code that cannot be stopped" : FrameLines.place(frames.get(0));
        String caller = frames.stream()
                .filter(frame -> frame instanceof Frame.InCell)
                .findFirst()
                .map(frame -> frame.equals(frames.get(0)) ? "" : ", called at " + FrameLines.place(frame))
                .orElse("");
        String message = "A cell is stopped where its own code goes on, and this one does not come back to it.\n"
                + "  received: the thread " + thread + " is in " + place + caller
                + (owner.isEmpty() ? "" : ", waiting for a lock that " + owner + " holds")
                + "\n  try: Restart the kernel to end it. Until then it goes on unseen, and other cells can run.";
        ThrownReport report = new ThrownReport(thrown -> frames);
        List<String> lines = message.lines().toList();
        report.lines.add(Ansi.name(STUCK) + ": " + lines.get(0));
        report.lines.addAll(lines.subList(1, lines.size()));
        report.lines.addAll(FrameLines.of("", frames, false));
        return new CellError(STUCK, message, report.lines);
    }

    private static boolean isInterrupt(Throwable thrown) {
        return thrown instanceof InterruptedException
                || thrown instanceof org.cellstate.kernel.api.CellInterruptedException;
    }

    private void tell(String prefix, Throwable thrown, List<Frame> enclosing, boolean code) {
        String indent = prefix.isEmpty() ? "" : prefix.substring(0, indentOf(prefix));
        if (!told.add(thrown)) {
            lines.add(prefix + Ansi.name(name(thrown)) + ": told above");
            return;
        }
        Throwable cause = cause(thrown);
        if (code && thrown instanceof ExceptionInInitializerError && cause != null) {
            tellCauseFirst(thrown, cause);
            return;
        }
        List<Frame> own = head(prefix, indent, thrown, enclosing, code);
        for (Throwable suppressed : thrown.getSuppressed()) {
            tell(indent + "  suppressed: ", suppressed, own, false);
        }
        if (cause != null) {
            tell(indent + "caused by: ", cause, own, false);
        }
    }

    /** A failed initializer has nothing to say of its own: what failed in it comes first, then who needed the class. */
    private void tellCauseFirst(Throwable thrown, Throwable cause) {
        lines.add(Ansi.name(name(thrown)) + ": a static initializer failed");
        List<Frame> use = frames.apply(thrown);
        tell("because of: ", cause, use, true);
        lines.add("when the class was first used");
        lines.addAll(FrameLines.of("", use, false));
    }

    private List<Frame> head(String prefix, String indent, Throwable thrown, List<Frame> enclosing, boolean code) {
        List<String> message = message(thrown).lines().toList();
        lines.add(prefix + Ansi.name(name(thrown)) + (message.isEmpty() ? "" : ": " + message.get(0)));
        message.stream().skip(1).forEach(line -> lines.add(indent + line));
        List<Frame> all = frames.apply(thrown);
        List<Frame> own = thrown instanceof StackOverflowError ? FrameLines.ofOverflow(all) : all;
        lines.addAll(FrameLines.of(indent, withoutCommon(own, enclosing), code));
        RuntimeAdvice.of(thrown, message(thrown), own)
                .ifPresent(advice -> advice.lines().forEach(line -> lines.add(indent + Ansi.hint(advised(line)))));
        return own;
    }

    private static String advised(String line) {
        return line.startsWith("  ") ? line : "  " + line;
    }

    private static int indentOf(String prefix) {
        return prefix.length() - prefix.stripLeading().length();
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
            return message == null
                    ? ""
                    : MODULES.matcher(WRAPPER.matcher(message).replaceAll("")).replaceFirst("");
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
