package org.cellstate.dsl.text;

import java.util.List;
import java.util.Locale;

/**
 * Cuts texts into words, see {@link WordCut}.
 *
 * @param tokenization what it was fitted by
 */
record WordTokenizer(Tokenization.Words tokenization, Vocabulary vocabulary) implements Tokenizer {

    static List<String> cut(Tokenization.Words way, String text) {
        return WordCut.tokens(way.cased() ? text : text.toLowerCase(Locale.ROOT));
    }

    @Override
    public List<String> tokens(String text) {
        return cut(tokenization, text);
    }

    @Override
    public String text(List<String> tokens) {
        return WordCut.text(tokens);
    }

    @Override
    public TokenizerForm form() {
        return TokenizerForm.of(tokenization, vocabulary, List.of());
    }
}
