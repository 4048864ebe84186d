package org.cellstate.dsl.engine.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cellstate.dsl.model.Cell;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** oneDNN against the plain implementation, whose gradients are checked against differences. */
class OneDnnRecurrenceTest {

    @BeforeAll
    static void the_library_loads() {
        assumeTrue(OneDnn.available());
    }

    static List<Arguments> combinations() {
        List<Arguments> all = new ArrayList<>();
        for (CellShape shape : Trials.cells(5, 7)) {
            for (Trials.Pattern pattern : Trials.Pattern.values()) {
                for (boolean reversed : new boolean[] {false, true}) {
                    all.add(Arguments.of(shape, pattern, reversed));
                }
            }
        }
        return all;
    }

    @ParameterizedTest(name = "{0} {1}, reversed {2}")
    @MethodSource("combinations")
    void results_are_those_of_the_plain_implementation(CellShape shape, Trials.Pattern pattern, boolean reversed) {
        Random random = new Random(1);
        Trial trial = new Trial(shape, reversed, 9, 4).random(random).steps(Trials.steps(pattern, 4, 9, random));

        compare(trial);
    }

    /** The trial with rows shared among threads: more work than one share is worth. */
    @ParameterizedTest(name = "{0} {1}, reversed {2}")
    @MethodSource("combinations")
    void results_are_those_of_the_plain_implementation_with_rows_shared(
            CellShape small, Trials.Pattern pattern, boolean reversed) {
        Random random = new Random(2);
        CellShape shape = new CellShape(small.cell(), 16, 64, small.peepholes());
        Trial trial = new Trial(shape, reversed, 13, 33).random(random).steps(Trials.steps(pattern, 33, 13, random));

        assertThat(Shares.of(shape, Sequence.none(13, 33, 16)).count()).isEqualTo(Math.min(8, Workers.count()));
        compare(trial);
    }

    @Test
    void results_are_those_of_the_plain_implementation_for_any_shape() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            CellShape shape =
                    Trials.cells(1 + random.nextInt(20), 1 + random.nextInt(40)).get(random.nextInt(4));
            int rows = 1 + random.nextInt(9);
            int length = 1 + random.nextInt(12);
            Trials.Pattern pattern = Trials.any(Trials.Pattern.values(), random);
            Trial trial = new Trial(shape, random.nextBoolean(), length, rows)
                    .random(random)
                    .steps(Trials.steps(pattern, rows, length, random))
                    .layout(Trials.any(Trial.Layout.values(), random));
            if (random.nextInt(3) == 0) {
                trial.withoutStates();
            }
            trial.outGradients.keySet().removeIf(each -> each != Trial.Out.OUTPUT && random.nextInt(4) == 0);

            compare(trial);
        }
    }

    private static void compare(Trial trial) {
        Trial.Result expected = Implementation.PLAIN_DOUBLE.run(trial);
        try (Recurrence oneDnn = new OneDnnRecurrence(trial.shape, trial.reversed);
                Recurrence padded = new RaggedRows(trial.shape, trial.reversed)) {
            assertThat(Trials.apart(trial.run(oneDnn, Precision.FLOAT), expected))
                    .as("oneDNN, %s", trial)
                    .isLessThan(1e-5);
            if (trial.steps.length > 0 && trial.recurrentMask.length == 0) {
                assertThat(Trials.apart(trial.run(padded, Precision.FLOAT), expected))
                        .as("oneDNN with rows padded, %s", trial)
                        .isLessThan(1e-5);
            }
        }
        for (Implementation plain : List.of(Implementation.PLAIN, Implementation.PLAIN_OPENBLAS)) {
            assertThat(Trials.apart(plain.run(trial), expected))
                    .as("%s, %s", plain, trial)
                    .isLessThan(1e-5);
        }
    }

    @Test
    void the_smallest_layer_works() {
        for (CellShape shape : Trials.cells(1, 1)) {
            compare(new Trial(shape, false, 1, 1).random(new Random(4)));
        }
    }

    @Test
    void a_way_back_outlives_many_other_sizes() {
        CellShape shape = new CellShape(Cell.LSTM, 3, 8, false);
        Trial trial = new Trial(shape, false, 6, 4).random(new Random(5));
        Trial.Result expected = Implementation.PLAIN_DOUBLE.run(trial);
        try (Recurrence oneDnn = new OneDnnRecurrence(shape, false)) {
            for (int rows = 1; rows < 100; rows++) {
                new Trial(shape, false, 2, rows).random(new Random(6)).run(oneDnn, Precision.FLOAT);
            }

            assertThat(Trials.apart(trial.run(oneDnn, Precision.FLOAT), expected))
                    .isLessThan(1e-5);
        }
    }

    @Test
    void a_mask_between_steps_gives_what_the_plain_implementation_gives() {
        for (CellShape shape : Trials.cells(4, 6)) {
            Random random = new Random(7);
            compare(new Trial(shape, false, 5, 3).random(random).mask(random));
            compare(new Trial(shape, true, 5, 3)
                    .random(random)
                    .mask(random)
                    .steps(Trials.steps(Trials.Pattern.HOLES, 3, 5, random)));
        }
    }

    /** Few steps that do not count: rows are padded for the library. Many: they are packed for the plain implementation. */
    @Test
    void rows_are_right_however_many_of_their_steps_count() {
        for (CellShape shape : Trials.cells(4, 6)) {
            for (int least = 1; least <= 20; least++) {
                Random random = new Random(9);
                int[][] steps = new int[4][];
                for (int row = 0; row < 4; row++) {
                    steps[row] = random.ints(0, 20)
                            .distinct()
                            .limit(least + random.nextInt(21 - least))
                            .sorted()
                            .toArray();
                }
                compare(new Trial(shape, least % 2 == 0, 20, 4).random(random).steps(steps));
            }
        }
    }
}
