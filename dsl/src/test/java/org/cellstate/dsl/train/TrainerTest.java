package org.cellstate.dsl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.TrainingProblem;
import org.cellstate.dsl.engine.CellWeights;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.engine.StepResult;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.model.Optimizer;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Schedule;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.api.NotebookHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainerTest {

    private static final PreparedForecast DATA = PreparedForecast.of(Series.daily(
                    "a",
                    LocalDate.of(2024, 1, 1),
                    IntStream.range(0, 200).mapToDouble(Math::sin).toArray())
            .split(0.8)
            .lookback(14)
            .horizon(7));

    private final List<TrainEvent> events = new ArrayList<>();

    @AfterEach
    void no_interrupt_is_left() {
        assertThat(Thread.interrupted()).isFalse();
    }

    private static RecurrentSpec spec(int epochs, int patience) {
        RecurrentSpec lstm = RecurrentSpec.lstm();
        return lstm.training(
                lstm.training().epochs(epochs).patience(patience).windows(64).batch(32));
    }

    private Trained<WindowBatch, PreparedForecast> train(RecurrentSpec spec, Scripted network) {
        return Trainer.train(spec, DATA, network, events::add);
    }

    @Test
    void all_epochs_run_and_are_told_in_order() {
        Trained<WindowBatch, PreparedForecast> trained = train(spec(2, 5), new Scripted(3, 2));

        History history = trained.history();
        assertThat(history.stop()).isEqualTo(StopReason.COMPLETED);
        assertThat(history.epochs()).extracting(Epoch::valid).containsExactly(3.0, 2.0);
        assertThat(history.bestEpoch()).isEqualTo(2);
        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "Started",
                        "BatchDone",
                        "BatchDone",
                        "EpochDone",
                        "BatchDone",
                        "BatchDone",
                        "EpochDone",
                        "Finished");
        assertThat(events.get(0))
                .isEqualTo(new TrainEvent.Started(spec(2, 5), "a", 0, DATA.training().length, 10, 2, 2));
        assertThat(events.get(7)).isEqualTo(new TrainEvent.Finished(history));
    }

    @Test
    void training_stops_when_patience_ends_and_the_best_weights_come_back() {
        Scripted network = new Scripted(3, 1, 2, 2, 2, 2, 2, 2);

        History history = train(spec(8, 2), network).history();

        assertThat(history.stop()).isEqualTo(StopReason.NO_IMPROVEMENT);
        assertThat(history.epochs()).hasSize(4);
        assertThat(history.bestEpoch()).isEqualTo(2);
        assertThat(network.steps).isEqualTo(8);
        assertThat(network.weights())
                .as("weights after two epochs of two steps")
                .containsExactly(4);
        assertThat(history.toString()).contains("4 of 8 epochs", "stopped early", "best 1.0000 at epoch 2");
    }

    /** A step takes half a minute, an epoch has two: the sixth step would be beyond two minutes and a half. */
    @Test
    void training_ends_before_the_batch_that_its_minutes_do_not_reach() {
        Scripted network = new Scripted(3, 2, 1);
        RecurrentSpec spec = spec(8, 5);
        RecurrentSpec hurried = spec.training(spec.training().within(2.5));

        History history = Trainer.train(hurried, DATA, network, events::add, () -> 30_000_000_000L * network.steps)
                .history();

        assertThat(history.stop()).isEqualTo(StopReason.OUT_OF_TIME);
        assertThat(history.epochs()).hasSize(2);
        assertThat(network.steps).isEqualTo(5);
        assertThat(network.weights()).as("weights after two epochs").containsExactly(4);
        assertThat(history).hasToString("2 of 8 epochs in 150.0 s, out of time, best 2.0000 at epoch 2");
    }

    @Test
    void minutes_that_are_not_used_up_change_nothing() {
        Scripted network = new Scripted(3, 2);
        RecurrentSpec spec = spec(2, 5);

        History history = Trainer.train(
                        spec.training(spec.training().within(2.5)),
                        DATA,
                        network,
                        events::add,
                        () -> 30_000_000_000L * network.steps)
                .history();

        assertThat(history.stop()).isEqualTo(StopReason.COMPLETED);
        assertThat(history.seconds()).isEqualTo(120);
    }

    @Test
    void the_schedule_moves_the_rate_of_every_step() {
        Scripted network = new Scripted(3, 2);
        RecurrentSpec spec = spec(2, 5);

        train(spec.training(spec.training().schedule(Schedule.cosine())), network);

        assertThat(network.rates)
                .usingComparatorForType(Comparator.comparingLong(rate -> Math.round(1e9 * rate)), Double.class)
                .containsExactly(0.01, 0.01 * (1 + Math.sqrt(0.5)) / 2, 0.005, 0.01 * (1 - Math.sqrt(0.5)) / 2);
    }

    @Test
    void the_rate_falls_after_a_plateau_of_the_validation_loss() {
        Scripted network = new Scripted(3, 2, 2.5, 2, 1, 1, 1, 1);
        RecurrentSpec spec = spec(8, 5);

        History history = train(
                        spec.training(
                                spec.training().optimizer(Optimizer.sgd(0.8)).schedule(Schedule.plateau(2, 0.5))),
                        network)
                .history();

        assertThat(history.epochs())
                .extracting(Epoch::learningRate)
                .containsExactly(0.8, 0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2);
        assertThat(history.stop()).isEqualTo(StopReason.COMPLETED);
    }

    @Test
    void a_plateau_that_patience_would_never_reach_is_refused_before_the_first_step() {
        Scripted network = new Scripted(3);
        RecurrentSpec spec = spec(20, 5);
        Schedule late = Schedule.plateau(5, 0.5).warmUp(0.1);

        assertThatThrownBy(() -> train(spec.training(spec.training().schedule(late)), network))
                .isInstanceOf(ConfigProblem.class)
                .hasMessage("""
                        The learning rate must fall at a plateau before patience ends the training there.
                          received: .schedule(plateau(5, 0.5).warmUp(0.1)).patience(5)
                          try: .patience(15)""");
        assertThat(network.steps).isZero();
        assertThat(network.closed).isTrue();
    }

    @Test
    void an_interrupt_keeps_the_best_weights_and_returns() {
        Scripted network = new Scripted(3, 1, 2, 2, 2);
        network.interruptAtStep = 7;

        History history;
        try {
            history = train(spec(5, 5), network).history();
        } finally {
            Thread.interrupted();
        }

        assertThat(history.interrupted()).isTrue();
        assertThat(history.epochs()).hasSize(3);
        assertThat(network.steps).isEqualTo(7);
        assertThat(network.weights()).containsExactly(4);
        assertThat(network.closed).isFalse();
    }

    @Test
    void a_listener_that_is_stopped_ends_training_as_the_user_would_and_the_best_weights_are_kept() {
        Scripted network = new Scripted(3, 1, 2, 2, 2);
        TrainListener stopped = event -> {
            if (event instanceof TrainEvent.BatchDone && network.steps == 7) {
                Thread.currentThread().interrupt();
                throw new CellInterruptedException();
            }
        };

        History history = Trainer.train(spec(5, 5), DATA, network, stopped).history();

        assertThat(history.interrupted()).isTrue();
        assertThat(network.weights()).containsExactly(4);
        assertThat(network.closed).isFalse();
    }

    @Test
    void a_listener_that_says_it_was_stopped_when_nobody_asked_fails_the_training() {
        Scripted network = new Scripted(3);

        assertThatThrownBy(() -> Trainer.train(spec(1, 5), DATA, network, event -> {
                    if (event instanceof TrainEvent.BatchDone) {
                        throw new CellInterruptedException();
                    }
                }))
                .isInstanceOf(CellInterruptedException.class);
        assertThat(network.closed).isTrue();
    }

    @Test
    void a_stop_in_the_notebook_ends_training_before_the_first_batch() {
        Scripted network = new Scripted(3);
        NotebookHost before = Notebook.connect(new Stopped());

        History history;
        try {
            history = train(spec(1, 5), network).history();
        } finally {
            Notebook.connect(before);
        }

        assertThat(history.interrupted()).isTrue();
        assertThat(history.best()).isEmpty();
        assertThat(network.steps).isZero();
        assertThat(history.toString()).contains("stopped by hand, no epoch ended");
    }

    @Test
    void a_loss_that_is_no_number_at_once_is_a_problem_that_names_the_step() {
        Scripted network = new Scripted(3);
        network.badAtStep = 2;

        assertThatThrownBy(() -> train(spec(1, 5), network))
                .isInstanceOf(TrainingProblem.class)
                .hasMessage("""
                        The loss and its gradient must stay finite while a model trains.
                          received: the loss is NaN at epoch 1, batch 2 (step 2 of 2), learning rate 0.01, clip 1.0; \
                        the batch and the last gradients look as usual
                          try: a lower learning rate, such as .optimizer(adam(0.001)); \
                        or look for extreme values in the training part""");
        assertThat(network.closed).isTrue();
        assertThat(events.get(events.size() - 1)).isInstanceOf(TrainEvent.Failed.class);
    }

    @Test
    void a_gradient_that_is_not_finite_is_a_problem_though_the_loss_is() {
        Scripted network = new Scripted(3);
        network.badAtStep = 2;
        network.bad = new StepResult(1, Double.POSITIVE_INFINITY);

        assertThatThrownBy(() -> train(spec(1, 5), network))
                .isInstanceOf(TrainingProblem.class)
                .hasMessageContaining("the gradient's norm is Infinity at epoch 1, batch 2 (step 2 of 2)");
    }

    @Test
    void a_loss_that_is_no_number_later_keeps_the_best_weights_and_says_why() {
        Scripted network = new Scripted(3, 2);
        network.badAtStep = 4;
        network.growth = 1000;

        History history = train(spec(2, 5), network).history();

        assertThat(history.stop()).isEqualTo(StopReason.DIVERGED);
        assertThat(history.note())
                .isEqualTo(
                        "the loss is NaN at epoch 2, batch 2 (step 4 of 4), learning rate 0.01, clip 1.0; the weights of epoch 1 are kept; "
                                + "the gradient's norm grew from 1.00e+03 to 1.00e+09 in 2 steps; "
                                + "try a lower learning rate, such as .optimizer(adam(0.001))");
        assertThat(network.weights()).containsExactly(2);
    }

    @Test
    void a_validation_loss_that_is_no_number_is_a_problem_too() {
        assertThatThrownBy(() -> train(spec(1, 5), new Scripted(Double.NaN)))
                .isInstanceOf(TrainingProblem.class)
                .hasMessageContaining("the validation loss is NaN at epoch 1, batch 2 (step 2 of 2)");
    }

    @Test
    void an_extreme_value_of_the_batch_is_named_by_a_day_whose_window_holds_it() {
        double[] values = new double[3000];
        values[100] = 1e9;
        PreparedForecast data = PreparedForecast.of(Series.daily("a", LocalDate.of(2024, 1, 1), values)
                .split(0.8)
                .lookback(14)
                .horizon(1));
        Scripted network = new Scripted(3);
        network.badAtStep = 1;
        RecurrentSpec spec = spec(1, 5);

        assertThatThrownBy(() -> Trainer.train(
                        spec.training(spec.training().windows(2500).batch(2500)), data, network, events::add))
                .isInstanceOf(TrainingProblem.class)
                .hasMessageContaining("the target of the window at 2024-04-10 holds 15");
        assertThat(data.data().series().index().label(100)).isEqualTo("2024-04-10");
    }

    @Test
    void a_listener_that_fails_closes_the_network() {
        Scripted network = new Scripted(3);

        assertThatThrownBy(() -> Trainer.train(spec(1, 5), DATA, network, event -> {
                    throw new IllegalStateException("listener");
                }))
                .hasMessage("listener");
        assertThat(network.closed).isTrue();
    }

    @Test
    void a_listener_hears_of_any_failure_and_cannot_hide_it_by_failing_again() {
        Scripted network = new Scripted(3);

        assertThatThrownBy(() -> Trainer.train(spec(1, 5), DATA, network, event -> {
                    events.add(event);
                    if (!(event instanceof TrainEvent.Started)) {
                        throw new IllegalStateException(
                                "listener at " + event.getClass().getSimpleName());
                    }
                }))
                .hasMessage("listener at BatchDone")
                .satisfies(problem -> assertThat(problem.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("listener at Failed"));
        assertThat(events.get(events.size() - 1))
                .isInstanceOfSatisfying(
                        TrainEvent.Failed.class,
                        failed -> assertThat(failed.history().stop()).isEqualTo(StopReason.FAILED));
    }

    @Test
    void the_history_says_what_the_epochs_show() {
        RecurrentSpec spec = spec(6, 10);

        History history = train(
                        spec.training(spec.training().schedule(Schedule.constant())), new Scripted(3, 3, 3, 3, 3, 3))
                .history();

        assertThat(history.note())
                .isEqualTo("learns nothing: the training loss went from 1.00 in epoch 1 to 1.00 in epoch 6."
                        + " Try a higher learning rate, such as .optimizer(adam(0.1)).");
    }

    /** A network whose one weight counts its steps, and whose validation losses are given. */
    private static final class Scripted implements Network<WindowBatch> {

        private final double[] valid;
        private int epoch;
        private int steps;
        private float weight;
        private int badAtStep;
        private StepResult bad = new StepResult(Double.NaN, Double.NaN);
        private double growth = 1;
        private int interruptAtStep;
        private boolean closed;
        private final List<Double> rates = new ArrayList<>();

        Scripted(double... valid) {
            this.valid = valid;
        }

        @Override
        public StepResult trainStep(WindowBatch batch, double learningRate) {
            steps++;
            weight++;
            rates.add(learningRate);
            if (steps == interruptAtStep) {
                Thread.currentThread().interrupt();
            }
            return steps == badAtStep ? bad : new StepResult(1, Math.pow(growth, steps));
        }

        @Override
        public double loss(WindowBatch batch) {
            return valid[epoch++];
        }

        @Override
        public float[] predict(WindowBatch batch) {
            return new float[batch.target().length];
        }

        @Override
        public float[] weights() {
            return new float[] {weight};
        }

        @Override
        public void restore(float[] weights) {
            weight = weights[0];
        }

        @Override
        public List<CellWeights> cells() {
            return List.of();
        }

        @Override
        public float[][][] attention(WindowBatch batch) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<float[][][]> filtered(WindowBatch batch) {
            return Optional.empty();
        }

        @Override
        public float[][] topGradient(WindowBatch batch) {
            throw new AssertionError("training looks at no gradient");
        }

        @Override
        public void rest() {}

        @Override
        public ModelSummary summary() {
            return new ModelSummary(List.of());
        }

        @Override
        public SortedMap<String, String> versions() {
            return new TreeMap<>();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** A notebook whose user has pressed stop. */
    private static final class Stopped implements NotebookHost {

        @Override
        public DisplayHandle show(Object value) {
            throw new AssertionError("training shows nothing itself");
        }

        @Override
        public void clearOutput(boolean wait) {
            throw new AssertionError("training clears nothing");
        }

        @Override
        public boolean isInteractive() {
            return true;
        }

        @Override
        public boolean interrupted() {
            return true;
        }

        @Override
        public boolean takeInterrupt() {
            return true;
        }
    }
}
