package org.cellstate.dsl.evaluate.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.evaluate.decode.Choice;
import org.cellstate.dsl.evaluate.decode.Decoder;
import org.junit.jupiter.api.Test;

class NGramTest {

    /**
     * Worked by hand for the text 0 1 0 2 over four tokens. Single tokens: 4 seen, 3 kinds, so 0 has (2 + 3/4)/7, 1 and 2 have (1 + 3/4)/7
     * and 3 has (3/4)/7. After 0 (followed twice, by 2 kinds): 1 has (1 + 2 x 1.75/7)/4, 3 has (0 + 2 x 0.75/7)/4.
     */
    @Test
    void contexts_are_mixed_as_witten_and_bell_do() {
        NGram model = NGram.of(List.of(new int[] {0, 1, 0, 2}), 4, 2);

        assertThat(exp(model.logProbabilities(model.begin())))
                .containsExactly(new double[] {2.75 / 7, 1.75 / 7, 1.75 / 7, 0.75 / 7}, within(1e-12));
        double[] afterZero = exp(model.logProbabilities(model.after(model.begin(), 0)));
        assertThat(afterZero[1]).isCloseTo((1 + 2 * 1.75 / 7) / 4, within(1e-12));
        assertThat(afterZero[3]).isCloseTo((2 * 0.75 / 7) / 4, within(1e-12));
        assertThat(exp(model.read(new int[] {0, 1})))
                .containsExactly(new double[] {2.75 / 7, (1 + 2 * 1.75 / 7) / 4}, within(1e-12));
    }

    /** Figures of NLTK 3.9.1 by {@code tests/python/reference/kneser_ney.py}, with a discount of 0.75 at all lengths. */
    @Test
    void contexts_are_mixed_as_kneser_and_ney_do() {
        int[] text = {0, 1, 0, 2, 0, 1, 3, 1, 0, 1, 2, 2, 0, 1, 0};
        NGram model = NGram.kneserNey(List.of(text), 5, 3, 0.75);

        assertThat(exp(model.logProbabilities(new int[0])))
                .containsExactly(new double[] {0.23125, 0.23125, 0.35625, 0.10625, 0.075}, within(1e-9));
        assertThat(exp(model.logProbabilities(new int[] {0})))
                .containsExactly(new double[] {0.115625, 0.532291667, 0.261458333, 0.053125, 0.0375}, within(1e-9));
        assertThat(exp(model.logProbabilities(new int[] {0, 1})))
                .containsExactly(
                        new double[] {0.561450195, 0.073168945, 0.210375977, 0.131274414, 0.023730469}, within(1e-9));
        assertThat(exp(model.logProbabilities(new int[] {3, 1})))
                .containsExactly(
                        new double[] {0.581933594, 0.097558594, 0.197167969, 0.091699219, 0.031640625}, within(1e-9));
        assertThat(exp(model.logProbabilities(new int[] {2, 3})))
                .containsExactly(new double[] {0.1734375, 0.4234375, 0.2671875, 0.0796875, 0.05625}, within(1e-9));
        assertThat(model.logProbabilities(new int[] {1, 4})).containsExactly(model.logProbabilities(new int[0]));
    }

    /**
     * Worked by hand for the text 0 1 0 2 1 and single tokens: 0 and 1 were seen twice, 2 once, so the discount is 1/(1 + 2 x 2) and three
     * discounts are shared out among four tokens.
     */
    @Test
    void the_discount_is_told_by_what_was_seen_once_and_twice() {
        double[] probabilities =
                exp(NGram.kneserNey(List.of(new int[] {0, 1, 0, 2, 1}), 4, 1).logProbabilities(new int[0]));

        double shared = 0.2 * 3 / 4;
        assertThat(probabilities)
                .containsExactly(
                        new double[] {(1.8 + shared) / 5, (1.8 + shared) / 5, (0.8 + shared) / 5, shared / 5},
                        within(1e-12));
    }

    @Test
    void a_context_that_was_never_seen_leaves_it_to_shorter_ones() {
        NGram model = NGram.of(List.of(new int[] {0, 1, 0, 2}), 4, 3);

        assertThat(model.logProbabilities(new int[] {3, 0})).containsExactly(model.logProbabilities(new int[] {0}));
        assertThat(model.logProbabilities(new int[] {3, 3})).containsExactly(model.logProbabilities(new int[0]));
        assertThat(model.logProbabilities(new int[] {2})).containsExactly(model.logProbabilities(new int[0]));
    }

    @Test
    void probabilities_add_up_to_1_after_any_context() {
        SplittableRandom random = new SplittableRandom(3);
        List<int[]> texts =
                List.of(random.ints(500, 0, 6).toArray(), random.ints(3, 0, 6).toArray(), new int[0]);
        List<NGram> models =
                List.of(NGram.of(texts, 7, 4), NGram.kneserNey(texts, 7, 4), NGram.kneserNey(List.of(), 7, 4));
        for (int round = 0; round < 100; round++) {
            int[] context = random.ints(round % 6, 0, 7).toArray();

            assertThat(models).allSatisfy(model -> {
                double[] probabilities = exp(model.logProbabilities(context));
                assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-9));
                assertThat(probabilities).doesNotContain(0.0);
            });
        }
    }

    @Test
    void reading_a_text_and_going_through_it_token_by_token_are_the_same() {
        SplittableRandom random = new SplittableRandom(4);
        NGram model = NGram.of(List.of(random.ints(400, 0, 5).toArray()), 5, 3);
        int[] text = random.ints(30, 0, 5).toArray();
        double[] stepwise = new double[text.length];
        int[] state = model.begin();
        for (int i = 0; i < text.length; i++) {
            stepwise[i] = model.logProbabilities(state)[text[i]];
            state = model.after(state, text[i]);
        }

        assertThat(model.read(text)).containsExactly(stepwise);
    }

    @Test
    void it_writes_what_it_counted() {
        NGram model = NGram.of(List.of(new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2}), 3, 3);

        assertThat(Decoder.of(model)
                        .most(6)
                        .write(model.begin(), Choice.greedy())
                        .tokens())
                .containsExactly(0, 1, 2, 0, 1, 2);
    }

    @Test
    void an_order_of_0_is_told_in_three_parts() {
        assertThatThrownBy(() -> NGram.kneserNey(List.of(), 3, 0)).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> NGram.of(List.of(), 3, 0))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContainingAll("at least 1 token", "order 0", "try:");
    }

    private static double[] exp(double[] logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }
}
