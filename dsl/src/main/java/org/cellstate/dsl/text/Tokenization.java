package org.cellstate.dsl.text;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A way to cut texts into tokens, before anything was learned of them. */
public sealed interface Tokenization permits Tokenization.Characters {

    /** Learns from training texts what the way must know: the vocabulary, and what else it needs. */
    Tokenizer fit(Collection<String> texts);

    /** Returns a cut into characters as people count them (Unicode's grapheme clusters). */
    static Tokenization characters() {
        return new Characters();
    }

    /** Characters as people count them. */
    record Characters() implements Tokenization {

        @Override
        public Tokenizer fit(Collection<String> texts) {
            Map<String, Long> counts = new LinkedHashMap<>();
            for (String text : texts) {
                CharacterTokenizer.cut(text).forEach(token -> counts.merge(token, 1L, Long::sum));
            }
            return new CharacterTokenizer(Vocabulary.of(counts, Integer.MAX_VALUE));
        }

        @Override
        public String toString() {
            return "characters()";
        }
    }
}
