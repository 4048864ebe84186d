package org.cellstate.dsl.evaluate.chat;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.data.ConfigProblem;

/**
 * Answers in words of a model's own.
 *
 * @param label who answers
 * @param writer writes them
 * @param context how many turns before a sentence are read with it, oldest first, a space between two texts; 0 for none. The model should
 *     have been fitted on such
 * @param certainty how sure of its words it must be
 * @param refusal what it says otherwise
 */
public record WrittenReplies(String label, ReplyWriter writer, int context, Certainty certainty, String refusal)
        implements Responder {

    /** What is said where nothing fits, until other words are set. */
    public static final String REFUSAL = "I do not know what to say to that.";

    /** Checks the context. */
    public WrittenReplies {
        if (context < 0) {
            throw new ConfigProblem(
                    "A conversation reads 0 turns before a sentence, or more.",
                    ".context(" + context + ")",
                    ".context(1)");
        }
    }

    /** Sets how many turns before a sentence are read with it. */
    public WrittenReplies context(int turns) {
        return new WrittenReplies(label, writer, turns, certainty, refusal);
    }

    /** Sets which share of sentences shall be refused, those of whose replies it is least sure: 0 for none. */
    public WrittenReplies refusing(double share) {
        return new WrittenReplies(label, writer, context, certainty.share(share), refusal);
    }

    /** Sets what it says where nothing fits. */
    public WrittenReplies refusal(String text) {
        return new WrittenReplies(label, writer, context, certainty, text);
    }

    @Override
    public Answer answer(List<Turn> before, String said) {
        if (!writer.knows(said)) {
            return Answer.refusal(refusal, "none of its words is known", 0, List.of());
        }
        ReplyWriter.Reply reply = writer.write(source(before, said));
        String sure = "sure of its words to " + Answer.rounded(reply.sure());
        if (reply.text().isBlank()) {
            return Answer.refusal(refusal, "the likeliest reply is silence", reply.sure(), reply.considered());
        } else if (reply.sure() < certainty.atLeast()) {
            String because = sure + ", below " + Answer.rounded(certainty.atLeast());
            return Answer.refusal(refusal, because, reply.sure(), reply.considered());
        }
        List<String> because = new ArrayList<>(List.of(sure));
        because.addAll(reply.notes());
        return Answer.of(reply.text(), "", String.join(" · ", because), reply.sure(), reply.considered());
    }

    /** Returns what the model reads: refusals are nothing that was said by it, and are left out. */
    private String source(List<Turn> before, String said) {
        List<String> texts = new ArrayList<>();
        for (Turn turn : before.subList(Math.max(0, before.size() - context), before.size())) {
            texts.add(turn.said());
            if (!turn.answer().refused()) {
                texts.add(turn.answer().text());
            }
        }
        texts.add(said);
        return String.join(" ", texts);
    }
}
