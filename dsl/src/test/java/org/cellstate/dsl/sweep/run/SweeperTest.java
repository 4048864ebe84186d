package org.cellstate.dsl.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepEvent;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.Trial;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialRun;
import org.cellstate.dsl.sweep.TrialState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SweeperTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void a_study_is_the_same_again_in_whatever_order_trials_end(int workers) {
        List<TrialRecord> expected = Studies.timeless(Studies.run(Studies.plan(40, workers)));
        Set<List<Integer>> orders = new HashSet<>();

        for (int seed = 0; seed < 30; seed++) {
            Studies.Bowl bowl = new Studies.Bowl(12);
            HandWorkers hand = new HandWorkers(new TrialRun<>(Studies.SPACE, bowl), workers, 40, seed);
            Study<Trial> study =
                    Sweeper.run(Studies.SPACE, bowl, Studies.plan(40, workers), hand, SweepListener.silent());

            assertThat(Studies.timeless(study)).isEqualTo(expected);
            orders.add(hand.order());
        }

        assertThat(orders).hasSize(workers == 1 ? 1 : 30);
        assertThat(expected)
                .extracting(TrialRecord::state)
                .contains(TrialState.COMPLETE, TrialState.PRUNED, TrialState.FAILED);
    }

    @Test
    void trials_run_beside_each_other_on_as_many_workers_as_there_are() {
        List<TrialRecord> records = Studies.run(Studies.plan(30, 4)).records();

        assertThat(records)
                .extracting(TrialRecord::number)
                .containsExactlyElementsOf(IntStream.range(0, 30).boxed().toList());
        assertThat(records).extracting(TrialRecord::worker).allMatch(worker -> worker >= 0 && worker < 4);
        assertThat(records.subList(0, 4)).extracting(TrialRecord::worker).contains(0);
    }

    @Test
    void the_listener_hears_of_every_trial_in_order_on_the_calling_thread() {
        List<SweepEvent> events = new ArrayList<>();
        Set<Thread> threads = new HashSet<>();

        Study<Trial> study = Studies.run(Studies.plan(12, 2), event -> {
            events.add(event);
            threads.add(Thread.currentThread());
        });

        assertThat(threads).containsExactly(Thread.currentThread());
        assertThat(events.get(0)).isInstanceOf(SweepEvent.Started.class);
        assertThat(events.get(events.size() - 1)).isEqualTo(new SweepEvent.Finished(study));
        for (int trial = 0; trial < 12; trial++) {
            int number = trial;
            List<SweepEvent> own =
                    events.stream().filter(event -> number == number(event)).toList();
            assertThat(own.get(0)).isInstanceOf(SweepEvent.TrialBegan.class);
            assertThat(record(own.get(0), number).state()).isEqualTo(TrialState.RUNNING);
            assertThat(own.get(own.size() - 1)).isInstanceOf(SweepEvent.TrialEnded.class);
            int reports = study.records().get(number).reports().size();
            assertThat(own.subList(1, own.size() - 1)).hasSize(reports).allMatch(SweepEvent.Reported.class::isInstance);
            for (int i = 1; i <= reports; i++) {
                assertThat(record(own.get(i), number).reports()).hasSize(i);
            }
        }
    }

    private static int number(SweepEvent event) {
        if (event instanceof SweepEvent.TrialBegan began) {
            return began.number();
        } else if (event instanceof SweepEvent.TrialEnded ended) {
            return ended.number();
        }
        return event instanceof SweepEvent.Reported reported ? reported.number() : -1;
    }

    private static TrialRecord record(SweepEvent event, int number) {
        return event.study().records().stream()
                .filter(trial -> trial.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
