package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.adam;
import static org.cellstate.dsl.Cellstate.gaussian;
import static org.cellstate.dsl.Cellstate.gru;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.mse;
import static org.cellstate.dsl.Cellstate.rnn;
import static org.cellstate.dsl.Cellstate.valued;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.data.ValuedSequences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegressorTest {

    /** The value is the last frame's first feature, in hundreds, after up to nine frames of noise. */
    private static float[][][] frames(int rows, int shortest, int longest, long seed) {
        Random random = new Random(seed);
        float[][][] frames = new float[rows][][];
        for (int row = 0; row < rows; row++) {
            frames[row] = new float[shortest + random.nextInt(longest - shortest + 1)][2];
            for (float[] frame : frames[row]) {
                frame[0] = random.nextFloat();
                frame[1] = 10 + random.nextFloat();
            }
        }
        return frames;
    }

    private static float[] lasts(float[][][] frames) {
        float[] values = new float[frames.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = 100 * frames[row][frames[row].length - 1][0];
        }
        return values;
    }

    private static Recurrent small(Recurrent model) {
        return model.hidden(8).loss(mse()).optimizer(adam(0.02)).windows(1024).epochs(6);
    }

    static Stream<Recurrent> models() {
        return Stream.of(
                lstm(),
                gru(),
                rnn(),
                lstm().layers(2).dropout(0.05),
                gru().bidirectional(),
                rnn().recurrentDropout(0.05));
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_cell_learns_what_a_sequence_ends_with_whatever_its_length(Recurrent model) {
        float[][][] frames = frames(600, 1, 9, 1);

        Regressor fitted = small(model).fit(valued(frames, lasts(frames)), event -> {});

        float[][][] unseen = frames(200, 1, 12, 2);
        RegressionScores scores = fitted.evaluate(unseen, lasts(unseen));
        assertThat(scores.mse()).isLessThan(0.2 * scores.meanMse());
        assertThat(scores.rows()).isEqualTo(200);
        assertThat(fitted.summary().parameters()).isPositive();
        assertThat(fitted.provenance().versions()).containsKey("recurrent layers");
        assertThat(fitted.provenance().dataSha256()).hasSize(64);
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_sequence_read_step_by_step_has_the_value_of_the_whole(Recurrent model) {
        float[][][] frames = frames(100, 3, 6, 1);
        Regressor fitted = small(model).epochs(1).fit(valued(frames, lasts(frames)), event -> {});
        if (fitted.spec().bidirectional()) {
            assertThatThrownBy(fitted::stepper).isInstanceOf(ConfigProblem.class);
            return;
        }

        try (LiveRegressor live = fitted.stepper()) {
            for (float[][] sequence : Arrays.copyOf(frames, 3)) {
                live.reset();
                for (int steps = 1; steps <= sequence.length; steps++) {
                    double whole = fitted.predict(new float[][][] {Arrays.copyOf(sequence, steps)})[0];
                    assertThat(live.step(sequence[steps - 1])).isCloseTo(whole, within(1e-3));
                }
            }
        }
    }

    @Test
    void one_seed_gives_one_result_and_rows_do_not_depend_on_each_other() {
        float[][][] frames = frames(100, 2, 9, 1);
        Recurrent model = small(lstm()).epochs(1).dropout(0.3);

        double[] first = model.fit(valued(frames, lasts(frames)), event -> {}).predict(frames);
        Regressor again = model.fit(valued(frames, lasts(frames)), event -> {});

        assertThat(again.predict(frames)).containsExactly(first);
        assertThat(again.predict(new float[][][] {frames[7]})[0]).isCloseTo(first[7], within(1e-3));
        assertThat(model.seed(1).fit(valued(frames, lasts(frames)), event -> {}).predict(frames))
                .isNotEqualTo(first);
    }

    @Test
    void the_data_say_what_they_are() {
        ValuedSequences data = valued(frames(100, 2, 9, 1), new float[100]);

        assertThat(data).hasToString("90 sequences train, 10 validate, 2 to 9 steps of 2 features");
        assertThat(data.validation(0.5).validationRows()).isEqualTo(50);
        assertThat(data.sha256())
                .isEqualTo(valued(frames(100, 2, 9, 1), new float[100]).sha256());
        assertThat(data.sha256())
                .isNotEqualTo(valued(frames(100, 2, 9, 2), new float[100]).sha256());
    }

    @Test
    void bad_data_are_refused_in_three_parts() {
        float[][][] frames = frames(4, 2, 2, 1);

        assertThatThrownBy(() -> valued(new float[0][][], new float[0]))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("0 sequences");
        assertThatThrownBy(() -> valued(frames, new float[3]))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("4 sequences, 3 values");
        assertThatThrownBy(() -> valued(new float[][][] {{}, {{1}}}, new float[2]))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("sequence 0 has none");
        assertThatThrownBy(() -> valued(new float[][][] {{{1}}, {{1, 2}}}, new float[2]))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("sequence 1, step 0 has 2");
        assertThatThrownBy(() -> valued(new float[][][] {{{1}}, {{Float.NaN}}}, new float[2]))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("sequence 1, step 0, feature 0 is NaN");
        assertThatThrownBy(() -> valued(frames, new float[] {1, 2, Float.POSITIVE_INFINITY, 4}))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("sequence 2 is Infinity");
        assertThatThrownBy(() -> valued(frames, new float[4]).validation(1)).isInstanceOf(ConfigProblem.class);
    }

    @Test
    void what_a_fitted_model_cannot_read_is_refused_in_three_parts() {
        float[][][] frames = frames(20, 2, 2, 1);
        Regressor fitted = small(lstm()).epochs(1).fit(valued(frames, lasts(frames)), event -> {});

        assertThatThrownBy(() -> fitted.predict(new float[][][] {{{1}}}))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("1 features, fitted on 2");
        assertThatThrownBy(() -> fitted.evaluate(frames, new float[2])).isInstanceOf(ShapeProblem.class);
        assertThatThrownBy(() -> small(lstm()).loss(gaussian()).fit(valued(frames, lasts(frames))))
                .isInstanceOf(ConfigProblem.class);
        try (LiveRegressor live = fitted.stepper()) {
            assertThatThrownBy(() -> live.step(1)).isInstanceOf(ShapeProblem.class);
        }
    }

    @Test
    void two_sequences_of_one_step_are_enough() {
        float[][][] frames = {{{1, 2}}, {{3, 4}}};

        Regressor fitted =
                small(lstm()).epochs(1).windows(1).batch(1).fit(valued(frames, new float[] {1, 2}), event -> {});

        assertThat(fitted.predict(frames)).hasSize(2).doesNotContain(Double.NaN);
    }

    @Test
    void values_that_are_all_equal_are_predicted() {
        float[][][] frames = frames(20, 2, 2, 1);
        float[] fives = new float[20];
        Arrays.fill(fives, 5);

        Regressor fitted = small(lstm()).epochs(2).fit(valued(frames, fives), event -> {});

        assertThat(fitted.predict(frames)[0]).isCloseTo(5, within(0.5));
    }
}
