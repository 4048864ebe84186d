package org.cellstate.dsl.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.cellstate.dsl.model.Optimizer;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The losses are made up: each curve has the one property that its test is named after. */
class DiagnosisTest {

    private static final RecurrentSpec SPEC = RecurrentSpec.lstm();
    private static final double RATE = SPEC.training().optimizer().learningRate();

    private static List<Epoch> curve(int epochs, IntToDoubleFunction train, IntToDoubleFunction valid) {
        return IntStream.rangeClosed(1, epochs)
                .mapToObj(n -> new Epoch(n, train.applyAsDouble(n), valid.applyAsDouble(n), 1, RATE))
                .toList();
    }

    private static List<Epoch> losses(double[] train, double[] valid) {
        return curve(train.length, n -> train[n - 1], n -> valid[n - 1]);
    }

    private static Optional<Symptom.Kind> kind(List<Epoch> epochs) {
        return Diagnosis.of(SPEC, epochs).map(Symptom::kind);
    }

    /** Returns what was said after each epoch, and after which first. */
    private static List<String> said(List<Epoch> epochs) {
        List<String> said = new ArrayList<>();
        for (int count = 0; count <= epochs.size(); count++) {
            String kind =
                    kind(epochs.subList(0, count)).map(Symptom.Kind::words).orElse("");
            if (!kind.isEmpty() && (said.isEmpty() || !said.get(said.size() - 1).endsWith(kind))) {
                said.add(count + " " + kind);
            }
        }
        return said;
    }

    private static double fall(int n) {
        return 0.2 + 0.8 * Math.exp(-n / 3.0);
    }

    @Test
    void a_validation_loss_that_rises_while_training_falls_overfits() {
        double[] train = {1.0, 0.8, 0.6, 0.5, 0.4, 0.35, 0.3};
        double[] valid = {1.0, 0.8, 0.7, 0.72, 0.75, 0.80, 0.85};

        assertThat(said(losses(train, valid))).containsExactly("6 overfits");
        assertThat(Diagnosis.of(SPEC, losses(train, valid)))
                .hasValue(new Symptom(
                        Symptom.Kind.OVERFITS,
                        "the validation loss rose from 0.700 in epoch 3 to 0.850 in epoch 7, while the training loss fell"
                                + " from 0.600 in epoch 3 to 0.300 in epoch 7",
                        ".dropout(0.2), .hidden(16) or more training data"));
        assertThat(Diagnosis.of(SPEC.dropout(0.3), losses(train, valid))
                        .orElseThrow()
                        .fix())
                .isEqualTo(".hidden(16) or more training data");
    }

    @Test
    void a_validation_loss_that_has_risen_for_two_epochs_is_not_told_of_yet() {
        assertThat(said(losses(new double[] {1.0, 0.8, 0.6, 0.5, 0.4}, new double[] {1.0, 0.8, 0.7, 0.8, 0.9})))
                .isEmpty();
    }

    @Test
    void a_validation_loss_that_stays_within_five_percent_of_its_best_does_not_overfit() {
        assertThat(said(curve(12, n -> 1.0 - 0.05 * n, n -> n <= 4 ? 1.0 - 0.1 * n : 0.62)))
                .isEmpty();
    }

    @Test
    void one_bad_epoch_is_no_symptom() {
        assertThat(said(curve(10, n -> n == 6 ? 1.5 : fall(n), n -> n == 6 ? 1.8 : fall(n))))
                .isEmpty();
    }

    @Test
    void after_a_new_best_epoch_it_no_longer_overfits() {
        double[] train = {1.0, 0.8, 0.6, 0.5, 0.4, 0.35, 0.3};
        double[] valid = {1.0, 0.8, 0.7, 0.75, 0.80, 0.85, 0.65};

        assertThat(kind(losses(train, valid).subList(0, 6))).hasValue(Symptom.Kind.OVERFITS);
        assertThat(kind(losses(train, valid))).isEmpty();
    }

    @Test
    void a_training_loss_that_doubles_and_does_not_come_back_diverges() {
        assertThat(said(losses(new double[] {1.0, 0.5, 1.2, 1.3}, new double[] {1.0, 0.5, 1.2, 1.3})))
                .containsExactly("4 diverges");
        assertThat(said(curve(5, n -> Math.pow(10, n), n -> Math.pow(10, n)))).containsExactly("3 diverges");
        assertThat(Diagnosis.of(SPEC, curve(3, n -> Math.pow(10, n), n -> 1)))
                .hasValue(new Symptom(
                        Symptom.Kind.DIVERGES,
                        "the training loss rose from 10.0 in epoch 1 to 1.00e+03 in epoch 3",
                        "a lower learning rate, such as .optimizer(adam(0.001))"));
    }

    @Test
    void a_jump_that_comes_back_does_not_diverge() {
        double[] losses = {1.0, 0.1, 2.0, 0.5, 0.2, 0.15};

        assertThat(said(losses(losses, losses))).isEmpty();
    }

    @Test
    void a_loss_that_has_fallen_and_is_flat_no_longer_learns() {
        assertThat(said(curve(12, n -> Math.max(0.4, 1 - 0.2 * n), n -> Math.max(0.5, 1 - 0.2 * n))))
                .containsExactly("7 no longer learns");
        assertThat(Diagnosis.of(SPEC, curve(9, n -> n < 4 ? 1 : 0.5, n -> n < 4 ? 1 : 0.5)))
                .hasValue(
                        new Symptom(
                                Symptom.Kind.NO_LONGER_LEARNS,
                                "the training loss went from 0.500 in epoch 6 to 0.500 in epoch 9, and the validation loss has not"
                                        + " improved",
                                "a lower learning rate, such as .optimizer(adam(0.001)), or a larger model, such as .hidden(64)"));
    }

    @Test
    void a_loss_that_never_moved_learns_nothing_and_wants_a_higher_rate() {
        RecurrentSpec slow = SPEC.training(Training.defaults().optimizer(Optimizer.sgd(1e-7)));
        List<Epoch> epochs = IntStream.rangeClosed(1, 6)
                .mapToObj(n -> new Epoch(n, 0.8 - 1e-6 * n, 0.9, 1, 1e-7))
                .toList();

        assertThat(Diagnosis.of(slow, epochs))
                .hasValue(new Symptom(
                        Symptom.Kind.LEARNS_NOTHING,
                        "the training loss went from 0.800 in epoch 1 to 0.800 in epoch 6",
                        "a higher learning rate, such as .optimizer(sgd(1.0E-6))"));
    }

    @Test
    void a_loss_that_only_jumps_learns_nothing_and_wants_a_lower_rate() {
        assertThat(Diagnosis.of(SPEC, curve(6, n -> n % 2 == 0 ? 0.82 : 0.8, n -> 0.9))
                        .map(Symptom::toString))
                .hasValue(
                        "learns nothing: the training loss went from 0.800 in epoch 1 to 0.820 in epoch 6. Try a lower learning"
                                + " rate, such as .optimizer(adam(0.001)), or inputs that say more of what is to be learned.");
    }

    @Test
    void at_the_end_of_a_schedule_and_in_a_warm_up_a_flat_loss_is_no_symptom() {
        List<Epoch> cool = IntStream.rangeClosed(1, 12)
                .mapToObj(n -> new Epoch(n, n < 6 ? 1 - 0.1 * n : 0.4, 0.5, 1, n < 6 ? RATE : 0.05 * RATE))
                .toList();

        assertThat(said(cool)).isEmpty();
    }

    @Test
    void a_loss_that_has_come_down_to_a_twentieth_may_be_flat() {
        assertThat(said(curve(12, n -> n == 1 ? 1 : 0.02, n -> n == 1 ? 1 : 0.02)))
                .isEmpty();
    }

    @Test
    void a_loss_that_falls_by_half_a_percent_an_epoch_still_learns() {
        assertThat(said(curve(40, n -> Math.pow(0.995, n), n -> 1.1 * Math.pow(0.995, n))))
                .isEmpty();
    }

    @Test
    void losses_below_zero_as_of_likelihoods_are_read_too() {
        assertThat(said(curve(12, n -> -2 + 3 * Math.exp(-n / 4.0), n -> -1.8 + 3 * Math.exp(-n / 4.0))))
                .isEmpty();
        assertThat(said(curve(8, n -> 1 - 0.5 * n, n -> n < 4 ? 1 - 0.5 * n : -0.5 + 0.2 * (n - 3))))
                .containsExactly("6 overfits");
        assertThat(said(losses(new double[] {0, -1, 1, 3}, new double[] {0, -1, 1, 3})))
                .containsExactly("4 diverges");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.005, 0.02, 0.04})
    void a_healthy_training_is_left_alone_however_noisy(double noise) {
        int alarms = 0;
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Epoch> epochs = new ArrayList<>();
            for (int n = 1; n <= 12; n++) {
                double cycle = RATE * 0.5 * (1 + Math.cos(Math.PI * (n - 1) / 12));
                double train = fall(n) * (1 + noise * random.nextDouble(-1.7, 1.7));
                double valid = (0.05 + fall(n)) * (1 + noise * random.nextDouble(-1.7, 1.7));
                epochs.add(new Epoch(n, train, valid, 1, cycle));
            }
            alarms += said(epochs).size();
        }
        assertThat(alarms).isLessThanOrEqualTo(2);
    }

    @Test
    void before_the_first_epoch_nothing_is_said() {
        assertThat(Diagnosis.of(SPEC, List.of())).isEmpty();
    }
}
