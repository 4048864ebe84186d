package org.cellstate.dsl.evaluate.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.evaluate.decode.Choice.greedy;
import static org.cellstate.dsl.evaluate.decode.Choice.temperature;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.junit.jupiter.api.Test;

class DecoderTest {

    private static final int END = 2;

    @Test
    void the_same_seed_writes_the_same_and_another_does_not() {
        Decoder<List<Integer>> decoder = Decoder.of(Toy.random(20, 3)).most(50);

        int[] first = decoder.write(List.of(), temperature(1).seed(7)).tokens();

        assertThat(decoder.write(List.of(), temperature(1).seed(7)).tokens()).containsExactly(first);
        assertThat(decoder.write(List.of(), temperature(1).seed(8)).tokens()).isNotEqualTo(first);
    }

    @Test
    void greedy_takes_the_likeliest_and_of_equals_the_first() {
        Toy model = state -> state.size() < 2 ? Toy.logs(0.1, 0.3, 0.3, 0.3) : Toy.logs(0.2, 0.1, 0.6, 0.1);

        Written<List<Integer>> text = Decoder.of(model).end(END).write(List.of(), greedy());

        assertThat(text.tokens()).containsExactly(1, 1);
        assertThat(text.ended()).isTrue();
        assertThat(text.logProbability()).isCloseTo(Math.log(0.3 * 0.3 * 0.6), within(1e-12));
        assertThat(text.logProbabilities()).containsExactly(Math.log(0.3), Math.log(0.3));
        assertThat(text.state()).containsExactly(1, 1);
    }

    @Test
    void a_text_without_an_end_is_as_long_as_it_may_be() {
        Written<List<Integer>> text =
                Decoder.of(Toy.always(0.2, 0.2, 0.6)).most(5).write(List.of(), greedy());

        assertThat(text.tokens()).containsExactly(2, 2, 2, 2, 2);
        assertThat(text.ended()).isFalse();
    }

    @Test
    void a_text_does_not_end_before_its_least_number_of_tokens() {
        Written<List<Integer>> text =
                Decoder.of(Toy.always(0.3, 0.1, 0.6)).end(END).least(3).write(List.of(), greedy());

        assertThat(text.tokens()).containsExactly(0, 0, 0);
        assertThat(text.ended()).isTrue();
    }

    @Test
    void tokens_that_never_come_are_left_out_and_probabilities_told_as_the_model_has_them() {
        Decoder<List<Integer>> decoder =
                Decoder.of(Toy.always(0.5, 0.3, 0.2)).most(40).never(0);

        assertThat(decoder.write(List.of(), greedy()).logProbabilities()).containsOnly(Math.log(0.3));
        assertThat(decoder.write(List.of(), temperature(1)).tokens())
                .contains(1, 2)
                .doesNotContain(0);
        assertThat(decoder.write(List.of(), Choice.beam(3)).tokens()).containsOnly(1);
    }

    @Test
    void an_onlooker_sees_each_token_and_may_end_the_text() {
        for (Choice choice : List.of(greedy(), temperature(1), Choice.beam(4))) {
            List<Integer> seen = new ArrayList<>();

            Written<List<Integer>> text = Decoder.of(Toy.random(9, 1)).write(List.of(), choice, soFar -> {
                seen.add(soFar.size());
                return soFar.size() < 6;
            });

            assertThat(seen).as(choice.toString()).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(text.size()).isEqualTo(6);
        }
    }

    @Test
    void a_state_may_be_continued_twice() {
        Decoder<List<Integer>> decoder = Decoder.of(Toy.random(9, 4)).most(5);
        Written<List<Integer>> begin = decoder.write(List.of(), greedy());

        Written<List<Integer>> once = decoder.write(begin.state(), greedy());
        Written<List<Integer>> again = decoder.write(begin.state(), greedy());

        assertThat(once.tokens()).containsExactly(again.tokens());
        assertThat(Decoder.of(Toy.random(9, 4))
                        .most(10)
                        .write(List.of(), greedy())
                        .tokens())
                .startsWith(begin.tokens())
                .endsWith(once.tokens());
    }

    @Test
    void lengths_and_models_that_cannot_be_are_told_in_three_parts() {
        assertThatThrownBy(() -> Decoder.of(Toy.always(1)).most(0))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContainingAll("at least 1 token", "at most 0 tokens", "try:");
        assertThatThrownBy(() -> Decoder.of(Toy.always(0.5, Double.NaN)).write(List.of(), greedy()))
                .isInstanceOf(DataProblem.class)
                .hasMessageContainingAll("how likely each token is", "NaN", "try:");
        assertThatThrownBy(() -> Decoder.of(Toy.always(1, 0)).never(0).write(List.of(), greedy()))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("no token that may come");
    }
}
