package org.cellstate.kernel.repl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.cellstate.kernel.api.Notebook;

/** The threads of this process, and which of them run code of cells. */
final class CellThreads {

    /** How JShell names the classes it makes of snippets. */
    static final String SNIPPET_CLASS = "REPL.$JShell$";

    private CellThreads() {}

    /** Returns the platform threads that are alive. */
    static Set<Thread> alive() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] found = new Thread[root.activeCount() + 16];
        int count = root.enumerate(found);
        while (count == found.length) { // it may have left some out
            found = new Thread[2 * found.length];
            count = root.enumerate(found);
        }
        Set<Thread> alive = Collections.newSetFromMap(new IdentityHashMap<>());
        alive.addAll(Arrays.asList(found).subList(0, count));
        return alive;
    }

    /**
     * Returns the threads that a cell has started and that run its code. Threads that a library has started for itself, such as
     * one that frees native memory, are not among them: many of those end for good when interrupted. Nor are those that do work apart: who
     * started them interrupts them.
     *
     * @param before the threads that were alive when the cell began
     */
    static List<Thread> startedSince(Set<Thread> before) {
        List<Thread> started = new ArrayList<>();
        for (Thread thread : alive()) {
            if (!before.contains(thread) && runsCellCode(thread) && !worksApart(thread)) {
                started.add(thread);
            }
        }
        return started;
    }

    private static boolean worksApart(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(element -> element.getMethodName().equals("apart")
                        && element.getClassName().equals(Notebook.class.getName()));
    }

    /** Returns whether code of a cell is on the thread's stack. */
    static boolean runsCellCode(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(element -> element.getClassName().startsWith(SNIPPET_CLASS));
    }
}
