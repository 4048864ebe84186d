package org.cellstate.tests.bench.sweep;

import java.util.List;
import org.cellstate.tests.bench.peer.Peer;

/**
 * Two samplers that are compared.
 *
 * @param ours of Cellstate
 * @param theirs the other
 */
record Pair(Entrant ours, Entrant theirs) {

    /** Returns samplers that propose in next to no time, ours beside those of Optuna that work alike, and ours that learn beside chance. */
    static List<Pair> quick(Peer cellstate, Peer optuna) {
        Entrant random = new Entrant(cellstate, "random", "random()");
        Entrant tpe = new Entrant(cellstate, "tpe", "tpe()");
        return List.of(
                new Pair(random, new Entrant(optuna, "random", "Optuna RandomSampler")),
                new Pair(new Entrant(cellstate, "sobol", "sobol()"), new Entrant(optuna, "qmc", "Optuna QMCSampler")),
                new Pair(tpe, new Entrant(optuna, "tpe", "Optuna TPESampler")),
                new Pair(tpe, new Entrant(optuna, "tpe one by one", "Optuna TPESampler, one by one")),
                new Pair(
                        new Entrant(cellstate, "cmaes", "cmaes()"),
                        new Entrant(optuna, "cma-es", "Optuna CmaEsSampler")),
                new Pair(tpe, random),
                new Pair(bayesian(cellstate), random));
    }

    /** Returns Gaussian processes, of which Optuna's takes its time. */
    static List<Pair> slow(Peer cellstate, Peer optuna) {
        return List.of(new Pair(bayesian(cellstate), new Entrant(optuna, "gp", "Optuna GPSampler")));
    }

    private static Entrant bayesian(Peer cellstate) {
        return new Entrant(cellstate, "bayesian", "bayesian()");
    }
}
