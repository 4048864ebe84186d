package org.cellstate.kernel.api.widget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.kernel.api.Notebook;
import org.jspecify.annotations.Nullable;

/** A place for what code prints, shows and throws. On a plain console all that goes to the console. */
public final class OutputArea extends Widget {

    private static final int FRAMES = 8;

    /** Where cells are compiled to. The numbers in their frames are not the lines of a cell. */
    private static final String SNIPPETS = "REPL.";

    /** The area that the code on a thread shows in. */
    private static final ThreadLocal<@Nullable OutputArea> CURRENT = new ThreadLocal<>();

    private final Outputs outputs = new Outputs();

    /** The number of the run whose output stands here; that of earlier ones is no longer wanted. */
    private long run;

    /** What is to be done when what stands here is gone. */
    private List<Runnable> whenGone = new ArrayList<>();

    OutputArea() {}

    /** Sees to it that something is done once what this thread shows is gone: from the area it shows in, or else from the cell. */
    static void whenGone(Runnable work) {
        OutputArea area = CURRENT.get();
        if (area == null) {
            Notebook.whenRunAgain(work);
            return;
        }
        synchronized (area.lock) {
            area.whenGone.add(work);
        }
    }

    private List<Runnable> takeWhenGone() {
        synchronized (lock) {
            List<Runnable> due = whenGone;
            whenGone = new ArrayList<>();
            return due;
        }
    }

    @Override
    void released() {
        takeWhenGone().forEach(Runnable::run);
    }

    /** Runs code; what it shows replaces what stands here, as soon as something comes. */
    public void run(Action code) {
        catching(code, true);
    }

    /** Runs code; what it shows comes below what stands here. */
    public void append(Action code) {
        catching(code, false);
    }

    /** Removes what stands here. */
    public void clear() {
        synchronized (lock) {
            run++;
            tell(outputs.clear(false));
        }
        released();
    }

    private void catching(Action code, boolean replace) {
        long mine;
        synchronized (lock) {
            mine = replace ? ++run : run;
            if (replace) {
                outputs.clear(true);
            }
        }
        List<Runnable> replaced = replace ? takeWhenGone() : List.of();
        OutputArea outer = CURRENT.get();
        CURRENT.set(this);
        try {
            Notebook.catchOutput(
                    (type, content) -> {
                        synchronized (lock) {
                            if (mine == run) {
                                tell(outputs.add(type, content));
                            }
                        }
                    },
                    () -> {
                        try {
                            code.run();
                        } catch (Throwable e) { // notebook code: it may throw anything
                            failed(mine, e);
                        }
                    });
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
        synchronized (lock) {
            if (mine == run) {
                tell(outputs.settle());
            }
        }
        replaced.forEach(Runnable::run);
    }

    @SuppressWarnings("SystemOut") // a console has no area
    private void failed(long from, Throwable failure) {
        String name = failure.getClass().getSimpleName();
        String message = String.valueOf(failure.getMessage());
        List<String> lines = lines(failure);
        if (!Notebook.isInteractive()) {
            System.err.println(String.join("\n", lines));
            return;
        }
        synchronized (lock) {
            if (from == run) {
                outputs.addError(name, message, lines);
                tell(true);
            }
        }
    }

    /** The failure and its causes, with the lines of the libraries that lead to it. */
    private static List<String> lines(Throwable failure) {
        List<String> lines = new ArrayList<>(List.of(failure.toString()));
        List<Throwable> seen = new ArrayList<>();
        for (Throwable each = failure; each != null && !seen.contains(each); each = each.getCause()) {
            if (!seen.isEmpty()) {
                lines.add("Caused by: " + each);
            }
            seen.add(each);
            frames(each).forEach(frame -> lines.add("    at " + frame));
        }
        return lines;
    }

    private static List<StackTraceElement> frames(Throwable thrown) {
        List<StackTraceElement> frames = new ArrayList<>();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith(OutputArea.class.getPackageName()) || frames.size() == FRAMES) {
                break;
            }
            if (!frame.getClassName().startsWith(SNIPPETS)) {
                frames.add(frame);
            }
        }
        return frames;
    }

    private void tell(boolean changed) {
        if (changed) {
            tell(Map.of("outputs", outputs.state()));
        }
    }

    @Override
    Kind kind() {
        return Kind.OUTPUT;
    }

    @Override
    Map<String, Object> attributes() {
        synchronized (lock) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            attributes.put("msg_id", "");
            attributes.put("outputs", outputs.state());
            return attributes;
        }
    }

    @Override
    String text() {
        synchronized (lock) {
            return outputs.text();
        }
    }
}
