package org.cellstate.dsl.text;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts texts into grapheme clusters. */
record CharacterTokenizer(Vocabulary vocabulary) implements Tokenizer {

    private static final Pattern CLUSTER = Pattern.compile("\\X");

    static List<String> clusters(String text) {
        return CLUSTER.matcher(text).results().map(MatchResult::group).toList();
    }

    @Override
    public Tokenization tokenization() {
        return Tokenization.characters();
    }

    @Override
    public List<String> tokens(String text) {
        return clusters(text);
    }

    @Override
    public String text(List<String> tokens) {
        return String.join("", tokens);
    }

    @Override
    public TokenizerForm form() {
        return TokenizerForm.of(tokenization(), vocabulary, List.of());
    }
}
