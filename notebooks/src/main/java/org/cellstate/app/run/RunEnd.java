package org.cellstate.app.run;

import org.cellstate.app.nbformat.Notebook;
import org.cellstate.app.nbformat.Output;

/** How a run ended. In every case the notebook holds the outputs up to there. */
public sealed interface RunEnd {

    Notebook notebook();

    /**
     * A cell of a run.
     *
     * @param index its place among all cells of the notebook, from 0
     * @param position its place among the cells that run, from 1
     * @param count how many cells run
     */
    record Place(int index, int position, int count) {

        /** Returns the place as progress shows it: {@code cell 3 of 10}. */
        @Override
        public String toString() {
            return "cell " + position + " of " + count;
        }
    }

    /** All cells ran. */
    record Completed(Notebook notebook) implements RunEnd {}

    /**
     * A cell ended with an error, or was interrupted.
     *
     * @param place which cell it was
     */
    record CellFailed(Notebook notebook, Place place, Output.Failed error) implements RunEnd {}

    /**
     * The kernel's process ended while a cell ran.
     *
     * @param place which cell it was
     * @param console what the process itself wrote last, empty if nothing
     */
    record KernelDied(Notebook notebook, Place place, int status, String console) implements RunEnd {}
}
