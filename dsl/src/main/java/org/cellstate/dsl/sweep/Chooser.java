package org.cellstate.dsl.sweep;

import java.util.List;

/** Answers a trial's questions. */
@FunctionalInterface
public interface Chooser {

    /**
     * Returns a code of a domain.
     *
     * @param before what was chosen in this trial already, in order
     */
    double choose(String name, Domain domain, List<Setting> before);
}
