package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.folds;
import static org.cellstate.dsl.Cellstate.labeled;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.sweep;
import static org.cellstate.dsl.Cellstate.validationLoss;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.model.MemoryEstimate;
import org.cellstate.dsl.sweep.Bytes;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.PruneRule;
import org.cellstate.dsl.sweep.Pruner;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.TrialState;
import org.cellstate.dsl.sweep.objective.NetworkObjective;
import org.cellstate.dsl.sweep.objective.Subject;
import org.cellstate.dsl.text.LabeledSequences;
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

    private static Bytes estimated(Subject subject) throws Exception {
        Space<Recurrent> space = new Space<>(t -> WIDE.batch(t.integer("batch", 8, 8)));
        return NetworkObjective.of(space, List.of(validationLoss()), 1, Optional.of(subject), 1)
                .memory(() -> Optional.of(WIDE.batch(8)));
    }

    @Test
    void what_a_trial_takes_is_by_what_its_summary_says() throws Exception {
        Bytes memory = estimated(new Subject.Forecasts(DATA));

        MemoryEstimate summary = WIDE.batch(8).summary(DATA).memory().orElseThrow();
        // Of Adam seven copies of the weights, five of them arrays of Java: two of the weights, the gradient, two
        // moments.
        assertThat(memory.heap()).isEqualTo(5 * summary.weights() / 3);
        // 16 rows validate, in which 12 windows of 5 rows end; what trains are batches of 8.
        assertThat(memory.offHeap())
                .isEqualTo(2 * summary.weights() / 3 + 2 * (summary.activations() + 12 * summary.activations() / 8));
    }

    @Test
    void what_sequences_take_is_by_the_longest_that_trains() throws Exception {
        List<String> texts = IntStream.range(0, 30)
                .mapToObj(row -> "abc".repeat(1 + row) + row)
                .toList();
        List<String> classes =
                IntStream.range(0, 30).mapToObj(row -> "class " + row % 2).toList();
        LabeledSequences labels = labeled(texts, classes);
        int longest = IntStream.of(labels.parts().training())
                .map(row -> texts.get(row).length())
                .max()
                .orElseThrow();

        Bytes memory = estimated(new Subject.Labels(labels));

        MemoryEstimate fitted = WIDE.batch(8)
                .epochs(1)
                .fit(labels, event -> {})
                .summary()
                .memory()
                .orElseThrow();
        long activations = memory.offHeap() - 2 * fitted.weights() / 3;
        int validate = labels.parts().validation().length;
        // The fit also read what validates, which may be longer, and padded its batches.
        int read = IntStream.concat(
                        IntStream.of(labels.parts().training()),
                        IntStream.of(labels.parts().validation()))
                .map(row -> texts.get(row).length())
                .max()
                .orElseThrow();
        assertThat(activations / (2.0 * (1 + validate / 8.0)) / fitted.activations())
                .isCloseTo((double) longest / read, within(0.05));
    }
}
