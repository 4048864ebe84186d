package org.cellstate.dsl.evaluate;

import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.evaluate.chat.Certainty;
import org.cellstate.dsl.evaluate.chat.ReplyWriter;
import org.cellstate.dsl.evaluate.chat.WrittenReplies;
import org.cellstate.dsl.evaluate.decode.Beam;
import org.cellstate.dsl.evaluate.text.Translation;
import org.cellstate.dsl.prepare.PreparedPairs;
import org.cellstate.dsl.text.Tokenizer;

/** Replies that a translator writes: what is said is its source, the reply its target. */
public final class TranslatorWriter implements ReplyWriter {

    private static final int CONSIDERED = 3;

    /** More sentences would not move the bound, and each has to be answered. */
    private static final int MOST_HELD_OUT = 100;

    private final Translator translator;

    private TranslatorWriter(Translator translator) {
        this.translator = translator;
    }

    /**
     * Returns who answers with a translator, by the way that it chooses tokens. It reads no turns before, and is silent where it is less sure
     * than of nine in ten replies to sentences that validate.
     */
    public static WrittenReplies replies(Translator translator) {
        TranslatorWriter writer = new TranslatorWriter(translator);
        PreparedPairs data = translator.trained().data();
        List<Double> sure = Arrays.stream(data.validation(MOST_HELD_OUT))
                .mapToObj(pair -> writer.write(data.data().source(pair)).sure())
                .toList();
        String label = translator.spec().label() + ", " + translator.choice();
        return new WrittenReplies(label, writer, 0, new Certainty(sure, Certainty.SHARE), WrittenReplies.REFUSAL);
    }

    @Override
    public Reply write(String source) {
        Translation written = translator.translate(source);
        Tokenizer target = translator.trained().data().target();
        List<String> others = written.hypotheses().stream()
                .skip(1)
                .limit(CONSIDERED)
                .map(each -> target.text(each.tokens()))
                .toList();
        return new Reply(written.text(), sure(written), written.notes(), others);
    }

    private double sure(Translation written) {
        int choices = written.target().size() + 1;
        double log = written.hypotheses().get(0).score();
        if (translator.choice() instanceof Beam beam) {
            log *= Math.pow((5 + choices) / 6.0, beam.lengthPenalty());
        }
        return Math.exp(log / choices);
    }

    @Override
    public boolean knows(String source) {
        Tokenizer tokenizer = translator.trained().data().source();
        return tokenizer.tokens(source).stream()
                .anyMatch(token -> tokenizer.vocabulary().knows(token));
    }
}
