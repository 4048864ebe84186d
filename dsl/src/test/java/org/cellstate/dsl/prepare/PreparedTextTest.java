package org.cellstate.dsl.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.text.TextDocument;
import org.cellstate.dsl.text.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparedTextTest {

    /** A text whose tokens are their own places. */
    private static int[] places(int length) {
        return IntStream.range(0, length).toArray();
    }

    private static PreparedText data(int training, int validation, int test) {
        return PreparedText.of("places", places(training), places(validation), places(test), 4, 10);
    }

    @Test
    void streams_lie_beside_each_other_and_go_on_where_they_ended() {
        PreparedText data = data(241, 30, 20);
        ExampleOrder order = data.order(new SplittableRandom(1));

        TextBatch first = data.batch(order.draw(4));
        TextBatch second = data.batch(order.draw(4));

        assertThat(first.size()).isEqualTo(4);
        assertThat(first.steps()).isEqualTo(10);
        assertThat(Arrays.copyOf(first.tokens(), 8)).containsExactly(0, 60, 120, 180, 1, 61, 121, 181);
        assertThat(first.next()).isEqualTo(plusOne(first.tokens()));
        assertThat(Arrays.copyOf(second.tokens(), 4)).containsExactly(10, 70, 130, 190);
        assertThat(second.from()).isEqualTo(first.from() + first.steps());
    }

    private static int[] plusOne(int[] tokens) {
        return IntStream.of(tokens).map(token -> token + 1).toArray();
    }

    @Test
    void an_epoch_reads_every_token_once() {
        PreparedText data = data(241, 30, 20);
        ExampleOrder order = data.order(new SplittableRandom(1));

        assertThat(data.epoch()).isEqualTo(24);
        int[] asked = IntStream.range(0, data.epoch() / 4)
                .flatMap(batch -> IntStream.of(data.batch(order.draw(4)).next()))
                .sorted()
                .toArray();

        assertThat(asked).isEqualTo(IntStream.range(1, 241).toArray());
        assertThat(data.training()).hasSize(24).startsWith(0, 10, 20);
    }

    @Test
    void what_is_left_over_is_read_another_time_through() {
        PreparedText data = data(244, 30, 20);
        ExampleOrder order = data.order(new SplittableRandom(1));
        TreeSet<Integer> asked = new TreeSet<>();

        for (int batch = 0; batch < 60 * 6; batch++) {
            IntStream.of(data.batch(order.draw(4)).next()).forEach(asked::add);
        }

        assertThat(asked).hasSize(243);
    }

    @Test
    void a_short_text_has_fewer_streams_and_shorter_pieces() {
        assertThat(data(25, 30, 20).streams()).isEqualTo(2);
        assertThat(data(25, 30, 20).epoch()).isEqualTo(4);
        PreparedText shortest = data(2, 2, 2);
        assertThat(shortest.streams()).isEqualTo(1);
        assertThat(shortest.steps()).isEqualTo(1);
        TextBatch batch = shortest.batch(shortest.order(new SplittableRandom(1)).draw(4));
        assertThat(batch.tokens()).containsExactly(0);
        assertThat(batch.next()).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 700, 1025, 1026, 5000, 40_001})
    void validation_and_test_ask_for_every_token_but_the_first_once(int length) {
        PreparedText data = data(241, length, length);
        int[] validation = data.validation(data.compared());

        for (TextBatch batch : new TextBatch[] {data.batch(validation), data.test()}) {
            assertThat(IntStream.of(batch.next())
                            .filter(next -> next >= 0)
                            .sorted()
                            .toArray())
                    .isEqualTo(IntStream.range(1, length).toArray());
            assertThat(batch.counted()).isEqualTo(length - 1);
            for (int at = 0; at < batch.next().length; at++) {
                if (batch.next()[at] >= 0) {
                    assertThat(batch.tokens()[at]).isEqualTo(batch.next()[at] - 1);
                }
            }
        }
        assertThat(data.validation(1)).hasSize(1);
    }

    @Test
    void a_row_reads_some_tokens_before_the_first_that_is_asked_for() {
        TextBatch batch = data(241, 5000, 20).batch(new int[] {241, 242});

        int first = IntStream.range(0, batch.steps())
                .filter(step -> batch.next()[step * 2 + 1] >= 0)
                .findFirst()
                .orElseThrow();
        assertThat(first).isEqualTo(64);
        assertThat(batch.tokens()[1]).isEqualTo(batch.next()[first * 2 + 1] - 65);
        assertThat(batch.next()[0]).isEqualTo(1);
    }

    @Test
    void examples_have_names() {
        PreparedText data = data(20_041, 5000, 20);
        assertThat(data.label(12_340)).isEqualTo("the piece at token 12,340");
        assertThat(data.label(20_042)).startsWith("the validation part at token ");
        assertThat(data.name()).isEqualTo("places");
    }

    @Test
    void a_text_that_is_cut_begins_once_and_documents_that_are_dealt_out_begin_and_end() {
        TextCorpus one = TextCorpus.of(List.of(new TextDocument("one", "ab ".repeat(100))));
        int[] begun = PreparedText.of(one, 1, 500).batch(new int[] {0}).tokens();
        assertThat(begun)
                .startsWith(Vocabulary.BEGIN, one.tokenizer().vocabulary().id("a"));
        assertThat(begun).doesNotContain(Vocabulary.END);
        assertThat(PreparedText.of(one, 1, 500).test().tokens()).doesNotContain(Vocabulary.BEGIN);

        TextCorpus three = TextCorpus.of(
                List.of(new TextDocument("1", "aaaa"), new TextDocument("2", "bbbb"), new TextDocument("3", "cccc")));
        TextBatch test = PreparedText.of(three, 1, 50).test();
        assertThat(test.tokens()).startsWith(Vocabulary.BEGIN);
        assertThat(test.next()).hasSize(5).endsWith(Vocabulary.END);
    }

    @Test
    void a_part_without_two_tokens_is_refused() {
        assertThatThrownBy(() -> data(241, 1, 20))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("at least 2 tokens")
                .hasMessageContaining("1 in the validation part");
    }
}
