package org.cellstate.dsl.text;

import java.util.List;

/**
 * A corpus as plain values, for files of models: {@code corpus.form()} gives it and {@link #corpus()} makes the same corpus of it again,
 * with the tokenizer that was fitted then.
 *
 * @param documents all of them
 * @param training the share that trains
 * @param tokenizer as it was fitted on the training part
 */
public record CorpusForm(List<TextDocument> documents, double training, TokenizerForm tokenizer) {

    public CorpusForm {
        documents = List.copyOf(documents);
    }

    /** Returns the corpus that this is the form of. */
    public TextCorpus corpus() {
        return TextCorpus.restored(this);
    }
}
