package org.cellstate.dsl.engine.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cellstate.dsl.model.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every implementation. */
class RecurrenceTest {

    /** Rows of 5, 3 and 1 steps, padded by other amounts on either side. */
    @ParameterizedTest
    @EnumSource
    void padding_changes_nothing(Implementation kind) {
        for (CellShape shape : Trials.cells(4, 6)) {
            for (boolean reversed : new boolean[] {false, true}) {
                Trial tight = new Trial(shape, reversed, 5, 3)
                        .random(new Random(11))
                        .steps(new int[][] {Trials.range(0, 5), Trials.range(0, 3), Trials.range(0, 1)});
                Trial.Result expected = kind.run(tight);
                for (int[][] steps : List.of(
                        new int[][] {Trials.range(0, 5), Trials.range(0, 3), Trials.range(0, 1)},
                        new int[][] {Trials.range(7, 5), Trials.range(9, 3), Trials.range(11, 1)},
                        new int[][] {Trials.range(3, 5), Trials.range(0, 3), Trials.range(11, 1)},
                        new int[][] {{0, 2, 5, 8, 11}, {1, 2, 10}, {6}})) {
                    Trial padded = spread(tight, 12, steps);

                    Trial.Result found = kind.run(padded);

                    assertThat(apart(found, padded, expected, tight)).isLessThan(1e-6);
                }
            }
        }
    }

    /** Moves the steps of each row to other places in a longer sequence. */
    private static Trial spread(Trial from, int length, int[][] steps) {
        Trial to = new Trial(from.shape, from.reversed, length, from.rows)
                .random(new Random(12))
                .steps(steps);
        from.in.forEach((name, values) -> to.in.put(name, values.clone()));
        from.outGradients.forEach((name, values) -> to.outGradients.put(name, values.clone()));
        to.in.put(Trial.In.INPUT, spread(from.in(Trial.In.INPUT), from, to, from.shape.inputs()));
        double[] above = from.outGradients.getOrDefault(Trial.Out.OUTPUT, new double[0]);
        to.outGradients.put(Trial.Out.OUTPUT, spread(above, from, to, from.shape.hidden()));
        return to;
    }

    private static double[] spread(double[] values, Trial from, Trial to, int features) {
        double[] moved = new double[to.length * to.rows * features];
        for (int row = 0; row < from.rows; row++) {
            for (int i = 0; i < from.steps[row].length; i++) {
                int source = (from.steps[row][i] * from.rows + row) * features;
                int target = (to.steps[row][i] * to.rows + row) * features;
                System.arraycopy(values, source, moved, target, features);
            }
        }
        return moved;
    }

    /** How far a result is from another whose steps lie elsewhere. */
    private static double apart(Trial.Result found, Trial padded, Trial.Result expected, Trial tight) {
        double[] output = expected.values().getOrDefault(Trial.Out.OUTPUT, new double[0]);
        expected.values().put(Trial.Out.OUTPUT, spread(output, tight, padded, tight.shape.hidden()));
        double[] gradient = expected.gradients().getOrDefault(Trial.In.INPUT, new double[0]);
        expected.gradients().put(Trial.In.INPUT, spread(gradient, tight, padded, tight.shape.inputs()));
        double apart = Trials.apart(found, expected);
        expected.values().put(Trial.Out.OUTPUT, output);
        expected.gradients().put(Trial.In.INPUT, gradient);
        return apart;
    }

    @ParameterizedTest
    @EnumSource
    void a_second_run_gives_the_same_bits(Implementation kind) {
        for (Trial trial : largeTrials()) {
            try (Recurrence recurrence = kind.make(trial.shape, trial.reversed)) {
                Trial.Result first = trial.run(recurrence, kind.precision);
                Trial.Result second = trial.run(recurrence, kind.precision);

                assertSameBits(second, first);
                assertSameBits(kind.run(trial), first);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_threads_at_once_give_the_same_bits_as_one_after_the_other(Implementation kind) {
        List<Trial> trials = largeTrials();
        List<Trial.Result> expected = trials.stream().map(kind::run).toList();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<CompletableFuture<List<Trial.Result>>> running = IntStream.range(0, 2)
                    .mapToObj(thread -> CompletableFuture.supplyAsync(
                            () -> {
                                List<Trial.Result> found = new ArrayList<>();
                                for (int round = 0; round < 10; round++) {
                                    trials.forEach(trial -> found.add(kind.run(trial)));
                                }
                                return found;
                            },
                            threads))
                    .toList();
            for (CompletableFuture<List<Trial.Result>> each : running) {
                List<Trial.Result> found = each.join();
                for (int i = 0; i < found.size(); i++) {
                    assertSameBits(found.get(i), expected.get(i % expected.size()));
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Large enough that rows are shared among threads. */
    private static List<Trial> largeTrials() {
        List<Trial> trials = new ArrayList<>();
        for (CellShape shape : Trials.cells(16, 96)) {
            Random random = new Random(13);
            trials.add(new Trial(shape, false, 10, 32).random(random));
            trials.add(new Trial(shape, true, 10, 32)
                    .random(random)
                    .steps(Trials.steps(Trials.Pattern.HOLES, 32, 10, random)));
        }
        return trials;
    }

    private static void assertSameBits(Trial.Result found, Trial.Result expected) {
        assertThat(found.values()).hasSameSizeAs(expected.values());
        found.values()
                .forEach((name, values) -> assertThat(values)
                        .as(name.name())
                        .isEqualTo(expected.values().get(name)));
        assertThat(found.gradients()).hasSameSizeAs(expected.gradients());
        found.gradients()
                .forEach((name, values) -> assertThat(values)
                        .as(name.name())
                        .isEqualTo(expected.gradients().get(name)));
    }

    @ParameterizedTest
    @EnumSource
    void lists_of_all_steps_are_the_same_as_none(Implementation kind) {
        for (CellShape shape : Trials.cells(3, 5)) {
            Trial bare = new Trial(shape, true, 4, 2).random(new Random(15));
            Trial listed = new Trial(shape, true, 4, 2)
                    .random(new Random(15))
                    .steps(new int[][] {Trials.range(0, 4), Trials.range(0, 4)});

            assertSameBits(kind.run(listed), kind.run(bare));
        }
    }

    @ParameterizedTest
    @EnumSource
    void steps_one_by_one_are_the_same_as_all_at_once(Implementation kind) {
        for (CellShape shape : Trials.cells(3, 5)) {
            Trial whole = new Trial(shape, false, 4, 2).random(new Random(16));
            double[] input = whole.in(Trial.In.INPUT);
            Trial step = new Trial(shape, false, 1, 2).random(new Random(16));
            whole.in.forEach(step.in::put);
            try (Recurrence recurrence = kind.make(shape, false)) {
                for (int i = 0; i < 4; i++) {
                    int size = input.length / 4;
                    step.in.put(Trial.In.INPUT, Arrays.copyOfRange(input, i * size, (i + 1) * size));
                    Map<Trial.Out, double[]> after =
                            step.runForward(recurrence, kind.precision).values();
                    step.in.put(Trial.In.HIDDEN_BEFORE, after.getOrDefault(Trial.Out.HIDDEN_AFTER, new double[0]));
                    if (shape.hasCellState()) {
                        step.in.put(Trial.In.CELL_BEFORE, after.getOrDefault(Trial.Out.CELL_AFTER, new double[0]));
                    }
                }
                double[] expected = whole.run(recurrence, kind.precision)
                        .values()
                        .getOrDefault(Trial.Out.HIDDEN_AFTER, new double[0]);

                assertThat(Trials.apart(step.in(Trial.In.HIDDEN_BEFORE), expected))
                        .isLessThan(1e-6);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void wrong_lists_of_steps_are_refused(Implementation kind) {
        CellShape shape = new CellShape(Cell.RNN, 2, 2, false);
        for (int[][] steps : List.of(
                new int[][] {{0, 1}},
                new int[][] {{0}, {}},
                new int[][] {{0}, {1, 1}},
                new int[][] {{0}, {2}},
                new int[][] {{-1}, {0}})) {
            Trial trial = new Trial(shape, false, 2, 2).random(new Random(17));
            try (Recurrence recurrence = kind.make(shape, false)) {
                assertThatThrownBy(() -> recurrence.forward(
                                new Weights(1, 1, 1, 0),
                                Sequence.packed(1, trial.length, trial.rows, 2),
                                steps,
                                State.NONE,
                                0,
                                Sequence.packed(1, trial.length, trial.rows, 2),
                                State.NONE,
                                false))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void blocks_that_do_not_fit_are_refused(Implementation kind) {
        CellShape shape = new CellShape(Cell.RNN, 2, 3, false);
        Weights weights = new Weights(1, 1, 1, 0);
        Sequence input = Sequence.packed(1, 4, 2, 2);
        Sequence output = Sequence.packed(1, 4, 2, 3);
        try (Recurrence recurrence = kind.make(shape, false)) {
            for (Runnable call : List.<Runnable>of(
                    () -> forward(recurrence, weights, Sequence.none(4, 2, 2), output),
                    () -> forward(recurrence, weights, Sequence.packed(1, 4, 2, 3), output),
                    () -> forward(recurrence, weights, Sequence.packed(1, 0, 2, 2), output),
                    () -> forward(recurrence, weights, new Sequence(1, 4, 2, 2, 4, 1), output),
                    () -> forward(recurrence, weights, input, Sequence.packed(1, 5, 2, 3)),
                    () -> forward(recurrence, weights, input, Sequence.packed(1, 4, 1, 3)),
                    () -> forward(recurrence, new Weights(1, 1, 0, 0), input, output))) {
                assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    private static void forward(Recurrence recurrence, Weights weights, Sequence input, Sequence output) {
        recurrence.forward(weights, input, new int[0][], State.NONE, 0, output, State.NONE, false);
    }

    @ParameterizedTest
    @EnumSource
    void a_way_back_without_a_way_forward_is_refused(Implementation kind) {
        CellShape shape = new CellShape(Cell.RNN, 2, 2, false);
        try (Recurrence recurrence = kind.make(shape, false)) {
            Trial trial = new Trial(shape, false, 2, 2).random(new Random(18));
            trial.run(recurrence, kind.precision);
            Sequence block = Sequence.packed(1, 2, 2, 2);

            assertThatThrownBy(() -> recurrence.backward(block, State.NONE, block, State.NONE, new Weights(1, 1, 1, 0)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_closed_layer_refuses(Implementation kind) {
        for (CellShape shape : Trials.cells(3, 5)) {
            Trial trial = new Trial(shape, false, 4, 8).random(new Random(19));
            Recurrence recurrence = kind.make(shape, false);
            trial.run(recurrence, kind.precision);
            recurrence.close();
            recurrence.close();

            assertThatThrownBy(() -> trial.run(recurrence, kind.precision)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void the_implementation_has_a_name() {
        assertThat(Recurrence.implementation()).matches("plain|oneDNN \\d+\\.\\d+\\.\\d+");
    }

    @Test
    void a_cell_whose_weights_cannot_be_counted_is_refused() {
        assertThatThrownBy(() -> new CellShape(Cell.LSTM, 1, 30_000, false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
