package org.cellstate.dsl.sweep.objective;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Measured;
import org.cellstate.dsl.sweep.Objective;
import org.cellstate.dsl.sweep.Reporter;
import org.cellstate.dsl.sweep.Trial;
import org.cellstate.dsl.train.Epoch;
import org.cellstate.dsl.train.TrainEvent;
import org.cellstate.dsl.train.TrainListener;
import org.cellstate.dsl.train.Trained;
import org.cellstate.dsl.train.Trainer;
import org.cellstate.kernel.api.CellInterruptedException;

/**
 * What networks are worth that are fitted to data. The test part is not looked at.
 *
 * @param data what all candidates are fitted to
 * @param <T> a candidate
 */
public record NetworkObjective<T>(ForecastData data) implements Objective<T> {

    @Override
    public List<Goal> goals() {
        return List.of(Goal.less("validation loss"));
    }

    @Override
    public Measured measure(T candidate, Trial trial, Reporter reporter) {
        RecurrentSpec spec = ((Described) candidate).spec();
        PreparedForecast prepared = spec.prepared(data);
        TrainListener listener = event -> {
            if (event instanceof TrainEvent.EpochDone done) {
                reporter.report(done.epoch().number(), done.epoch().valid());
            }
        };
        Trained<?, ?> trained = Trainer.train(spec, prepared, Network.forecaster(spec, prepared.shape()), listener);
        try {
            if (trained.history().interrupted()) {
                throw new CellInterruptedException();
            }
            Optional<Epoch> best = trained.history().best();
            return Measured.of(best.map(Epoch::valid).orElse(Double.NaN));
        } finally {
            trained.network().close();
        }
    }

    /** Returns the data with the sum of their values. */
    @Override
    public SortedMap<String, String> identity() {
        SortedMap<String, String> identity = new TreeMap<>();
        identity.put("goal", "least validation loss");
        identity.put("data", data.toString());
        identity.put("data sha-256", data.panel().sha256());
        return identity;
    }
}
