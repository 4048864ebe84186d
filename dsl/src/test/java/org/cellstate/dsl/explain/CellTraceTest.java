package org.cellstate.dsl.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.cellstate.dsl.engine.CellWeights;
import org.cellstate.dsl.model.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CellTraceTest {

    private static final int STEPS = 7;

    private static double[][] sequence(Random random, int features) {
        double[][] sequence = new double[STEPS][features];
        for (double[] frame : sequence) {
            for (int feature = 0; feature < features; feature++) {
                frame[feature] = random.nextGaussian();
            }
        }
        return sequence;
    }

    @ParameterizedTest
    @CsvSource({"LSTM,false", "LSTM,true", "GRU,false", "GRU,true", "RNN,false", "RNN,true"})
    void gates_and_states_are_those_of_the_formulas(Cell cell, boolean reversed) {
        Random random = new Random(3);
        CellWeights weights = PlainCells.random(cell, 3, 4, reversed, random);
        double[][] input = sequence(random, 3);

        CellTrace trace = CellTrace.of(weights, input);

        double[] state = PlainCells.zeros(weights);
        for (int number = 0; number < STEPS; number++) {
            int time = reversed ? STEPS - 1 - number : number;
            double[] next = PlainCells.step(weights, input[time], state);
            for (int unit = 0; unit < 4; unit++) {
                double[] gates = PlainCells.gates(weights, input[time], state, unit);
                for (int gate = 0; gate < gates.length; gate++) {
                    assertThat(trace.gate(gate)[unit][time]).isCloseTo(gates[gate], within(1e-12));
                }
                assertThat(trace.hidden()[unit][time]).isCloseTo(next[unit], within(1e-12));
                if (cell == Cell.LSTM) {
                    assertThat(trace.cell()[unit][time]).isCloseTo(next[4 + unit], within(1e-12));
                }
            }
            state = next;
        }
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void the_gradient_with_respect_to_every_state_is_that_of_finite_differences(Cell cell) {
        Random random = new Random(5);
        CellWeights weights = PlainCells.random(cell, 2, 3, false, random);
        double[][] input = sequence(random, 2);
        double[] last = {0.7, -1.1, 0.4};

        double[][] gradients = CellTrace.of(weights, input).backward(last);

        assertThat(gradients).hasNumberOfRows(STEPS);
        double[] state = PlainCells.zeros(weights);
        for (int step = 0; step < STEPS; step++) {
            state = PlainCells.step(weights, input[step], state);
            for (int place = 0; place < state.length; place++) {
                double slope = slope(weights, input, step, state, place, last);
                assertThat(gradients[STEPS - 1 - step][place])
                        .as("step %d, place %d", step, place)
                        .isCloseTo(slope, within(1e-8));
            }
        }
    }

    /** The central difference of {@code last · h} over a place of the state after a step. */
    private static double slope(
            CellWeights weights, double[][] input, int step, double[] state, int place, double[] last) {
        double size = 1e-5;
        double[] ends = new double[2];
        for (int side = 0; side < 2; side++) {
            double[] moved = state.clone();
            moved[place] += side == 0 ? -size : size;
            for (int later = step + 1; later < STEPS; later++) {
                moved = PlainCells.step(weights, input[later], moved);
            }
            for (int unit = 0; unit < last.length; unit++) {
                ends[side] += last[unit] * moved[unit];
            }
        }
        return (ends[1] - ends[0]) / (2 * size);
    }

    @Test
    void a_simple_unit_at_rest_halves_the_gradient_with_every_step_and_a_cell_keeps_what_its_forget_gate_does() {
        double[][] nothing = new double[5][1];
        CellWeights rnn = new CellWeights(1, false, Cell.RNN, 1, 1, new float[1], new float[] {0.5f}, new float[1]);
        // Gates i f g o: all rest at their biases, the forget gate's keeps four fifths.
        CellWeights lstm = new CellWeights(
                1, false, Cell.LSTM, 1, 1, new float[4], new float[4], new float[] {0, (float) Math.log(4), 0, 0});

        double[][] simple = CellTrace.of(rnn, nothing).backward(new double[] {1});
        double[][] gated = CellTrace.of(lstm, nothing).backward(new double[] {1});

        for (int back = 0; back < 5; back++) {
            assertThat(simple[back][0]).isCloseTo(Math.pow(0.5, back), within(1e-12));
            assertThat(gated[back][1]).isCloseTo(back == 0 ? 0 : 0.5 * Math.pow(0.8, back), within(1e-7));
        }
    }
}
