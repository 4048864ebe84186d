package org.cellstate.tests.bench.sweep;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.tests.bench.peer.Peer;

/**
 * Two samplers that are compared.
 *
 * @param ours of Cellstate
 * @param theirs the other
 */
record Pair(Entrant ours, Entrant theirs) {

    /** Returns ours beside those of Optuna that work alike, and those that learn beside chance. */
    static List<Pair> of(Peer cellstate, Peer optuna) {
        Entrant random = new Entrant(cellstate, "random", "random()");
        Entrant sobol = new Entrant(cellstate, "sobol", "sobol()");
        Entrant tpe = new Entrant(cellstate, "tpe", "tpe()");
        Entrant bayesian = new Entrant(cellstate, "bayesian", "bayesian()");
        Entrant cmaes = new Entrant(cellstate, "cmaes", "cmaes()");
        List<Pair> pairs = new ArrayList<>();
        pairs.add(new Pair(random, new Entrant(optuna, "random", "Optuna RandomSampler")));
        pairs.add(new Pair(sobol, new Entrant(optuna, "qmc", "Optuna QMCSampler")));
        pairs.add(new Pair(tpe, new Entrant(optuna, "tpe", "Optuna TPESampler")));
        pairs.add(new Pair(tpe, new Entrant(optuna, "tpe one by one", "Optuna TPESampler, one by one")));
        pairs.add(new Pair(bayesian, new Entrant(optuna, "gp", "Optuna GPSampler")));
        pairs.add(new Pair(cmaes, new Entrant(optuna, "cma-es", "Optuna CmaEsSampler")));
        pairs.add(new Pair(tpe, random));
        pairs.add(new Pair(bayesian, random));
        return pairs;
    }
}
