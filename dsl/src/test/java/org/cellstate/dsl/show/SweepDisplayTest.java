package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepEvent;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.kernel.api.MimeBundle;
import org.junit.jupiter.api.Test;

class SweepDisplayTest {

    private static final long MILLI = 1_000_000;

    private long now;
    private final RecordedScreen screen = new RecordedScreen();
    private final SweepDisplay display = new SweepDisplay(screen, () -> now);
    private final List<TrialRecord> records = new ArrayList<>();

    @Test
    void in_a_notebook_there_is_one_display_updated_at_most_twice_a_second() {
        start();
        for (int step = 1; step <= 100; step++) {
            now += 10 * MILLI;
            display.on(new SweepEvent.Reported(study(), 0));
        }

        assertThat(screen.shown).hasSize(1);
        assertThat(screen.updates).hasSize(2);
    }

    @Test
    void while_it_runs_it_says_how_far_it_is_what_is_best_and_what_runs() {
        start();
        ended(SweepSamples.complete(0, settings(64, 0.1), 0.4));
        ended(SweepSamples.complete(1, settings(128, 0.1), 0.3125));
        ended(SweepSamples.failed(2, "validation loss is NaN"));
        now += 4_000 * MILLI;
        records.add(SweepSamples.running(3, settings(32, 0.4), new Report(1, 0.9), new Report(2, 0.7)));
        display.on(new SweepEvent.Reported(study(), 3));

        assertThat(screen.text()).isEqualTo("""
            Sweep for the least validation loss · bayesian() · seed 7
            [██████░░░░░░░░░░░░░░] 3 of 10 trials · 1 running, 1 failed · 00:10 elapsed · ~00:23 left
            best validation loss 0.3125 at trial 1: hidden 128, dropout 0.1
            trial 2: validation loss is NaN
               trial  validation loss   time  hidden  dropout
            ─────────────────────────────────────────────────
            ★      1           0.3125  2.0 s    128      0.1
                   0              0.4  2.0 s     64*     0.1
            * other than in the best trial
            running trial 3: hidden 32, dropout 0.4 · step 2: 0.7 █▁\
            """);
        assertThat(screen.html())
                .contains(
                        "<progress value=\"0.300\" max=\"1\"", "<b>64</b>", ">0.1<", "trial 2: validation loss is NaN")
                .doesNotContain("<script", "<style", "<svg", "<b>0.1</b>");
    }

    @Test
    void the_history_is_drawn_once_there_are_two_trials_and_three_seconds_passed() {
        start();
        ended(SweepSamples.complete(0, settings(64, 0.1), 0.4));
        assertThat(screen.html()).doesNotContain("<img");

        ended(SweepSamples.complete(1, settings(64, 0.2), 0.3));

        assertThat(screen.html()).contains("<img width=\"460\" height=\"200\"");
    }

    @Test
    void an_interrupt_is_amber_at_once_and_says_what_still_happens() {
        start();
        ended(SweepSamples.complete(0, settings(64, 0.1), 0.4));
        records.add(SweepSamples.running(1, settings(32, 0.4)));
        now += MILLI;
        display.on(new SweepEvent.Stopping(study()));

        assertThat(screen.html()).contains("background:#FFE0A3;color:#222222", ">stopping<", "#C98500 10.0%");
        assertThat(screen.text())
                .contains("the running trial is finished, nothing new begins")
                .doesNotContain(" left");

        records.set(1, SweepSamples.complete(1, settings(32, 0.4), 0.5));
        display.on(new SweepEvent.Finished(study("Stopped by hand.")));

        assertThat(screen.html()).contains(">stopped<", "Stopped by hand.");
        assertThat(screen.text())
                .contains("2 trials in 00:04 (2 complete) · best validation loss 0.4 at trial 0", " · stopped\n");
    }

    @Test
    void at_the_end_a_quiet_summary_stays() {
        start();
        ended(SweepSamples.complete(0, settings(64, 0.1), 0.4));
        display.on(new SweepEvent.Finished(study()));

        assertThat(screen.html())
                .contains("1 trial in 00:02 (1 complete) · best validation loss 0.4 at trial 0: hidden 64, dropout 0.1")
                .doesNotContain("<progress");
    }

    @Test
    void a_sweep_of_which_nothing_could_be_measured_ends_red_with_a_reason_that_is_no_markup() {
        start();
        ended(SweepSamples.failed(0, "no <disk>"));
        display.on(new SweepEvent.Finished(study()));

        assertThat(screen.html()).contains("#F6C6BD", "no &lt;disk&gt;", "#D55E00 10.0%");
        assertThat(screen.text()).contains("(0 complete, 1 failed)", "trial 0: no <disk>");
    }

    @Test
    void on_a_console_there_is_a_line_for_each_trial() {
        screen.interactive = false;
        start();
        ended(SweepSamples.complete(0, settings(64, 0.1), 0.4));
        ended(SweepSamples.complete(1, settings(32, 0.1), 0.5));
        ended(SweepSamples.failed(2, "out of\n  memory"));
        display.on(new SweepEvent.Finished(study()));

        assertThat(screen.updates).isEmpty();
        assertThat(screen.shown.stream().map(SweepDisplayTest::plain))
                .containsExactly(
                        "Sweep for the least validation loss · bayesian() · seed 7 · 10 trials",
                        "1/10  trial 0  validation loss 0.4  hidden 64, dropout 0.1  2.0 s  ★ best",
                        "2/10  trial 1  validation loss 0.5  hidden 32, dropout 0.1  2.0 s",
                        "3/10  trial 2  failed: out of · memory  2.0 s",
                        "3 trials in 00:06 (2 complete, 1 failed) · best validation loss 0.4 at trial 0: hidden 64,"
                                + " dropout 0.1");
    }

    @Test
    void trials_of_an_earlier_sitting_do_not_make_the_pace() {
        for (int number = 0; number < 5; number++) {
            records.add(SweepSamples.complete(number, settings(64, 0.1), 0.4));
        }
        start();
        now += 8_000 * MILLI;
        ended(SweepSamples.complete(5, settings(32, 0.1), 0.5));

        assertThat(screen.text()).contains("6 of 10 trials · 00:10 elapsed · ~00:40 left");
    }

    @Test
    void a_sweep_that_only_time_ends_is_measured_by_time() {
        display.on(new SweepEvent.Started(study(), OptionalLong.empty()));
        now += 298_000 * MILLI;
        ended(SweepSamples.complete(0, settings(32, 0.1), 0.5));

        assertThat(screen.text()).contains("[██████████░░░░░░░░░░] 1 trial · 05:00 elapsed · ~05:00 left");
    }

    @Test
    void one_display_shows_one_sweep_after_another_and_refuses_one_that_did_not_start() {
        assertThatThrownBy(() -> display.on(new SweepEvent.Stopping(study())))
                .isInstanceOf(IllegalStateException.class);
        start();
        display.on(new SweepEvent.Finished(study()));
        start();

        assertThat(screen.shown).hasSize(2);
    }

    private void start() {
        display.on(new SweepEvent.Started(study(), OptionalLong.of(10)));
    }

    private void ended(TrialRecord trial) {
        now += 2_000 * MILLI;
        records.add(trial);
        display.on(new SweepEvent.TrialEnded(study(), trial.number()));
    }

    private Study<String> study() {
        return study("");
    }

    private Study<String> study(String note) {
        Study<String> study = SweepSamples.study(SweepSamples.loss(), records, 10);
        return new Study<>(study.space(), study.goals(), study.plan(), study.records(), study.seconds(), note);
    }

    private static List<Setting> settings(int hidden, double dropout) {
        return List.of(
                new Setting("hidden", SweepSamples.HIDDEN, hidden),
                new Setting("dropout", SweepSamples.DROPOUT, dropout));
    }

    private static String plain(MimeBundle bundle) {
        return bundle.text().replace(Numbers.THIN_SPACE, ' ');
    }
}
