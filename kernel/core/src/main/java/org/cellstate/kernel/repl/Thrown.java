package org.cellstate.kernel.repl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a snippet threw, alive, with its causes and suppressed exceptions.
 *
 * <p>JShell translates one stack to snippets and lines. So the stacks of all exceptions are laid end to end, translated at once,
 * and cut again.
 */
final class Thrown {

    private final Throwable exception;
    private final IdentityHashMap<Throwable, Integer> starts = new IdentityHashMap<>();
    private final List<StackTraceElement> trace = new ArrayList<>();

    Thrown(Throwable exception) {
        this.exception = exception;
        collect(exception);
    }

    private void collect(@Nullable Throwable each) {
        if (each == null || starts.containsKey(each)) {
            return;
        }
        starts.put(each, trace.size());
        Collections.addAll(trace, stackOf(each));
        for (Throwable suppressed : each.getSuppressed()) {
            collect(suppressed);
        }
        collect(causeOf(each));
    }

    private static StackTraceElement[] stackOf(Throwable each) {
        try {
            return each.getStackTrace();
        } catch (Throwable broken) { // user code: it may throw anything
            return new StackTraceElement[0];
        }
    }

    private static @Nullable Throwable causeOf(Throwable each) {
        try {
            return each.getCause();
        } catch (Throwable broken) { // user code: it may throw anything
            return null;
        }
    }

    Throwable exception() {
        return exception;
    }

    /** The stacks of all exceptions, end to end. */
    StackTraceElement[] trace() {
        return trace.toArray(StackTraceElement[]::new);
    }

    /**
     * Returns the part of a translation of {@link #trace()} that belongs to one exception. JShell leaves out what follows the last
     * step in a snippet.
     */
    List<StackTraceElement> of(Throwable each, StackTraceElement[] translated) {
        Integer start = starts.get(each);
        if (start == null) {
            return List.of(stackOf(each));
        }
        int end = starts.values().stream()
                .filter(other -> other > start)
                .min(Integer::compare)
                .orElse(trace.size());
        List<StackTraceElement> own = new ArrayList<>(trace.subList(start, end));
        for (int i = start; i < Math.min(end, translated.length); i++) {
            own.set(i - start, translated[i]);
        }
        return own;
    }
}
