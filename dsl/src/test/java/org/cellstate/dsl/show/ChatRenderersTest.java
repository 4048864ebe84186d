package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cellstate.dsl.evaluate.chat.Answer;
import org.cellstate.dsl.evaluate.chat.Chat;
import org.cellstate.dsl.evaluate.chat.Responder;
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

    private static String html(MimeBundle bundle) {
        return String.valueOf(bundle.data().get("text/html"));
    }
}
