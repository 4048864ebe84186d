package org.cellstate.dsl.sweep.objective;

import java.util.Optional;
import org.cellstate.dsl.model.RecurrentSpec;

/** A candidate that is a network to be fitted. */
public interface Described {

    /** Returns the model and its training. */
    RecurrentSpec spec();

    /** Returns the data that this candidate brings; empty where it is fitted to those of the sweep. */
    default Optional<Subject> ownData() {
        return Optional.empty();
    }
}
