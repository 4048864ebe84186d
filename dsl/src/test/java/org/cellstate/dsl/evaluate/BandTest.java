package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BandTest {

    @Test
    void each_step_reaches_to_the_error_that_holds_the_level() {
        double[] errors = new double[24 * 2];
        for (int window = 0; window < 24; window++) {
            errors[window * 2] = 24 - window;
            errors[window * 2 + 1] = 100 * (window + 1);
        }

        assertThat(Band.reach(errors, 2, 0.8)).containsExactly(20, 2000);
        assertThat(Band.reach(errors, 2, 0.5)).containsExactly(13, 1300);
    }

    @Test
    void few_windows_share_the_errors_of_all_steps() {
        double[] errors = {9, 1, 2, 3, 4, 5, 6, 7, 8};

        assertThat(Band.reach(errors, 9, 0.8)).containsOnly(8).hasSize(9);
    }

    @Test
    void what_was_filled_has_no_error() {
        double[] errors = {9, 1, 2, Double.NaN, Double.NaN, 5, 6, 7, 8};

        // rank ⌈8 x 0.5⌉ = 4 of 1, 2, 5, 6, 7, 8, 9
        assertThat(Band.reach(errors, 9, 0.5)).containsOnly(6).hasSize(9);
    }
}
