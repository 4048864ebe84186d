package org.cellstate.dsl.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.data.DataProblem;

/**
 * A fitted tokenizer as plain values, for files of models: {@code tokenizer.form()} gives it and {@link #tokenizer()} makes the same
 * tokenizer of it again.
 *
 * @param tokenization what it was fitted by
 * @param tokens those of the vocabulary behind the unknown, the begin and the end
 * @param counts how often each occurred in the training texts, the unknown before them
 * @param merges of byte pairs, in their order; otherwise none
 */
public record TokenizerForm(Tokenization tokenization, List<String> tokens, List<Long> counts, List<Merge> merges) {

    /**
     * Two pieces that become one.
     *
     * @param left the first
     * @param right the second
     */
    public record Merge(String left, String right) {}

    public TokenizerForm {
        tokens = List.copyOf(tokens);
        counts = List.copyOf(counts);
        merges = List.copyOf(merges);
        if (counts.size() != tokens.size() + 1) {
            throw new DataProblem(
                    "A vocabulary has a count for each token and one for the unknown.",
                    tokens.size() + " tokens, " + counts.size() + " counts",
                    "the file as it was saved");
        }
    }

    static TokenizerForm of(Tokenization tokenization, Vocabulary vocabulary, List<Merge> merges) {
        List<Long> counts = new ArrayList<>(List.of(vocabulary.count(Vocabulary.UNKNOWN)));
        List<String> tokens = vocabulary.tokens().subList(Vocabulary.MARKS.size(), vocabulary.size());
        tokens.forEach(token -> counts.add(vocabulary.count(vocabulary.id(token))));
        return new TokenizerForm(tokenization, tokens, counts, merges);
    }

    /** Returns the tokenizer that this is the form of. */
    public Tokenizer tokenizer() {
        return tokenization.fitted(this);
    }

    Vocabulary vocabulary() {
        Map<String, Long> counted = new LinkedHashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            counted.put(tokens.get(i), counts.get(i + 1));
        }
        return Vocabulary.restored(counted, counts.get(0));
    }
}
