package org.cellstate.app.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.cellstate.app.nbformat.Cell;
import org.cellstate.app.nbformat.Notebook;
import org.cellstate.app.run.RunEnd;
import org.cellstate.app.run.RunListener;

/** A line per cell on a terminal: place, first line of code, time. */
final class ConsoleProgress implements RunListener {

    private static final int CODE_WIDTH = 60;

    private final PrintStream err;

    ConsoleProgress(PrintStream err) {
        this.err = err;
    }

    @Override
    public void kernelStarts() {
        err.print("starting the kernel");
        err.flush();
    }

    @Override
    public void cellStarts(RunEnd.Place place, Cell cell) {
        err.print("\r\u001b[K" + line(place, cell));
        err.flush();
    }

    @Override
    public void cellEnds(RunEnd.Place place, Cell cell, Duration time, Notebook notebook) {
        err.println("\r\u001b[K" + line(place, cell) + " " + seconds(time));
    }

    private static String line(RunEnd.Place place, Cell cell) {
        String code = cell.firstLine();
        String cut = code.length() <= CODE_WIDTH ? code : code.substring(0, CODE_WIDTH - 1) + "…";
        int width = String.valueOf(place.count()).length();
        return String.format(
                Locale.ROOT, "[%" + width + "d/%d] %-" + CODE_WIDTH + "s", place.position(), place.count(), cut);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%7.1f s", time.toMillis() / 1000.0);
    }
}
