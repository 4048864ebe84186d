package org.cellstate.app.run;

import java.time.Duration;
import org.cellstate.app.nbformat.Cell;
import org.cellstate.app.nbformat.Notebook;

/** Is told how a run goes on. */
public interface RunListener {

    /** The kernel is about to start. */
    void kernelStarts();

    /** A cell is about to run. */
    void cellStarts(RunEnd.Place place, Cell cell);

    /** A cell has ended, well or not; the notebook holds its outputs. */
    void cellEnds(RunEnd.Place place, Cell cell, Duration time, Notebook notebook);
}
