package org.cellstate.dsl.evaluate;

import java.time.LocalDateTime;
import java.util.List;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.SplitSeries;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.train.Trained;
import org.cellstate.dsl.train.Trainer;

/** Fits a description anew, from fresh weights and in silence. The caller closes the network. */
final class Refitting {

    private Refitting() {}

    static Trained<WindowBatch, PreparedForecast> fit(RecurrentSpec spec, ForecastData data) {
        PreparedForecast prepared = spec.prepared(data);
        return Trainer.train(spec, prepared, Network.forecaster(spec, prepared.shape()), event -> {});
    }

    /** Returns the same data of some of the series, split at another time. */
    static ForecastData before(ForecastData data, List<String> members, LocalDateTime firstTest) {
        Panel all = data.panel();
        Panel some = members.size() == all.size() ? all : all.only(members.toArray(String[]::new));
        return data.split(new SplitSeries(some, firstTest));
    }
}
