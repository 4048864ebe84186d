package org.cellstate.dsl.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffledOrderTest {

    private static ShuffledOrder order(long seed) {
        return new ShuffledOrder(IntStream.range(0, 100).toArray(), new SplittableRandom(seed));
    }

    @Test
    void every_window_comes_once_before_any_comes_again() {
        ShuffledOrder order = order(1);

        int[] first = order.draw(60);
        int[] second = order.draw(40);

        assertThat(IntStream.concat(IntStream.of(first), IntStream.of(second)))
                .doesNotHaveDuplicates()
                .hasSize(100);
        assertThat(order.draw(100)).doesNotHaveDuplicates();
    }

    @Test
    void one_seed_is_one_order() {
        assertThat(order(1).draw(250)).isEqualTo(order(1).draw(250)).isNotEqualTo(order(2).draw(250));
    }
}
