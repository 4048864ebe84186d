package org.cellstate.dsl.evaluate.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.junit.jupiter.api.Test;

final class ChatTest {

    @Test
    void an_intent_is_answered_and_its_answers_take_turns() {
        Chat chat = Chat.with(Shop.REPLIES);

        assertThat(chat.say("how much").answer().text()).isEqualTo("Ten crowns.");
        assertThat(chat.say("do you open").answer().text()).isEqualTo("From 9 to 6.");
        assertThat(chat.say("so much?").answer()).hasToString("Still ten crowns.");
        assertThat(chat.say("too much").answer().text()).isEqualTo("Ten crowns.");
        assertThat(chat.say("bye").answer().text()).as("no answer was set").isEqualTo("bye");
        assertThat(chat.turns()).hasSize(5);
        assertThat(chat.anew().turns()).isEmpty();
    }

    @Test
    void what_fits_nothing_is_refused_and_says_why() {
        Chat chat = Chat.with(Shop.REPLIES);

        Answer unsure = chat.say("what is the capital of France").answer();
        assertThat(unsure.refused()).isTrue();
        assertThat(unsure.text()).isEqualTo(Intents.REFUSAL);
        assertThat(unsure.because()).isEqualTo("nothing fits: bye 0.40 is below 0.50");
        assertThat(unsure.considered()).containsExactly("bye 0.40", "hours 0.05", "price 0.05");
        assertThat(chat.say("xyzzy").answer().because()).isEqualTo("none of its words is known");
    }

    @Test
    void scores_count_what_is_answered_and_what_is_refused() {
        IntentScores scores = IntentScores.of(
                Shop.REPLIES,
                List.of("when do you open", "how much", "see you", "much ado"),
                List.of("hours", "price", "bye", "hours"),
                List.of("a red door", "an open door"),
                List.of(new IntentScores.Rival("always \"hours\"", 2)));

        assertThat(scores)
                .isEqualTo(new IntentScores(4, 3, 2, 3, 2, 1, List.of(new IntentScores.Rival("always \"hours\"", 2))));
        assertThat(scores)
                .hasToString("3 of 4 sentences that it never saw are answered, 2 of them rightly; without refusing it"
                        + " would be right on 3 (75\u2009%), always \"hours\" on 2 (50\u2009%). Of 2 sentences that mean nothing of the"
                        + " kind it refuses 1.");
        assertThat(scores.accuracy()).isEqualTo(0.75);
    }

    @Test
    void own_words_are_said_where_the_model_is_sure_of_them() {
        List<String> read = new ArrayList<>();
        WrittenReplies replies = new WrittenReplies(
                        "echo", echo(read), 0, new Certainty(List.of(0.9, 0.2, 0.5, 0.6), 0.1), WrittenReplies.REFUSAL)
                .context(1)
                .refusing(0.25)
                .refusal("Pardon?");
        Chat chat = Chat.with(replies);

        assertThat(replies.certainty())
                .hasToString(
                        "It says what it is surer of than of the 25 least sure of a hundred among 4 replies to sentences"
                                + " that did not train: a mean probability of 0.50 a token.");
        assertThat(chat.say("one").answer()).hasToString("1 read");
        assertThat(replies.refusing(0).certainty()).hasToString("It says whatever it writes.");
        assertThat(chat.say("mumble").answer().because()).isEqualTo("sure of its words to 0.10, below 0.50");
        assertThat(chat.say("three").answer()).hasToString("3 read");
        assertThat(chat.say("silence").answer().because()).isEqualTo("the likeliest reply is silence");
        assertThat(chat.say("xyzzy").answer().because()).isEqualTo("none of its words is known");
        assertThat(read)
                .as("with the turn before; refusals were not said")
                .containsExactly("one", "one 1 read mumble", "mumble three", "three 3 read silence");
    }

    /** Says how many texts it has read. */
    private static ReplyWriter echo(List<String> read) {
        return new ReplyWriter() {
            @Override
            public Reply write(String source) {
                read.add(source);
                double sure = source.endsWith("mumble") ? 0.1 : 0.9;
                return new Reply(source.endsWith("silence") ? "" : read.size() + " read", sure, List.of(), List.of());
            }

            @Override
            public boolean knows(String source) {
                return !source.equals("xyzzy");
            }
        };
    }

    @Test
    void what_is_said_has_something_in_it() {
        assertThatThrownBy(() -> Chat.with(Shop.REPLIES).say(" "))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("white space");
        assertThatThrownBy(() -> new Certainty(List.of(), 1)).isInstanceOf(ConfigProblem.class);
        Certainty any = new Certainty(List.of(), 0);
        assertThatThrownBy(() -> new WrittenReplies("x", echo(new ArrayList<>()), -1, any, ""))
                .isInstanceOf(ConfigProblem.class);
    }

    @Test
    void nothing_said_yet_tells_how_to_begin() {
        assertThat(Chat.with(Shop.REPLIES)).hasToString("Nothing was said yet to the shop: .say(\"hello\")");
    }
}
