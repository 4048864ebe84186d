package org.cellstate.kernel.display;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be done once a cell's output is gone. A cell is known by the identifier that its front end gives it, a run by that of
 * its request.
 */
public final class Reruns {

    private final Map<String, Run> lastRuns = new HashMap<>();

    private record Run(String request, List<Runnable> work) {}

    /** Notes that a cell begins to run, and does what was left to do for its run before. */
    public void began(String cell, String request) {
        Run before;
        synchronized (this) {
            before = lastRuns.put(cell, new Run(request, new ArrayList<>()));
        }
        end(before == null ? List.of() : before.work());
    }

    /** Notes that a cell is gone. */
    public void deleted(String cell) {
        Run last;
        synchronized (this) {
            last = lastRuns.remove(cell);
        }
        end(last == null ? List.of() : last.work());
    }

    /** Leaves something to do for when the output of a run is gone. Of a run that is not its cell's last one nothing is kept. */
    synchronized void add(String request, Runnable work) {
        lastRuns.values().stream()
                .filter(run -> run.request().equals(request))
                .forEach(run -> run.work().add(work));
    }

    @SuppressWarnings("SystemOut") // the standard error of the cell that runs
    private static void end(List<Runnable> work) {
        for (Runnable each : work) {
            try {
                each.run();
            } catch (RuntimeException | Error e) { // notebook code: it may throw anything
                System.err.println("What was to be done when this cell is run again has failed: " + e);
            }
        }
    }
}
