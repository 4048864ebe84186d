package org.cellstate.dsl.evaluate.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.evaluate.decode.Choice.beam;
import static org.cellstate.dsl.evaluate.decode.Choice.greedy;
import static org.cellstate.dsl.evaluate.decode.Choice.temperature;
import static org.cellstate.dsl.evaluate.decode.Choice.topK;

import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.evaluate.text.Continuations;
import org.cellstate.dsl.evaluate.text.NBest;
import org.cellstate.dsl.evaluate.text.ScoredText;
import org.cellstate.dsl.evaluate.text.TokenScore;
import org.cellstate.dsl.text.Tokenization;
import org.cellstate.dsl.text.Tokenizer;
import org.cellstate.dsl.text.Vocabulary;
import org.junit.jupiter.api.Test;

class TextModelTest {

    private static final String CORPUS = "the cat sat on the mat. the rat sat on the cat. that was that. ";

    private static final TextModel<int[]> MODEL = model(CORPUS, false);

    /** Returns an n-gram of characters whose texts begin, and end if asked. */
    private static TextModel<int[]> model(String corpus, boolean whole) {
        Tokenizer tokenizer = Tokenization.characters().fit(List.of(corpus));
        int[] tokens = IntStream.concat(
                        IntStream.of(Vocabulary.BEGIN),
                        IntStream.concat(
                                IntStream.of(tokenizer.encode(corpus)),
                                whole ? IntStream.of(Vocabulary.END) : IntStream.empty()))
                .toArray();
        return new TextModel<>(NGram.of(List.of(tokens), tokenizer.vocabulary().size(), 4), tokenizer, whole);
    }

    @Test
    void what_is_written_goes_on_from_the_prompt() {
        ScoredText text = MODEL.generate("the c", 10, greedy());

        assertThat(text.prompt()).isEqualTo("the c");
        assertThat(text).hasToString("the cat sat sat");
        assertThat(text.tokens()).hasSize(10);
        assertThat(text.seed()).isEmpty();
        assertThat(text.note()).isEmpty();
    }

    @Test
    void an_empty_prompt_begins_a_whole_text_and_anywhere_in_one_that_was_cut() {
        assertThat(model(CORPUS, true).generate("", 7, greedy())).hasToString("the cat");
        assertThat(MODEL.next("").best().token()).isEqualTo(" ");
    }

    @Test
    void a_text_ends_where_the_model_ends_it_but_not_before_it_began() {
        TextModel<int[]> ending = model("ab", true);

        assertThat(ending.generate("", 50, greedy())).hasToString("ab");
        assertThat(ending.generate("ab", 50, greedy()).tokens()).isNotEmpty();
        assertThat(model("ab", false).generate("", 50, beam(3)).tokens()).hasSize(50);
    }

    @Test
    void what_was_written_has_the_probabilities_of_reading_it() {
        ScoredText written = MODEL.generate("", 40, temperature(0.7).seed(3));

        ScoredText read = MODEL.read(written.toString());

        assertThat(read.tokens()).isEqualTo(written.tokens());
        assertThat(written.seed()).hasValue(3);
    }

    @Test
    void the_same_seed_writes_the_same_text() {
        assertThat(MODEL.generate("t", 60, temperature(1).seed(1)))
                .isEqualTo(MODEL.generate("t", 60, temperature(1).seed(1)))
                .isNotEqualTo(MODEL.generate("t", 60, temperature(1).seed(2)));
    }

    @Test
    void next_tokens_are_told_with_the_likeliest_first_and_add_up_to_1() {
        Continuations next = MODEL.next("the ");

        assertThat(next.best().token()).isEqualTo("c");
        assertThat(next.tokens().stream().mapToDouble(TokenScore::probability))
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(next.tokens().stream().mapToDouble(TokenScore::probability).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(next.tokens()).extracting(TokenScore::token).contains("<unknown>", "<begin>", "<end>");
        assertThat(MODEL.next("the ", topK(1)).best()).isEqualTo(new TokenScore("c", 1));
        assertThat(MODEL.next("the ", topK(2)).probability("z")).isZero();
        Continuations drawn = MODEL.next("the ", temperature(9));
        assertThat(drawn.probability("<begin>") + drawn.probability("<unknown>") + drawn.probability("<end>"))
                .isZero();
    }

    @Test
    void characters_that_are_not_known_are_left_out_and_named() {
        ScoredText text = MODEL.generate("thé Ωe c", 5, greedy());

        assertThat(text.text()).isEqualTo(MODEL.generate("th e c", 5, greedy()).text());
        assertThat(text.prompt()).isEqualTo("thé Ωe c");
        assertThat(text.note())
                .isEqualTo(
                        "2 tokens of the prompt are not in the model's vocabulary and were left out of what it read: "
                                + "\"é\", \"Ω\"");
        assertThat(MODEL.next("é").note()).startsWith("1 token of the prompt is not");
        assertThat(MODEL.read("the ß").note()).contains("of the text", "\"ß\"");
        assertThat(MODEL.generate("ééé", 5, greedy()).text())
                .isEqualTo(MODEL.generate("", 5, greedy()).text());
    }

    @Test
    void a_prompt_may_be_longer_than_any_text_seen() {
        assertThat(MODEL.generate(CORPUS.repeat(5), 3, greedy())).hasToString(CORPUS.repeat(5) + "the");
    }

    @Test
    void the_best_of_a_beam_are_told_as_tokens_with_scores() {
        NBest best = MODEL.nBest("the ", 3, beam(4), 3);

        assertThat(best.hypotheses()).hasSize(3);
        assertThat(best.hypotheses().get(0).tokens())
                .containsExactlyElementsOf(MODEL.generate("the ", 3, beam(4)).tokens().stream()
                        .map(TokenScore::token)
                        .toList());
        assertThat(best.hypotheses().get(0).score())
                .isGreaterThanOrEqualTo(best.hypotheses().get(1).score());
    }

    @Test
    void an_empty_text_cannot_be_read() {
        assertThatThrownBy(() -> MODEL.read(""))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContainingAll("at least one character", "received", "try");
    }
}
