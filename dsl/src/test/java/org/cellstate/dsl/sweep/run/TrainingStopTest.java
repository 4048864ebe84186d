package org.cellstate.dsl.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.sweep;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.Sweep;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepEvent;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;
import org.junit.jupiter.api.Test;

/** Stops sweeps while networks train on their workers. */
final class TrainingStopTest {

    private static final ForecastData DATA = Series.daily(
                    "waves",
                    LocalDate.of(2024, 1, 1),
                    IntStream.range(0, 120)
                            .mapToDouble(day -> Math.sin(day / 3.0))
                            .toArray())
            .split(0.8)
            .lookback(8)
            .horizon(2);

    private static Sweep<Recurrent> sweeping(int epochs) {
        return sweep(t ->
                        lstm().hidden(t.integer("hidden", 2, 4)).epochs(epochs).patience(epochs))
                .random()
                .trials(20)
                .parallel(2);
    }

    /** Asks to stop once both workers train, and if told so again at once. */
    private static SweepListener stopping(boolean twice) {
        Set<Integer> training = new HashSet<>();
        return event -> {
            boolean both =
                    event instanceof SweepEvent.Reported now && training.add(now.number()) && training.size() == 2;
            if (both || (twice && event instanceof SweepEvent.Stopping)) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Test
    void after_the_first_request_networks_train_to_their_end() {
        Study<Recurrent> study = sweeping(5).on(DATA, stopping(false));

        assertThat(study.note()).isEqualTo("Stopped by the user.");
        assertThat(study.records()).hasSizeLessThan(20).allMatch(trial -> trial.state() == TrialState.COMPLETE);
        List<TrialRecord> whole = sweeping(5)
                .trials(study.records().size())
                .on(DATA, SweepListener.silent())
                .records();
        for (int i = 0; i < whole.size(); i++) {
            assertThat(study.records().get(i).reports())
                    .hasSize(5)
                    .isEqualTo(whole.get(i).reports());
            assertThat(study.records().get(i).values()).isEqualTo(whole.get(i).values());
        }
    }

    /** They would train for hours. */
    @Test
    void after_the_second_request_networks_end_at_their_next_step() {
        Study<Recurrent> study = sweeping(10_000_000).on(DATA, stopping(true));

        assertThat(study.records()).isEmpty();
        assertThat(study.note())
                .isEqualTo("Stopped by the user. Trials that ran then were cancelled and are left out: 2.");
    }
}
