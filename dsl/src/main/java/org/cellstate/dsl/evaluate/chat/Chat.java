package org.cellstate.dsl.evaluate.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cellstate.dsl.data.DataProblem;

/**
 * A conversation. It remembers what was said and shows itself as a dialogue; {@link #say} goes on with it, {@link #anew} begins another one
 * with the same model.
 *
 * <pre>{@code
 * var chat = chat(model);
 * chat.say("Is he married or single?")
 * chat.say("How so?")
 * chat                                   // the whole dialogue
 * }</pre>
 */
public final class Chat {

    private final Responder responder;
    private final List<Turn> turns = new ArrayList<>();

    private Chat(Responder responder) {
        this.responder = responder;
    }

    /** Returns a conversation in which nothing was said yet. */
    public static Chat with(Responder responder) {
        return new Chat(responder);
    }

    /**
     * Says a sentence and returns it with its answer.
     *
     * @throws DataProblem if there is nothing in it
     */
    public synchronized Turn say(String sentence) {
        if (sentence.isBlank()) {
            throw new DataProblem(
                    "What is said has at least one word.",
                    sentence.isEmpty() ? "an empty text" : "white space",
                    ".say(\"hello\")");
        }
        Turn turn = new Turn(sentence, responder.answer(List.copyOf(turns), sentence));
        turns.add(turn);
        return turn;
    }

    /** Returns all turns, the oldest first. */
    public synchronized List<Turn> turns() {
        return List.copyOf(turns);
    }

    /** Returns a conversation with the same model in which nothing was said yet. */
    public Chat anew() {
        return new Chat(responder);
    }

    /** Returns who answers. */
    public Responder responder() {
        return responder;
    }

    /** Returns the dialogue. */
    @Override
    public String toString() {
        List<Turn> all = turns();
        return all.isEmpty()
                ? "Nothing was said yet to " + responder.label() + ": .say(\"hello\")"
                : all.stream().map(Turn::toString).collect(Collectors.joining("\n"));
    }
}
