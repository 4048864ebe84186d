package org.cellstate.dsl.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts texts into the tokens of a vocabulary and puts them together again. It was fitted on training texts alone, and does not change. */
public sealed interface Tokenizer permits CharacterTokenizer, WordTokenizer, BytePairTokenizer {

    /** What stands in a text for a token that is not known. */
    String REPLACEMENT = "\uFFFD";

    /** Returns what it was fitted by. */
    Tokenization tokenization();

    /** Returns the tokens of a text, known or not; without a begin or an end. The empty text has none. */
    List<String> tokens(String text);

    /** Returns the text of tokens: of {@link #tokens} the very text that was cut. */
    String text(List<String> tokens);

    /** Returns what each token adds to the text of them all: words bring the spaces before them. */
    default List<String> pieces(List<String> tokens) {
        if (text(tokens).equals(String.join("", tokens))) {
            return tokens;
        }
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int count = 1; count <= tokens.size(); count++) {
            String text = text(tokens.subList(0, count));
            pieces.add(text.substring(from));
            from = text.length();
        }
        return pieces;
    }

    /** Returns the tokens that are known. */
    Vocabulary vocabulary();

    /** Returns all that makes this tokenizer, as plain values: for files. */
    TokenizerForm form();

    /** Returns a text cut into tokens, to be looked at. */
    default TextCut cut(String text) {
        List<String> tokens = tokens(text);
        return new TextCut(tokens, tokens.stream().map(vocabulary()::id).toList());
    }

    /** Returns the numbers of a text's tokens; that of {@link Vocabulary#UNKNOWN} for one that is not known. */
    default int[] encode(String text) {
        return tokens(text).stream().mapToInt(vocabulary()::id).toArray();
    }

    /** Returns the text of numbers; begins and ends are left out, and {@link #REPLACEMENT} stands for the unknown. */
    default String decode(int... ids) {
        List<String> tokens = new ArrayList<>();
        for (int id : ids) {
            if (id != Vocabulary.BEGIN && id != Vocabulary.END) {
                tokens.add(id == Vocabulary.UNKNOWN ? REPLACEMENT : vocabulary().token(id));
            }
        }
        return text(tokens);
    }
}
