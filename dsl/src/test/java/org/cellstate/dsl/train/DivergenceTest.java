package org.cellstate.dsl.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.cellstate.dsl.engine.StepResult;
import org.cellstate.dsl.model.Optimizer;
import org.cellstate.dsl.model.Training;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.prepare.WindowShape;
import org.junit.jupiter.api.Test;

class DivergenceTest {

    private static final Training TRAINING = Training.defaults().optimizer(Optimizer.sgd(0.07, 0.9));

    /** Three windows of four steps with two features and two steps ahead with one. */
    private static WindowBatch batch() {
        float[] weight = {1, 1, 1};
        return new WindowBatch(new WindowShape(4, 2, 2, 1), 3, new float[24], new float[6], new float[6], weight);
    }

    private static Divergence after(Training training, double... norms) {
        Divergence divergence = new Divergence(training);
        Arrays.stream(norms).forEach(norm -> divergence.stepped(new StepResult(1, norm)));
        return divergence;
    }

    private static Divergence.Cause cause(Divergence divergence, WindowBatch batch) {
        return divergence.cause(batch.numbers(), window -> "window at 2024-01-0" + (window + 1));
    }

    @Test
    void a_number_that_is_none_is_named_with_its_window_wherever_it_is() {
        WindowBatch input = batch();
        input.past()[9] = Float.NaN;
        WindowBatch ahead = batch();
        ahead.future()[5] = Float.NEGATIVE_INFINITY;
        WindowBatch target = batch();
        target.target()[4] = Float.NaN;
        target.target()[5] = Float.NaN;
        WindowBatch weight = batch();
        weight.weight()[0] = Float.POSITIVE_INFINITY;

        assertThat(Stream.of(input, ahead, target, weight)
                        .map(batch -> cause(after(TRAINING), batch).evidence()))
                .containsExactly(
                        "the input of the window at 2024-01-02 holds NaN",
                        "the input of the steps ahead of the window at 2024-01-03 holds -Infinity",
                        "the target of the window at 2024-01-03 holds NaN",
                        "the weight of the window at 2024-01-01 holds Infinity");
        assertThat(cause(after(TRAINING), target).fix()).startsWith("data without it");
    }

    @Test
    void the_most_extreme_number_is_named_unless_another_is_none() {
        WindowBatch batch = batch();
        batch.target()[0] = 2e4f;
        batch.target()[3] = -3e7f;

        assertThat(cause(after(TRAINING, 1, 1e9), batch))
                .isEqualTo(new Divergence.Cause(
                        "the target of the window at 2024-01-02 holds -3.0E7 where scaled values are near 1",
                        "values that lie nearer together: mend outliers, or take their logarithm"));
        batch.target()[5] = Float.NaN;
        assertThat(cause(after(TRAINING), batch).evidence()).endsWith("2024-01-03 holds NaN");
    }

    @Test
    void a_gradient_that_explodes_is_told_from_its_shortest_on() {
        assertThat(cause(after(TRAINING, 4, 0.25, 0.5, 30, 3e7), batch()))
                .isEqualTo(new Divergence.Cause(
                        "the gradient's norm grew from 0.250 to 3.00e+07 in 3 steps",
                        "a lower learning rate, such as .optimizer(sgd(0.007, 0.9))"));
        assertThat(cause(after(TRAINING.clip(1e9), 1, 3e7), batch()))
                .isEqualTo(new Divergence.Cause(
                        "the gradient's norm grew from 1.00 to 3.00e+07 in 1 step",
                        "a lower learning rate, such as .optimizer(sgd(0.007, 0.9)), or .clip(1)"));
    }

    @Test
    void what_was_long_ago_is_forgotten() {
        double[] norms = new double[21];
        Arrays.fill(norms, 1000);
        norms[0] = 1;

        assertThat(cause(after(TRAINING, norms), batch()).evidence()).contains("look as usual");
        assertThat(cause(after(TRAINING, Arrays.copyOf(norms, 20)), batch()).evidence())
                .contains("in 19 steps");
    }

    @Test
    void without_evidence_the_usual_advice_is_given() {
        assertThat(cause(after(TRAINING), batch()))
                .isEqualTo(cause(after(TRAINING, 1, 99), batch()))
                .isEqualTo(new Divergence.Cause(
                        "the batch and the last gradients look as usual",
                        "a lower learning rate, such as .optimizer(sgd(0.007, 0.9));"
                                + " or look for extreme values in the training part"));
    }

    @Test
    void what_is_not_finite_is_told() {
        assertThat(Divergence.told(new StepResult(Double.NaN, Double.NaN))).isEqualTo("the loss is NaN");
        assertThat(Divergence.told(new StepResult(2, Double.POSITIVE_INFINITY)))
                .isEqualTo("the gradient's norm is Infinity");
    }
}
