package org.cellstate.dsl.evaluate.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.evaluate.decode.Choice.beam;
import static org.cellstate.dsl.evaluate.decode.Choice.greedy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cellstate.dsl.data.ConfigProblem;
import org.junit.jupiter.api.Test;

class BeamTest {

    private static final int END = 2;

    @Test
    void a_beam_of_1_is_greedy() {
        for (int seed = 0; seed < 200; seed++) {
            Decoder<List<Integer>> decoder = Decoder.of(Toy.random(5 + seed % 7, seed))
                    .most(1 + seed % 15)
                    .end(END);

            Written<List<Integer>> greedy = decoder.write(List.of(), greedy());
            Written<List<Integer>> beam = decoder.write(List.of(), beam(1));

            assertThat(beam.tokens()).containsExactly(greedy.tokens());
            assertThat(beam.ended()).isEqualTo(greedy.ended());
            assertThat(beam.logProbability()).isEqualTo(greedy.logProbability());
        }
    }

    /** With as many texts kept as there can be, a beam search is a search of all texts. */
    @Test
    void a_beam_as_wide_as_all_texts_finds_the_best_of_all() {
        for (int seed = 0; seed < 40; seed++) {
            for (double penalty : new double[] {0, 0.6, 1}) {
                Decoder<List<Integer>> decoder =
                        Decoder.of(Toy.random(4, seed)).most(4).end(END);
                Beam wide = beam(1_000).lengthPenalty(penalty);
                List<Written<List<Integer>>> all = new ArrayList<>();
                collect(decoder, Written.nothing(List.of()), all);
                Comparator<Written<List<Integer>>> best = Comparator.comparing((Written<List<Integer>> w) -> !w.ended())
                        .thenComparing(Comparator.comparingDouble((Written<List<Integer>> w) -> wide.score(w))
                                .reversed());

                List<Written<List<Integer>>> found = decoder.nBest(List.of(), wide, 10);

                List<Written<List<Integer>>> expected =
                        all.stream().sorted(best).limit(10).toList();
                assertThat(found.stream().map(Written::tokens))
                        .containsExactlyElementsOf(
                                expected.stream().map(Written::tokens).toList());
            }
        }
    }

    private static void collect(
            Decoder<List<Integer>> decoder, Written<List<Integer>> text, List<Written<List<Integer>>> all) {
        if (text.ended() || text.size() == decoder.most()) {
            all.add(text);
            return;
        }
        double[] logs = decoder.model().logProbabilities(text.state());
        for (int token = 0; token < logs.length; token++) {
            collect(decoder, decoder.with(text, token, logs[token]), all);
        }
    }

    /** Greedy begins with 0 (0.6) and ends at 0.6 x 0.4; the best text begins with 1: 0.4 x 0.9. */
    @Test
    void a_beam_finds_what_greedy_misses() {
        Toy model = state -> {
            if (state.isEmpty()) {
                return Toy.logs(0.6, 0.4, 0);
            }
            return state.get(0) == 0 ? Toy.logs(0.3, 0.3, 0.4) : Toy.logs(0.05, 0.05, 0.9);
        };
        Decoder<List<Integer>> decoder = Decoder.of(model).end(END);

        assertThat(decoder.write(List.of(), greedy()).tokens()).containsExactly(0);
        Written<List<Integer>> found = decoder.write(List.of(), beam(2));
        assertThat(found.tokens()).containsExactly(1);
        assertThat(found.logProbability()).isCloseTo(Math.log(0.36), within(1e-12));
    }

    /**
     * Worked by hand: the text "0" with its end is 0.5 x 0.5 = 0.25, the text "1 1 1" with its end 0.5 x 0.8 x 0.8 x 0.6 = 0.192. By their
     * probabilities the short one is better; at 1 the scores are ln 0.25 / (7/6) = -1.188 and ln 0.192 / (9/6) = -1.100.
     */
    @Test
    void a_length_penalty_favours_longer_texts() {
        Toy model = state -> {
            if (state.isEmpty()) {
                return Toy.logs(0.5, 0.5, 0);
            }
            if (state.get(0) == 0) {
                return Toy.logs(0.25, 0.25, 0.5);
            }
            return state.size() < 3 ? Toy.logs(0.1, 0.8, 0.1) : Toy.logs(0.2, 0.2, 0.6);
        };
        Decoder<List<Integer>> decoder = Decoder.of(model).end(END);

        Written<List<Integer>> shortest = decoder.write(List.of(), beam(40).lengthPenalty(0));
        Written<List<Integer>> longer = decoder.write(List.of(), beam(40).lengthPenalty(1));

        assertThat(shortest.tokens()).containsExactly(0);
        assertThat(longer.tokens()).containsExactly(1, 1, 1);
        assertThat(beam(40).lengthPenalty(1).score(longer)).isCloseTo(-1.1001733, within(1e-6));
        assertThat(beam(40).lengthPenalty(1).score(shortest)).isCloseTo(-1.1882523, within(1e-6));
    }

    @Test
    void the_n_best_differ_and_come_in_order() {
        for (int seed = 0; seed < 50; seed++) {
            Beam beam = beam(6);
            List<Written<List<Integer>>> best =
                    Decoder.of(Toy.random(8, seed)).most(12).end(END).nBest(List.of(), beam, 6);

            assertThat(best).hasSize(6);
            assertThat(best.stream().map(w -> List.of(w.ended(), w.state()))).doesNotHaveDuplicates();
            List<Double> ended =
                    best.stream().filter(Written::ended).map(beam::score).toList();
            assertThat(ended).isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @Test
    void searches_out_of_range_are_told_in_three_parts() {
        assertThatThrownBy(() -> beam(0))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContainingAll("at least 1 text", "received: beam(0)", "greedy()");
        assertThatThrownBy(() -> beam(5).lengthPenalty(-0.1))
                .hasMessageContainingAll("0 or more", ".lengthPenalty(-0.1)", ".lengthPenalty(0.6)");
        Decoder<List<Integer>> decoder = Decoder.of(Toy.random(5, 1));
        assertThatThrownBy(() -> decoder.nBest(List.of(), beam(3), 4))
                .hasMessageContainingAll("as its beam is wide", "the best 4 of beam(3)", "try: beam(4)");
        assertThat(beam(5).lengthPenalty(0.8)).hasToString("beam(5).lengthPenalty(0.8)");
    }
}
