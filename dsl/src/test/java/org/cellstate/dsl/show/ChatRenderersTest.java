package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cellstate.dsl.evaluate.chat.Answer;
import org.cellstate.dsl.evaluate.chat.Chat;
import org.cellstate.dsl.evaluate.chat.IntentScores;
import org.cellstate.dsl.evaluate.chat.Intents;
import org.cellstate.dsl.evaluate.chat.Responder;
import org.cellstate.dsl.evaluate.chat.Threshold;
import org.cellstate.dsl.evaluate.chat.Turn;
import org.cellstate.kernel.api.MimeBundle;
import org.junit.jupiter.api.Test;

final class ChatRenderersTest {

    /** Refuses questions and says of all else that it is so. */
    static final Responder AGREEABLE = new Responder() {
        @Override
        public String label() {
            return "a <nodding> model";
        }

        @Override
        public Answer answer(List<Turn> before, String said) {
            return said.endsWith("?")
                    ? Answer.refusal("I do not know.", "a question", 0.2, List.of("no", "yes"))
                    : Answer.of("It is so: " + said, "nod", "nod 0.91", 0.91, List.of());
        }
    };

    @Test
    void a_conversation_is_a_dialogue() {
        Chat chat = Chat.with(AGREEABLE);
        chat.say("1 < 2");
        chat.say("is it?");

        MimeBundle bundle = new ChatRenderer().render(chat);

        assertThat(bundle.text()).isEqualTo("""
                        A conversation with a <nodding> model
                        you:   1 < 2
                        model: It is so: 1 < 2 (nod 0.91)
                        you:   is it?
                        model: [refused] I do not know. (a question)""");
        assertThat(html(bundle))
                .contains("A conversation with a &lt;nodding&gt; model", "<b>you</b> 1 &lt; 2</div>", ">refused</span>")
                .doesNotContain("1 < 2");
    }

    @Test
    void a_long_conversation_shows_its_newest_turns() {
        Chat chat = Chat.with(AGREEABLE);
        for (int i = 0; i < 60; i++) {
            chat.say("sentence " + i);
        }

        assertThat(new ChatRenderer().render(chat).text())
                .contains("10 turns before", "sentence 59")
                .doesNotContain("sentence 9\n");
    }

    @Test
    void a_turn_says_what_else_was_considered() {
        MimeBundle bundle = new TurnRenderer().render(Chat.with(AGREEABLE).say("is it?"));

        assertThat(bundle.text()).endsWith("considered: no · yes");
        assertThat(html(bundle)).contains("<details><summary>considered</summary>no · yes</details>");
    }

    @Test
    void nothing_said_yet_is_told() {
        assertThat(new ChatRenderer().render(Chat.with(AGREEABLE)).text())
                .isEqualTo("Nothing was said yet to a <nodding> model: .say(\"hello\")");
    }

    @Test
    void intents_are_a_table_with_their_answers() {
        Intents intents = Intents.of(List.of("hi", "ho", "bye"), List.of("greeting", "greeting", "goodbye"))
                .answer("greeting", "Hello <you>!", "Hi!")
                .refusal("What?");

        MimeBundle bundle = new IntentsRenderer().render(intents);

        assertThat(bundle.text()).isEqualTo("""
                        2 intents, 3 sentences. Where nothing fits: "What?"
                        intent    such as  answer             sentences
                        ───────────────────────────────────────────────
                        goodbye   bye      (its name)                 1
                        greeting  hi       Hello <you>! (+1)          2""");
        assertThat(html(bundle)).contains("Hello &lt;you&gt;! (+1)").doesNotContain("<you>");
    }

    @Test
    void scores_of_intents_stand_beside_simpler_methods() {
        IntentScores scores =
                new IntentScores(10, 8, 7, 8, 0, 0, List.of(new IntentScores.Rival("always \"hours\"", 2)));

        assertThat(new IntentScoresRenderer().render(scores).text()).endsWith("""

                        method                     answered  right  of the answers
                        ──────────────────────────────────────────────────────────
                        the model                         8      7            88 %
                        the model, never refusing        10      8            80 %
                        always "hours"                   10      2            20 %""");
        assertThat(html(new ThresholdRenderer().render(Threshold.of(List.of(), 0.9))))
                .contains("at least 0.50");
    }

    private static String html(MimeBundle bundle) {
        return String.valueOf(bundle.data().get("text/html"));
    }
}
