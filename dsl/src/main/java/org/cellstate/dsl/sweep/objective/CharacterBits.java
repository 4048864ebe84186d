package org.cellstate.dsl.sweep.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.text.Tokenizer;

/**
 * The characters of a validation part, to which surprises are spread: bits of each are the same measure however a text is cut.
 *
 * @param characters Unicode code points of what is asked for
 * @param spelled bits of the tokens that the vocabulary does not have, beyond that each is an unknown one
 */
record CharacterBits(long characters, double spelled) {

    private static final double LN_2 = Math.log(2);

    /** Returns that of a corpus; of one long text the first token is not asked for. */
    static CharacterBits of(TextCorpus data) {
        Tokenizer tokenizer = data.tokenizer();
        List<String> tokens = new ArrayList<>();
        data.validation().forEach(text -> tokens.addAll(tokenizer.tokens(text)));
        long all = data.validation().stream().mapToLong(CharacterBits::length).sum();
        if (!data.byDocument()) {
            all -= length(tokens.remove(0));
        }
        return new CharacterBits(all, Spelling.ofUnknown(tokenizer, data.training(), tokens));
    }

    /** Returns that of the targets of pairs. */
    static CharacterBits of(SequencePairs data, Tokenizer target) {
        List<String> texts =
                Arrays.stream(data.parts().validation()).mapToObj(data::target).toList();
        List<String> tokens =
                texts.stream().flatMap(text -> target.tokens(text).stream()).toList();
        List<String> training =
                IntStream.of(data.parts().training()).mapToObj(data::target).toList();
        return new CharacterBits(
                texts.stream().mapToLong(CharacterBits::length).sum(), Spelling.ofUnknown(target, training, tokens));
    }

    private static long length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns the bits of a character, where all tokens together have so many nats. */
    double each(double nats) {
        return (nats / LN_2 + spelled) / characters;
    }
}
