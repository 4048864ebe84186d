package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.dsl.Cellstate.folds;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.sweep;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.PruneRule;
import org.cellstate.dsl.sweep.Pruner;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.TrialState;
import org.junit.jupiter.api.Test;

class SweepMemoryTest {

    private static final ForecastData DATA = Series.daily(
                    "load",
                    LocalDate.of(2024, 1, 1),
                    IntStream.range(0, 200).mapToDouble(row -> 50 + row % 7).toArray())
            .split(0.8)
            .lookback(10)
            .horizon(5);

    private static final Recurrent WIDE = lstm().hidden(128).layers(2).epochs(2).windows(32);

    private static final Sweep<Recurrent> SWEEP = sweep(t -> WIDE.dropout(t.real("dropout", 0, 0.5)));

    /** Ends each trial at its first report. */
    private record Nothing() implements Pruner {
        @Override
        public String label() {
            return "";
        }

        @Override
        public PruneRule rule(Past past, int number) {
            return new PruneRule(new TreeMap<>(Map.of(1, -1.0)), 0);
        }
    }

    @Test
    void trials_that_were_pruned_failed_or_measured_hold_no_native_memory() {
        WIDE.fit(DATA, event -> {}).trained().network().close();
        long before = Pointer.totalBytes();

        Study<Recurrent> pruned = SWEEP.trials(3).prune(new Nothing()).on(DATA, SweepListener.silent());
        Study<Recurrent> folded =
                SWEEP.trials(2).prune(new Nothing()).score(folds(2)).on(DATA, SweepListener.silent());
        Study<Recurrent> complete = SWEEP.trials(2).on(DATA, SweepListener.silent());
        // So long a step that the weights are no numbers any more before an epoch ends.
        Study<Recurrent> failed = sweep(t -> WIDE.clip(1e30).optimizer(Cellstate.sgd(t.real("rate", 1e20, 1e30))))
                .trials(2)
                .on(DATA, SweepListener.silent());

        assertThat(pruned.count(TrialState.PRUNED)).isEqualTo(3);
        assertThat(folded.count(TrialState.PRUNED)).isEqualTo(2);
        assertThat(complete.count(TrialState.COMPLETE)).isEqualTo(2);
        assertThat(failed.count(TrialState.FAILED)).isEqualTo(2);
        long after = Pointer.totalBytes();
        var open = WIDE.fit(DATA, event -> {});
        assertThat(after - before).isLessThan((Pointer.totalBytes() - after) / 2);
        open.trained().network().close();
    }
}
