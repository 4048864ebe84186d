package org.cellstate.dsl.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparklineTest {

    @Test
    void the_lowest_value_is_the_lowest_block_and_the_highest_the_full_one() {
        assertThat(Sparkline.of(Values.of(0, 1, 2, 3, 4, 5, 6, 7), 8)).isEqualTo("▁▂▃▄▅▆▇█");
    }

    @Test
    void values_that_share_a_character_are_averaged() {
        assertThat(Sparkline.of(Values.of(0, 0, 10, 10, 5, 5), 3)).isEqualTo("▁█▅");
    }

    @Test
    void gaps_infinities_and_constants_have_their_signs() {
        assertThat(Sparkline.of(Values.of(1, Double.NaN, 2, Double.POSITIVE_INFINITY), 4))
                .isEqualTo("▁·█·");
        assertThat(Sparkline.of(Values.of(7, 7, 7), 8)).isEqualTo("▄▄▄");
        assertThat(Sparkline.of(Values.of(), 8)).isEmpty();
        assertThat(Sparkline.of(Values.of(-1.7e308, 1.7e308), 2)).isEqualTo("▁█");
    }
}
