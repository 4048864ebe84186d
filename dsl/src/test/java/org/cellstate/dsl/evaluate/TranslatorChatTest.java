package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.adam;
import static org.cellstate.dsl.Cellstate.beam;
import static org.cellstate.dsl.Cellstate.chat;
import static org.cellstate.dsl.Cellstate.gru;
import static org.cellstate.dsl.Cellstate.pairs;
import static org.cellstate.dsl.Cellstate.replies;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.evaluate.chat.Answer;
import org.cellstate.dsl.evaluate.chat.Chat;
import org.cellstate.dsl.evaluate.chat.WrittenReplies;
import org.cellstate.dsl.evaluate.decode.Beam;
import org.cellstate.dsl.evaluate.text.Translation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
final class TranslatorChatTest {

    private static final List<String> ANIMALS = List.of("ant", "bee", "cat", "dog", "elk", "fox", "gnu", "hen");

    private static Translator model;

    /** "is it a bee ?" is answered "yes , a bee", and "not a bee ?" by "no". */
    @BeforeAll
    static void fit() {
        List<String> said = new ArrayList<>();
        List<String> replies = new ArrayList<>();
        for (String animal : ANIMALS) {
            for (String begin : List.of("is it", "was it", "so it is", "it is")) {
                said.add(begin + " a " + animal);
                replies.add("yes, a " + animal);
                said.add(begin + " not a " + animal);
                replies.add("no");
            }
        }
        model = gru().hidden(16)
                .embedding(8)
                .batch(16)
                .epochs(12)
                .optimizer(adam(0.02))
                .fit(pairs(said, replies), event -> {});
    }

    @Test
    void it_says_what_it_writes_and_how_sure_it_is() {
        WrittenReplies all = replies(model).refusing(0);
        Chat chat = chat(all);

        Answer answer = chat.say("it is not a cat").answer();

        assertThat(answer.text())
                .isEqualTo(model.translate("it is not a cat").text())
                .isEqualTo("no");
        assertThat(answer.refused()).isFalse();
        assertThat(answer.because()).startsWith("sure of its words to 0.");
        assertThat(chat.turns()).hasSize(1);
    }

    @Test
    void sureness_is_a_mean_over_tokens_whatever_the_search() {
        double greedy =
                chat(replies(model).refusing(0)).say("it is not a cat").answer().sure();
        Translation written = model.translate("it is not a cat");
        Beam beam = beam(1).lengthPenalty(0.9);

        assertThat(greedy)
                .isEqualTo(Math.exp(
                        written.hypotheses().get(0).score() / (written.target().size() + 1)));
        assertThat(chat(replies(model.by(beam)).refusing(0))
                        .say("it is not a cat")
                        .answer()
                        .sure())
                .isCloseTo(greedy, within(1e-9));
    }

    @Test
    void a_beam_tells_what_else_it_considered() {
        Answer answer = chat(model.by(beam(3))).say("is it a dog").answer();

        assertThat(answer.considered()).isNotEmpty().doesNotContain(answer.text());
    }

    @Test
    void it_refuses_what_it_does_not_know_or_is_unsure_of() {
        assertThat(chat(model).say("quid novi").answer().because()).isEqualTo("none of its words is known");

        WrittenReplies strict = replies(model).refusing(0.9);
        assertThat(strict.certainty().sure()).isNotEmpty().isSorted();
        double bound = strict.certainty().atLeast();
        for (String said : List.of("is it a dog", "ant ant not", "a a a")) {
            Answer answer = chat(strict).say(said).answer();
            assertThat(answer.refused()).isEqualTo(answer.sure() < bound);
        }
    }
}
