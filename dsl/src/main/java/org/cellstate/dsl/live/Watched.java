package org.cellstate.dsl.live;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.anomaly.Anomalies;
import org.cellstate.dsl.evaluate.anomaly.Event;

/**
 * A watch at one moment: what came, and how far off the model was for each row, one row ahead with all before it known.
 *
 * @param model the model, which knows all rows that came
 * @param came the rows that came since the watch began; at least one unless nothing came
 * @param anomalies those rows beside what was forecast for each; empty if nothing came
 * @param mae the model's mean absolute error over them, in the unit of the series; NaN if nothing came
 * @param naive the better of the naive and the seasonal naive forecast over them, such as {@code seasonal naive (7)}; empty if nothing came
 * @param naiveMae its mean absolute error
 * @param ending whether and why the watch has ended
 */
public record Watched(
        Forecaster model,
        Series came,
        Optional<Anomalies> anomalies,
        double mae,
        String naive,
        double naiveMae,
        Ending ending) {

    /** Returns the events among the rows that came. */
    public List<Event> events() {
        return anomalies.map(Anomalies::events).orElse(List.of());
    }

    /** Returns for example {@code births: 12 rows came, the last 1989-01-12 9876; MAE 402.1, seasonal naive (7) 611.3; 1 event}. */
    @Override
    public String toString() {
        String name = model.data().series().name();
        if (came.size() == 0) {
            return name + ": no rows came, " + ending.words();
        }
        int last = came.size() - 1;
        return String.format(
                Locale.ROOT,
                "%s: %d row%s came, the last %s %.4g; MAE %.4g, %s %.4g; %d event%s; %s",
                name,
                came.size(),
                came.size() == 1 ? "" : "s",
                came.index().label(last),
                came.value(last),
                mae,
                naive,
                naiveMae,
                events().size(),
                events().size() == 1 ? "" : "s",
                ending.words());
    }
}
