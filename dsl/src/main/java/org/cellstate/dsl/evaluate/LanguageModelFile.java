package org.cellstate.dsl.evaluate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PreparedText;
import org.cellstate.dsl.prepare.TextBatch;
import org.cellstate.dsl.text.CorpusForm;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.text.TextDocument;
import org.cellstate.dsl.text.TokenizerForm;

/** A language model in a file: as {@link ForecasterFile}, with its tokenizer and all the texts that it was fitted on. */
final class LanguageModelFile {

    static final String KIND = "languageModel";

    private static final String DATA = "data";

    /**
     * What the manifest says of the corpus; the texts lie beside it.
     *
     * @param documents their names
     * @param training the share that trains
     * @param tokenizer as it was fitted
     */
    private record Described(List<String> documents, double training, TokenizerForm tokenizer) {}

    private LanguageModelFile() {}

    static void write(LanguageModel model, Path file) {
        CorpusForm corpus = model.data().form();
        List<TextDocument> documents = corpus.documents();
        List<String> names = documents.stream().map(TextDocument::name).toList();
        ModelEntries entries =
                new ModelEntries(model).say(DATA, new Described(names, corpus.training(), corpus.tokenizer()));
        for (int i = 0; i < names.size(); i++) {
            entries.add(text(i), documents.get(i).text().getBytes(StandardCharsets.UTF_8));
        }
        entries.archive(KIND).write(file);
    }

    private static String text(int document) {
        return "text-" + (document + 1) + ".txt";
    }

    static LanguageModel read(SavedModel saved) {
        TextCorpus corpus = corpus(saved);
        RecurrentSpec spec = saved.provenance().spec();
        PreparedText prepared =
                PreparedText.of(corpus, spec.training().batch(), spec.tokens().steps());
        Network<TextBatch> network =
                Network.languageModel(spec, corpus.tokenizer().vocabulary().size());
        return LanguageModel.of(saved.trained(prepared, network), corpus, saved.provenance());
    }

    private static TextCorpus corpus(SavedModel saved) {
        Described described = saved.said(DATA, Described.class);
        List<TextDocument> documents = new ArrayList<>();
        for (int i = 0; i < described.documents().size(); i++) {
            byte[] text = saved.archive().arrays().get(text(i));
            if (text == null) {
                throw saved.damaged("no " + text(i));
            }
            documents.add(new TextDocument(described.documents().get(i), new String(text, StandardCharsets.UTF_8)));
        }
        return new CorpusForm(documents, described.training(), described.tokenizer()).corpus();
    }
}
