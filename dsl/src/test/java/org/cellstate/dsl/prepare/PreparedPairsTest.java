package org.cellstate.dsl.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.text.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparedPairsTest {

    /** A word of 1 to 12 letters of its own, and so many signs. */
    private static PreparedPairs prepared(int pairs) {
        SplittableRandom random = new SplittableRandom(4);
        List<String> sources = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            int length = 1 + random.nextInt(12);
            StringBuilder word = new StringBuilder();
            random.ints(length, 'a', 'z' + 1).forEach(letter -> word.append((char) letter));
            sources.add(word.toString());
            targets.add("x".repeat(length));
        }
        return PreparedPairs.of(SequencePairs.of(sources, targets).characters());
    }

    @Test
    void a_batch_is_padded_with_ends_and_reads_a_step_behind_what_it_writes() {
        PairBatch batch = PairBatch.of(new int[][] {{7, 8, 9}, {5}}, new int[][] {{4}, {5, 6}});

        assertThat(batch.size()).isEqualTo(2);
        assertThat(batch.sourceSteps()).isEqualTo(3);
        assertThat(batch.source()).containsExactly(7, 8, 9, 5, Vocabulary.END, Vocabulary.END);
        assertThat(batch.sourceLengths()).containsExactly(3, 1);
        assertThat(batch.targetSteps()).isEqualTo(3);
        assertThat(batch.read()).containsExactly(Vocabulary.BEGIN, 4, Vocabulary.END, Vocabulary.BEGIN, 5, 6);
        assertThat(batch.write()).containsExactly(4, Vocabulary.END, Vocabulary.END, 5, 6, Vocabulary.END);
        assertThat(batch.targetLengths()).containsExactly(2, 3);
        assertThat(batch.written()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 32, 5000})
    void every_pair_comes_once_in_an_epoch(int size) {
        PreparedPairs prepared = prepared(1000);
        int[] training = prepared.training();
        int batches = Math.max(1, Math.round((float) prepared.epoch() / size));
        ExampleOrder order = prepared.order(new SplittableRandom(1));

        for (int epoch = 0; epoch < 3; epoch++) {
            List<Integer> seen = new ArrayList<>();
            for (int batch = 0; batch < batches; batch++) {
                int[] drawn = order.draw(size);
                assertThat(drawn.length)
                        .isBetween(Math.min(size, training.length / batches), training.length / batches + 1);
                Arrays.stream(drawn).forEach(seen::add);
            }
            assertThat(seen)
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(training).boxed().toList());
        }
    }

    @Test
    void little_of_a_batch_is_padding() {
        PreparedPairs prepared = prepared(3000);
        ExampleOrder order = prepared.order(new SplittableRandom(1));
        double real = 0;
        double all = 0;
        for (int i = 0; i < 70; i++) {
            PairBatch batch = prepared.batch(order.draw(32));
            real += batch.written() + IntStream.of(batch.sourceLengths()).sum();
            all += batch.size() * (batch.sourceSteps() + batch.targetSteps());
        }

        assertThat(real / all).isGreaterThan(0.95);
    }

    @Test
    void batches_follow_the_seed_and_are_others_in_each_epoch() {
        PreparedPairs prepared = prepared(400);

        assertThat(drawn(prepared, 1)).isEqualTo(drawn(prepared, 1)).isNotEqualTo(drawn(prepared, 2));
        ExampleOrder order = prepared.order(new SplittableRandom(1));
        int[] first = order.draw(32);
        for (int i = 0; i < 9; i++) {
            order.draw(32);
        }
        assertThat(order.draw(32)).isNotEqualTo(first);
    }

    private static List<Integer> drawn(PreparedPairs prepared, long seed) {
        ExampleOrder order = prepared.order(new SplittableRandom(seed));
        return IntStream.range(0, 25)
                .flatMap(i -> Arrays.stream(order.draw(32)))
                .boxed()
                .toList();
    }

    @Test
    void pairs_that_validate_are_spread_over_the_part() {
        PreparedPairs prepared = prepared(1000);
        int[] all = prepared.data().parts().validation();

        assertThat(prepared.validation(1000)).containsExactly(all);
        int[] some = prepared.validation(10);
        assertThat(some).hasSize(10).isSorted().doesNotHaveDuplicates();
        assertThat(some[9]).isGreaterThan(all[all.length / 2]);
    }

    @Test
    void a_pair_is_encoded_by_tokenizers_of_the_training_part() {
        PreparedPairs prepared = prepared(1000);
        int row = prepared.training()[3];

        assertThat(prepared.source().decode(prepared.source(row)))
                .isEqualTo(prepared.data().source(row));
        assertThat(prepared.target(row)).containsOnly(3);
        assertThat(prepared.longestSource()).isEqualTo(12);
        assertThat(prepared.longestTarget()).isEqualTo(12);
        assertThat(prepared.label(0)).isEqualTo("pair 1");
    }
}
