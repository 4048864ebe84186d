package org.cellstate.dsl.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LengthOrderTest {

    private static final int[] EXAMPLES = IntStream.range(0, 320).toArray();

    /** Lengths 1 to 100, all mixed. */
    private static int length(int example) {
        return 1 + example * 37 % 100;
    }

    private static List<int[]> epoch(long seed) {
        LengthOrder order = new LengthOrder(EXAMPLES, LengthOrderTest::length, new SplittableRandom(seed));
        List<int[]> batches = new ArrayList<>();
        for (int batch = 0; batch < 10; batch++) {
            batches.add(order.draw(32));
        }
        return batches;
    }

    @Test
    void each_example_comes_once_before_any_comes_again() {
        assertThat(epoch(1).stream().flatMapToInt(Arrays::stream).sorted().toArray())
                .isEqualTo(EXAMPLES);
    }

    @Test
    void little_of_a_batch_is_padding() {
        double padded = 0;
        double real = 0;
        for (int[] batch : epoch(2)) {
            int[] lengths = Arrays.stream(batch).map(LengthOrderTest::length).toArray();
            padded += 32.0 * Arrays.stream(lengths).max().orElseThrow();
            real += Arrays.stream(lengths).sum();
        }
        assertThat(padded / real).isLessThan(1.15);
    }

    @Test
    void batches_do_not_come_from_short_to_long() {
        int[] longest = epoch(3).stream()
                .mapToInt(batch ->
                        Arrays.stream(batch).map(LengthOrderTest::length).max().orElseThrow())
                .toArray();
        int[] sorted = longest.clone();
        Arrays.sort(sorted);
        assertThat(longest).isNotEqualTo(sorted);
    }

    @Test
    void one_seed_gives_one_order() {
        assertThat(epoch(4).toArray(int[][]::new)).isDeepEqualTo(epoch(4).toArray(int[][]::new));
        assertThat(epoch(4).toArray(int[][]::new)).isNotEqualTo(epoch(5).toArray(int[][]::new));
    }

    @Test
    void a_batch_that_is_larger_than_the_data_has_all_of_them() {
        LengthOrder order = new LengthOrder(new int[] {7, 8, 9}, example -> example, new SplittableRandom(1));
        assertThat(order.draw(8)).containsExactlyInAnyOrder(7, 8, 9);
    }
}
