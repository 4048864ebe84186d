package org.cellstate.dsl.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.cellstate.dsl.model.Training;
import org.junit.jupiter.api.Test;

class BatchLossesTest {

    private final BatchLosses losses = new BatchLosses(Training.defaults());

    private void add(int batches, IntToDoubleFunction loss) {
        for (int batch = 0; batch < batches; batch++) {
            losses.add(loss.applyAsDouble(batch));
        }
    }

    @Test
    void ten_batches_ten_times_above_the_best_ten_diverge() {
        add(10, batch -> 1);
        add(10, batch -> 11);

        assertThat(losses.symptom().map(Symptom::toString))
                .hasValue("diverges: the loss of a batch rose from 1.00 to 11.0. Try a lower learning rate, such as"
                        + " .optimizer(adam(0.001)).");
    }

    @Test
    void one_good_batch_among_bad_ones_or_a_few_bad_ones_among_good_ones_are_no_symptom() {
        add(10, batch -> 1);
        add(10, batch -> batch == 4 ? 1 : 1_000);
        assertThat(losses.symptom()).isEmpty();

        add(10, batch -> batch < 9 ? 1_000 : 0.5);
        assertThat(losses.symptom()).isEmpty();
    }

    @Test
    void a_loss_that_rises_but_not_above_where_it_began_is_left_to_the_epochs() {
        add(10, batch -> 1);
        add(10, batch -> 0.001);
        add(10, batch -> 0.5);

        assertThat(losses.symptom()).isEmpty();
    }

    @Test
    void when_the_loss_comes_back_the_symptom_goes() {
        add(10, batch -> 1);
        add(10, batch -> 100);
        add(10, batch -> 1);

        assertThat(losses.symptom()).isEmpty();
    }

    @Test
    void likelihoods_below_zero_are_not_compared() {
        add(10, batch -> -1);
        add(10, batch -> 50);

        assertThat(losses.symptom()).isEmpty();
    }
}
