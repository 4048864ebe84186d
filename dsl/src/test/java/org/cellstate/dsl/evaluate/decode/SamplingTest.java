package org.cellstate.dsl.evaluate.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.evaluate.decode.Choice.temperature;
import static org.cellstate.dsl.evaluate.decode.Choice.topK;
import static org.cellstate.dsl.evaluate.decode.Choice.topP;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.cellstate.dsl.data.ConfigProblem;
import org.junit.jupiter.api.Test;

class SamplingTest {

    private static final Offset<Double> ROUNDING = within(1e-12);
    private static final double[] FOUR = Toy.logs(0.15, 0.5, 0.1, 0.25);

    @Test
    void a_temperature_of_1_leaves_probabilities_as_they_are() {
        assertThat(temperature(1).probabilities(FOUR)).containsExactly(new double[] {0.15, 0.5, 0.1, 0.25}, ROUNDING);
    }

    /** Worked by hand: at 0.5 probabilities are squared, at 2 they are rooted, and what comes of it adds up to 1 again. */
    @Test
    void a_temperature_divides_the_logarithms() {
        double[] three = Toy.logs(0.64, 0.32, 0.04);

        assertThat(temperature(0.5).probabilities(three))
                .containsExactly(new double[] {0.4096 / 0.5136, 0.1024 / 0.5136, 0.0016 / 0.5136}, ROUNDING);
        double sum = 0.8 + Math.sqrt(0.32) + 0.2;
        assertThat(temperature(2).probabilities(three))
                .containsExactly(new double[] {0.8 / sum, Math.sqrt(0.32) / sum, 0.2 / sum}, ROUNDING);
    }

    @Test
    void top_k_keeps_so_many_and_of_equals_the_first() {
        assertThat(topK(2).probabilities(FOUR)).containsExactly(new double[] {0, 2 / 3.0, 0, 1 / 3.0}, ROUNDING);
        assertThat(topK(4).probabilities(FOUR)).containsExactly(new double[] {0.15, 0.5, 0.1, 0.25}, ROUNDING);
        assertThat(topK(1).probabilities(Toy.logs(0.2, 0.4, 0.4))).containsExactly(0, 1, 0);
    }

    /** 0.5 and 0.25 are 0.75 together: a share of 0.75 takes these two, a little more takes a third, 0.9 takes three. */
    @Test
    void top_p_keeps_the_fewest_tokens_that_are_so_likely_together() {
        assertThat(topP(0.3).probabilities(FOUR)).containsExactly(0, 1, 0, 0);
        assertThat(topP(0.75).probabilities(FOUR)).containsExactly(new double[] {0, 2 / 3.0, 0, 1 / 3.0}, ROUNDING);
        assertThat(topP(0.76).probabilities(FOUR))
                .containsExactly(new double[] {0.15 / 0.9, 0.5 / 0.9, 0, 0.25 / 0.9}, ROUNDING);
        assertThat(topP(0.9).probabilities(FOUR)[2]).isZero();
        assertThat(topP(1).probabilities(FOUR)).containsExactly(new double[] {0.15, 0.5, 0.1, 0.25}, ROUNDING);
    }

    /**
     * Of four tokens squared (0.0225, 0.25, 0.01, 0.0625) the best three are kept, 0.335 together; the best two of them are 0.933 of that.
     */
    @Test
    void the_temperature_comes_first_then_top_k_then_top_p() {
        assertThat(temperature(0.5).topK(3).topP(0.93).probabilities(FOUR))
                .containsExactly(new double[] {0, 0.25 / 0.3125, 0, 0.0625 / 0.3125}, ROUNDING);
        assertThat(temperature(0.5).topK(3).topP(0.94).probabilities(FOUR))
                .containsExactly(new double[] {0.0225 / 0.335, 0.25 / 0.335, 0, 0.0625 / 0.335}, ROUNDING);
    }

    @Test
    void tokens_that_cannot_be_stay_impossible() {
        assertThat(temperature(5).topK(3).probabilities(Toy.logs(0, 0.5, 0.5, 0)))
                .containsExactly(0, 0.5, 0.5, 0);
    }

    @Test
    void a_temperature_near_0_is_greedy() {
        for (int seed = 0; seed < 30; seed++) {
            Decoder<List<Integer>> decoder =
                    Decoder.of(Toy.random(12, seed)).most(20).end(2);

            int[] drawn = decoder.write(List.of(), temperature(1e-9).seed(seed)).tokens();
            int[] greedy = decoder.write(List.of(), Choice.greedy()).tokens();

            assertThat(drawn).containsExactly(greedy);
        }
    }

    /** Pearson's statistic over 20,000 draws; with three degrees of freedom it is above 16.27 once in a thousand. */
    @Test
    void draws_come_as_often_as_they_are_likely() {
        for (Sampling how : List.of(temperature(1), temperature(0.7), topP(0.9).temperature(1.5), topK(3))) {
            int draws = 20_000;
            double[] expected = how.probabilities(FOUR);
            int[] tokens = Decoder.of(Toy.always(0.15, 0.5, 0.1, 0.25))
                    .most(draws)
                    .write(List.of(), how.seed(11))
                    .tokens();

            double statistic = 0;
            for (int token = 0; token < FOUR.length; token++) {
                int each = token;
                double count = Arrays.stream(tokens).filter(t -> t == each).count();
                double mean = draws * expected[token];
                if (mean == 0) {
                    assertThat(count).isZero();
                } else {
                    statistic += (count - mean) * (count - mean) / mean;
                }
            }
            assertThat(statistic).as(how.toString()).isLessThan(16.27);
        }
    }

    @Test
    void random_models_keep_probabilities_that_add_up_to_1_and_their_order() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 200; round++) {
            double[] logs = Toy.random(30, round).logProbabilities(List.of());
            Sampling how = temperature(random.nextDouble(0.1, 3))
                    .topK(random.nextInt(1, 40))
                    .topP(random.nextDouble(0.05, 1));

            double[] kept = how.probabilities(logs);

            assertThat(Arrays.stream(kept).sum()).isCloseTo(1, ROUNDING);
            assertThat(Arrays.stream(kept).filter(p -> p > 0).count()).isBetween(1L, (long) how.topK());
            double least = Arrays.stream(kept).filter(p -> p > 0).min().orElseThrow();
            for (int token = 0; token < kept.length; token++) {
                int each = token;
                boolean likelier = IntStream.range(0, kept.length)
                        .anyMatch(other -> kept[other] == least && logs[each] > logs[other]);
                assertThat(!likelier || kept[token] > 0).isTrue();
            }
        }
    }

    @Test
    void a_choice_prints_as_its_java() {
        assertThat(temperature(0.8).topK(40).topP(0.95).seed(7))
                .hasToString("temperature(0.8).topK(40).topP(0.95).seed(7)");
        assertThat(topP(0.9)).hasToString("topP(0.9)");
        assertThat(temperature(1)).hasToString("temperature(1.0)");
    }

    @Test
    void settings_out_of_range_are_told_in_three_parts() {
        assertThatThrownBy(() -> temperature(0))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContainingAll("A temperature is above 0", "received: temperature(0.0)", "try: greedy()");
        assertThatThrownBy(() -> temperature(-1)).hasMessageContainingAll("temperature(-1.0)", "temperature(0.8)");
        assertThatThrownBy(() -> temperature(Double.NaN)).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> topK(0)).hasMessageContainingAll("at least 1 token", "topK(0)", "topK(40)");
        assertThatThrownBy(() -> topP(0)).hasMessageContainingAll("above 0 and at most 1", "topP(0.0)", "topP(0.95)");
        assertThatThrownBy(() -> topP(95)).hasMessageContainingAll("topP(95.0)", "try: topP(0.95)");
    }
}
