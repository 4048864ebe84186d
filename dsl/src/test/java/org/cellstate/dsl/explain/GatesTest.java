package org.cellstate.dsl.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.gru;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.rnn;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.engine.CellWeights;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Regressor;
import org.cellstate.dsl.model.Cell;
import org.cellstate.dsl.prepare.SequenceBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GatesTest {

    private static final Series SERIES = Series.daily(
            "load",
            LocalDate.of(2024, 1, 1),
            IntStream.range(0, 120)
                    .mapToDouble(day -> 50 + 10 * Math.sin(2 * Math.PI * day / 7))
                    .toArray());

    private static float[][][] frames(int rows) {
        Random random = new Random(1);
        float[][][] frames = new float[rows][][];
        for (int row = 0; row < rows; row++) {
            frames[row] = new float[2 + random.nextInt(5)][2];
            for (float[] frame : frames[row]) {
                frame[0] = random.nextFloat();
                frame[1] = random.nextFloat();
            }
        }
        return frames;
    }

    private static Regressor fitted(Recurrent model) {
        float[][][] frames = frames(60);
        float[] values = new float[60];
        for (int row = 0; row < 60; row++) {
            values[row] = frames[row][0][0] + frames[row][frames[row].length - 1][1];
        }
        return model.hidden(5).epochs(1).windows(128).fit(Cellstate.valued(frames, values), event -> {});
    }

    static Stream<Recurrent> models() {
        return Stream.of(
                lstm(),
                gru(),
                rnn(),
                lstm().layers(2).dropout(0.3),
                gru().layers(2),
                rnn().layers(3),
                lstm().convolution(4, 2));
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_last_hidden_state_under_the_head_is_what_the_network_predicts(Recurrent model) {
        Regressor fitted = fitted(model);
        float[][] sequence = frames(1)[0];

        Gates gates = Gates.of(fitted, sequence);

        double[][] hidden = gates.activation("hidden state").values();
        assertThat(hidden).hasNumberOfRows(5);
        double[] last = IntStream.range(0, 5)
                .mapToDouble(unit -> hidden[unit][sequence.length - 1])
                .toArray();
        assertThat(fitted.predict(new float[][][] {sequence})[0]).isCloseTo(headed(fitted, last), within(1e-5));
    }

    @Test
    void a_layer_over_one_that_reads_both_ways_reads_both() {
        Regressor fitted = fitted(lstm().layers(2).bidirectional());
        float[][] sequence = frames(1)[0];
        int steps = sequence.length;
        SequenceBatch batch = fitted.trained().data().batch(new float[][][] {sequence});
        List<CellWeights> cells = fitted.trained().network().cells();

        Gates gates = Gates.of(fitted, sequence);

        assertThat(cells)
                .extracting(CellWeights::layer, CellWeights::reversed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, false),
                        org.assertj.core.groups.Tuple.tuple(1, true),
                        org.assertj.core.groups.Tuple.tuple(2, false),
                        org.assertj.core.groups.Tuple.tuple(2, true));
        double[][] forward =
                CellTrace.of(cells.get(0), Windows.sequence(batch, 0)).hidden();
        double[][] backward =
                CellTrace.of(cells.get(1), Windows.sequence(batch, 0)).hidden();
        double[][] below = new double[steps][10];
        for (int time = 0; time < steps; time++) {
            for (int unit = 0; unit < 5; unit++) {
                below[time][unit] = forward[unit][time];
                below[time][5 + unit] = backward[unit][time];
            }
        }
        double[][] shown = gates.activation("hidden state").values();
        double[][] other = CellTrace.of(cells.get(3), below).hidden();
        double[] top = new double[10];
        for (int unit = 0; unit < 5; unit++) {
            top[unit] = shown[unit][steps - 1];
            top[5 + unit] = other[unit][0];
        }
        assertThat(fitted.predict(new float[][][] {sequence})[0]).isCloseTo(headed(fitted, top), within(1e-5));
    }

    /** Puts the linear head, the last weights of a regressor, on a hidden state. */
    private static double headed(Regressor model, double[] hidden) {
        float[] weights = model.trained().network().weights();
        double sum = weights[weights.length - 1];
        for (int unit = 0; unit < hidden.length; unit++) {
            sum += weights[weights.length - 1 - hidden.length + unit] * hidden[unit];
        }
        return model.trained().data().restore(sum);
    }

    @Test
    void the_gates_of_a_forecaster_are_those_of_its_last_window() {
        Forecaster model = lstm().layers(2)
                .hidden(4)
                .epochs(1)
                .windows(32)
                .fit(SERIES.split(0.8).lookback(14).horizon(7).calendar(), event -> {});

        Gates gates = Gates.of(model, 120);

        assertThat(gates.toString()).isEqualTo("LSTM 2×4, layer 2 of 2 on load, the 14 days before 2024-04-30");
        assertThat(gates.steps()).hasSize(14).startsWith("2024-04-16").endsWith("2024-04-29");
        assertThat(gates.activations())
                .extracting(Activation::name)
                .containsExactly("input gate", "forget gate", "candidate", "output gate", "cell state", "hidden state");
        Activation forget = gates.layer(1).activation("forget gate");
        assertThat(forget.values()).hasDimensions(4, 14);
        assertThat(forget.low()).isEqualTo(0);
        assertThat(forget.high()).isEqualTo(1);
        // The cell follows from the gates: c = f c' + i g.
        double[][] cell = gates.activation("cell state").values();
        double[][] keep = gates.activation("forget gate").values();
        double[][] let = gates.activation("input gate").values();
        double[][] offered = gates.activation("candidate").values();
        for (int unit = 0; unit < 4; unit++) {
            for (int time = 1; time < 14; time++) {
                assertThat(cell[unit][time])
                        .isCloseTo(
                                keep[unit][time] * cell[unit][time - 1] + let[unit][time] * offered[unit][time],
                                within(1e-12));
            }
        }
    }

    @Test
    void other_cells_have_the_gates_they_have() {
        assertThat(Gates.of(fitted(gru()), frames(1)[0]).activations())
                .extracting(Activation::name)
                .containsExactly("update gate", "reset gate", "candidate", "hidden state");
        assertThat(Gates.of(fitted(rnn()), frames(1)[0]).activations())
                .extracting(Activation::name)
                .containsExactly("hidden state");
    }

    @Test
    void means_are_over_units_and_steps() {
        Activation activation = Activation.unbounded("cell state", new double[][] {{1, -3}, {2, 4}});

        assertThat(activation.mean()).isEqualTo(1);
        assertThat(activation.unitMeans()).containsExactly(-1, 3);
        assertThat(activation.low()).isEqualTo(-4);
        assertThat(activation.high()).isEqualTo(4);
        assertThat(Activation.unbounded("cell state", new double[1][2]).low()).isEqualTo(-1);
    }

    @Test
    void what_is_not_there_is_refused_in_three_parts() {
        Forecaster model = rnn().hidden(2)
                .epochs(1)
                .windows(16)
                .fit(SERIES.split(0.8).lookback(14).horizon(7), event -> {});

        assertThatThrownBy(() -> Gates.of(model, 13))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("row 13, lookback=14, rows=120");
        assertThatThrownBy(() -> Gates.of(model, 121)).isInstanceOf(ShapeProblem.class);
        assertThatThrownBy(() -> Gates.of(model, 120).layer(2))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining(".layer(2) of 1");
        assertThatThrownBy(() -> Gates.of(model, 120).activation("forget gate"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("\"forget gate\" of a " + Cell.RNN)
                .hasMessageContaining("try: hidden state");
    }
}
