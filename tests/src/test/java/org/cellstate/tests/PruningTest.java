package org.cellstate.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.dsl.Cellstate.adam;
import static org.cellstate.dsl.Cellstate.asha;
import static org.cellstate.dsl.Cellstate.gru;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.sweep;

import org.cellstate.datasets.Datasets;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.Sweep;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.TrialState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The search of the notebook on tuning, by chance, so that both sweeps try the same settings. */
@Tag("thorough")
class PruningTest {

    private static final ForecastData DATA =
            Datasets.usBirths().split(0.9).lookback(56).horizon(28).calendar();

    private static final Sweep<Recurrent> SEARCH = sweep(t -> t.oneOf("cell", lstm(), gru())
                    .layers(t.integer("layers", 1, 2))
                    .hidden(t.logInt("hidden", 8, 64))
                    .dropout(t.real("dropout", 0, 0.5))
                    .optimizer(adam(t.logReal("rate", 3e-4, 1e-1)))
                    .patience(12))
            .trials(30)
            .parallel(2)
            .seed(3);

    @Test
    void successive_halving_comes_within_a_hundredth_of_the_best_at_a_third_of_the_epochs() {
        Study<Recurrent> whole = SEARCH.on(DATA, SweepListener.silent());
        Study<Recurrent> pruned = SEARCH.prune(asha(1, 3)).on(DATA, SweepListener.silent());

        assertThat(epochs(whole)).isEqualTo(30 * 12);
        assertThat(pruned.count(TrialState.PRUNED)).isPositive();
        assertThat((double) epochs(pruned) / epochs(whole)).isLessThanOrEqualTo(0.35);
        assertThat(best(pruned) / best(whole)).isLessThanOrEqualTo(1.01);
    }

    private static int epochs(Study<?> study) {
        return study.records().stream()
                .mapToInt(trial -> trial.reports().size())
                .sum();
    }

    private static double best(Study<?> study) {
        return study.bestTrial().orElseThrow().value();
    }
}
