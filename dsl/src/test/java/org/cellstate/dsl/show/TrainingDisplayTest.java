package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.data.TrainingProblem;
import org.cellstate.dsl.model.Optimizer;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Training;
import org.cellstate.dsl.train.Diagnosis;
import org.cellstate.dsl.train.Epoch;
import org.cellstate.dsl.train.History;
import org.cellstate.dsl.train.StopReason;
import org.cellstate.dsl.train.TrainEvent;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.PaintedBar;
import org.junit.jupiter.api.Test;

class TrainingDisplayTest {

    private static final RecurrentSpec SPEC = RecurrentSpec.lstm()
            .training(Training.defaults().optimizer(Optimizer.adam(0.005)).patience(5));

    private static final long MILLI = 1_000_000;

    private long now;
    private final RecordedScreen screen = new RecordedScreen();
    private final TrainingDisplay display = new TrainingDisplay(screen, () -> now);

    @Test
    void in_a_notebook_there_is_one_display_updated_at_most_twice_a_second() {
        start(10);
        for (int batch = 1; batch <= 100; batch++) {
            now += 10 * MILLI;
            display.on(new TrainEvent.BatchDone(1, batch, 100, 64, 0.5));
        }

        assertThat(screen.shown).hasSize(1);
        assertThat(screen.updates).hasSize(2);
    }

    @Test
    void the_last_state_is_always_shown_at_once_and_then_with_the_whole_curve() {
        start(10);
        now += MILLI;
        display.on(new TrainEvent.EpochDone(Samples.epoch(1), true, 0));
        display.on(new TrainEvent.Finished(Samples.history(1, 1, StopReason.COMPLETED, 1)));

        assertThat(screen.updates).hasSize(2);
        assertThat(String.valueOf(screen.updates.get(0).data().get(MimeBundle.HTML)))
                .contains("1 of 1 epochs in 00:03", "<details><summary>all epochs (1)</summary>")
                .doesNotContain("<img", "<progress");
        assertThat(screen.html())
                .contains("1 of 1 epochs in 00:03", "<img width=\"460\"", "<details><summary>all epochs (1)</summary>")
                .doesNotContain("<progress");
    }

    @Test
    void while_it_runs_it_says_how_far_it_is_and_how_long_it_takes() {
        start(20);
        epochs(14, 11);

        assertThat(screen.text()).startsWith("""
                LSTM 1×32 · 52 481 parameters · Adam 0.005 · births
                [██████████████░░░░░░] epoch 14/20 · 00:42 elapsed · ~00:06 to 00:18 left · 21 windows/s
                train █""");
        assertThat(screen.html())
                .contains("<progress value=\"0.700\" max=\"1\"", "★ best", "no gain for 3 of 5")
                .contains("<img width=\"460\" height=\"200\" alt=\"train █", "src=\"data:image/png;base64,iVBOR")
                .doesNotContain("<script", "<style", "<svg");
    }

    @Test
    void the_table_has_the_best_epoch_and_the_last_three() {
        start(20);
        epochs(14, 5);

        assertThat(screen.html().split("<tr>", -1)).hasSize(2 + 4);
        assertThat(screen.html()).contains(">5</td>", ">12</td>", ">14</td>").doesNotContain(">11</td>");
    }

    @Test
    void stopped_by_hand_is_amber_and_keeps_the_bar() {
        start(20);
        epochs(7, 7);
        display.on(new TrainEvent.Finished(Samples.history(7, 7, StopReason.INTERRUPTED, 20)));

        assertThat(screen.html())
                .contains(
                        "<progress value=\"0.350\"", "#C98500 35.0%", "background:#FFE0A3;color:#222222", ">stopped<");
        assertThat(screen.text())
                .contains("7 of 20 epochs in 00:21 · best 0.3506 at epoch 7, whose weights are kept · stopped");
    }

    @Test
    void failed_is_red_and_says_the_rule_without_markup() {
        start(20);
        epochs(2, 2);
        TrainingProblem problem = new TrainingProblem("The loss must stay <finite>.", "NaN", "a lower learning rate");
        display.on(new TrainEvent.Failed(problem, Samples.history(2, 2, StopReason.DIVERGED, 20)));

        assertThat(screen.html()).contains(">failed<", "#F6C6BD", "The loss must stay &lt;finite&gt;.");
        assertThat(screen.text()).contains("· failed\nThe loss must stay <finite>.\n");
    }

    @Test
    void any_other_failure_is_shown_too_and_does_not_leave_a_bar_that_runs() {
        start(20);
        epochs(2, 2);
        display.on(new TrainEvent.Failed(
                new IllegalStateException("no <disk>"), Samples.history(2, 2, StopReason.FAILED, 20)));

        assertThat(screen.html()).contains(">failed<", "IllegalStateException: no &lt;disk&gt;");
    }

    @Test
    void the_bar_is_painted_for_light_and_dark_pages_and_is_a_progress_element_to_those_who_do_not_see_it() {
        assertThat(PaintedBar.html(0.7, PaintedBar.RUNNING))
                .contains("linear-gradient(to right,#2A8CCB 70.0%,rgba(128,128,128,0.3) 70.0%)")
                .contains("<progress value=\"0.700\" max=\"1\" style=\"width:240px;opacity:0\"></progress>")
                .doesNotContain("accent-color");
        assertThat(PaintedBar.text(0.7)).isEqualTo("[██████████████░░░░░░]");
    }

    @Test
    void a_slow_first_epoch_does_not_make_the_rest_look_long() {
        display.on(new TrainEvent.Started(SPEC, "births", 52_481, 64, 8, 11, 8));
        for (int epoch = 1; epoch <= 2; epoch++) {
            for (int batch = 1; batch <= 8; batch++) {
                now += (epoch == 1 ? 5_000 : 500) * MILLI;
                display.on(new TrainEvent.BatchDone(epoch, batch, 8, 32, 0.5));
            }
            now += 1_000 * MILLI;
            display.on(new TrainEvent.EpochDone(Samples.epoch(epoch), true, 0));
        }

        assertThat(screen.text())
                .contains("epoch 2/11 · 00:46 elapsed · ~00:45 left")
                .as("nine epochs of 8 × 0.5 s and 1 s")
                .contains(" · 51 windows/s");
    }

    @Test
    void the_first_batch_alone_tells_nothing_of_the_time_left() {
        display.on(new TrainEvent.Started(SPEC, "births", 52_481, 64, 8, 10, 100));
        now += 9_000 * MILLI;
        display.on(new TrainEvent.BatchDone(1, 1, 100, 32, 0.5));
        assertThat(screen.text()).contains("epoch 1/10 · 00:09 elapsed").doesNotContain("left");

        now += 500 * MILLI;
        display.on(new TrainEvent.BatchDone(1, 2, 100, 32, 0.5));
        assertThat(screen.text()).contains("~08:19 left").as("998 batches of 0.5 s");
    }

    @Test
    void what_goes_wrong_is_said_while_it_does_and_at_the_end() {
        start(20);
        overfit();

        assertThat(screen.html())
                .contains(">overfits</span> the validation loss rose from 0.600 in epoch 2 to 0.900 in epoch 5");
        assertThat(screen.text())
                .contains("\noverfits: the validation loss rose from", "Try .dropout(0.2), .hidden(16) or more");

        History run = overfitted();
        display.on(new TrainEvent.Finished(run));
        assertThat(screen.html()).containsOnlyOnce(">overfits</span> the validation loss rose");
        assertThat(screen.text()).containsOnlyOnce("overfits: the validation loss rose from");
    }

    @Test
    void a_console_is_told_once_what_goes_wrong_and_again_at_the_end() {
        screen.interactive = false;
        start(20);
        overfit();
        epoch(6, 0.2, 1.0, 4);
        display.on(new TrainEvent.Finished(overfitted()));

        assertThat(screen.shown.stream().map(TrainingDisplayTest::plain))
                .filteredOn(text -> text.contains("overfits: "))
                .hasSize(2);
    }

    private void overfit() {
        epoch(1, 0.9, 0.9, 0);
        epoch(2, 0.7, 0.6, 0);
        epoch(3, 0.5, 0.7, 1);
        epoch(4, 0.4, 0.8, 2);
        epoch(5, 0.3, 0.9, 3);
    }

    private void epoch(int number, double train, double valid, int sinceBest) {
        now += 1_000 * MILLI;
        display.on(new TrainEvent.BatchDone(number, 1, 1, 64, train));
        now += 500 * MILLI;
        display.on(new TrainEvent.EpochDone(new Epoch(number, train, valid, 1, 0.005), sinceBest == 0, sinceBest));
    }

    /** A run as the trainer tells it: its note is what the epochs show. */
    private static History overfitted() {
        List<Epoch> epochs = List.of(
                new Epoch(1, 0.9, 0.9, 1, 0.005),
                new Epoch(2, 0.7, 0.6, 1, 0.005),
                new Epoch(3, 0.5, 0.7, 1, 0.005),
                new Epoch(4, 0.4, 0.8, 1, 0.005),
                new Epoch(5, 0.3, 0.9, 1, 0.005));
        String note = Diagnosis.of(SPEC, epochs).orElseThrow().toString();
        return new History(epochs, 2, StopReason.NO_IMPROVEMENT, 20, 5, note);
    }

    @Test
    void a_console_gets_one_line_per_epoch() {
        screen.interactive = false;
        start(20);
        for (int epoch = 1; epoch <= 3; epoch++) {
            now += 3_000 * MILLI;
            display.on(new TrainEvent.BatchDone(epoch, 1, 1, 64, 0.5));
            display.on(new TrainEvent.EpochDone(Samples.epoch(epoch), epoch < 3, epoch < 3 ? 0 : 1));
        }
        display.on(new TrainEvent.Finished(Samples.history(3, 2, StopReason.NO_IMPROVEMENT, 20)));

        assertThat(screen.updates).isEmpty();
        assertThat(screen.shown.stream().map(TrainingDisplayTest::plain))
                .containsExactly(
                        "LSTM 1×32 · 52 481 parameters · Adam 0.005 · births",
                        "epoch  1/20  train 0.8449  valid 0.7532  3.0 s  ★ best",
                        "epoch  2/20  train 0.6621  valid 0.6025  3.1 s  ★ best",
                        "epoch  3/20  train 0.5311  valid 0.5028  2.9 s  no gain for 1 of 5",
                        "3 of 20 epochs in 00:09 · best 0.6025 at epoch 2, whose weights are kept · stopped early");
    }

    @Test
    void one_display_shows_one_training_after_another() {
        start(20);
        display.on(new TrainEvent.Finished(Samples.history(2, 2, StopReason.COMPLETED, 2)));
        start(20);

        assertThat(screen.shown).hasSize(2);
    }

    @Test
    void a_training_that_did_not_start_is_refused() {
        assertThatThrownBy(() -> display.on(new TrainEvent.BatchDone(1, 1, 1, 1, 0)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void hours_are_counted() {
        assertThat(TrainingWords.clock(59.6)).isEqualTo("01:00");
        assertThat(TrainingWords.clock(3_725)).isEqualTo("1:02:05");
    }

    private void start(int epochs) {
        display.on(new TrainEvent.Started(SPEC, "births", 52_481, 64, 8, epochs, 1));
    }

    /** Runs epochs of three seconds, of which those up to {@code best} each were better than the one before. */
    private void epochs(int count, int best) {
        for (int epoch = 1; epoch <= count; epoch++) {
            now += 2_000 * MILLI;
            display.on(new TrainEvent.BatchDone(epoch, 1, 1, 64, 0.5));
            now += 1_000 * MILLI;
            display.on(new TrainEvent.EpochDone(Samples.epoch(epoch), epoch <= best, Math.max(0, epoch - best)));
        }
    }

    private static String plain(MimeBundle bundle) {
        return bundle.text().replace(Numbers.THIN_SPACE, ' ');
    }
}
