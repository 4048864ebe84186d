package org.cellstate.dsl.evaluate.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cellstate.dsl.evaluate.chat.Threshold.HeldOut;
import org.junit.jupiter.api.Test;

/** Worked by hand. */
final class ThresholdTest {

    private static final List<HeldOut> FIVE = List.of(
            new HeldOut(0.5, false),
            new HeldOut(0.9, true),
            new HeldOut(0.8, true),
            new HeldOut(0.4, true),
            new HeldOut(0.7, true));

    @Test
    void it_is_the_lowest_from_which_on_answers_are_right_as_often_as_wanted() {
        // Of the four surest three are right, of all five four: 0.75 and 0.8.
        assertThat(Threshold.of(FIVE, 1)).isEqualTo(new Threshold((0.7 + 0.5) / 2, 1, 5, 3, 3));
        assertThat(Threshold.of(FIVE, 0.8)).isEqualTo(new Threshold(0.2, 0.8, 5, 5, 4));
    }

    @Test
    void where_nothing_is_as_good_as_wanted_it_is_where_most_answers_are_right() {
        List<HeldOut> poor = List.of(
                new HeldOut(0.9, false), new HeldOut(0.8, true), new HeldOut(0.7, true), new HeldOut(0.6, false));

        Threshold threshold = Threshold.of(poor, 0.95);

        assertThat(threshold.answered()).isEqualTo(3);
        assertThat(threshold.right()).isEqualTo(2);
        assertThat(threshold)
                .hasToString("It answers where the likeliest intent has a probability of at least 0.65, and says"
                        + " otherwise that it is not sure. So 3 of 4 sentences that did not train are answered, 2 of them rightly:"
                        + " fewer than the 95 of a hundred that are wanted.");
    }

    @Test
    void equal_probabilities_are_answered_together() {
        List<HeldOut> equal = List.of(new HeldOut(0.5, true), new HeldOut(0.5, false));

        assertThat(Threshold.of(equal, 1).answered()).isEqualTo(2);
    }

    @Test
    void of_nothing_it_is_a_half_and_of_nothing_right_it_refuses_all() {
        assertThat(Threshold.of(List.of(), 0.95).probability()).isEqualTo(0.5);
        assertThat(Threshold.of(List.of(new HeldOut(0.9, false)), 0.95)).isEqualTo(new Threshold(1, 0.95, 1, 0, 0));
    }
}
