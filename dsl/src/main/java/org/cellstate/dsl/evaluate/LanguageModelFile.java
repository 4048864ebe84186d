package org.cellstate.dsl.evaluate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PreparedText;
import org.cellstate.dsl.prepare.TextBatch;
import org.cellstate.dsl.store.Archive;
import org.cellstate.dsl.store.RecordTrees;
import org.cellstate.dsl.text.CorpusForm;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.text.TextDocument;
import org.cellstate.dsl.text.TokenizerForm;
import org.cellstate.dsl.train.Trained;
import org.jspecify.annotations.Nullable;

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
        Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
        RecordTrees trees = new RecordTrees();
        SavedModel.describe(manifest, trees, model.provenance(), model.history());
        List<String> names = corpus.documents().stream().map(TextDocument::name).toList();
        manifest.put(DATA, trees.tree(new Described(names, corpus.training(), corpus.tokenizer())));
        Map<String, byte[]> arrays = new LinkedHashMap<>(trees.arrays());
        arrays.put(SavedModel.WEIGHTS, Archive.bytes(model.trained().network().weights()));
        for (int i = 0; i < names.size(); i++) {
            arrays.put(text(i), corpus.documents().get(i).text().getBytes(StandardCharsets.UTF_8));
        }
        new Archive(KIND, manifest, arrays).write(file);
    }

    private static String text(int document) {
        return "text-" + (document + 1) + ".txt";
    }

    static LanguageModel read(Path file, Archive archive) {
        Provenance provenance = SavedModel.provenance(file, archive);
        TextCorpus corpus = corpus(file, archive);
        RecurrentSpec spec = provenance.spec();
        PreparedText prepared =
                PreparedText.of(corpus, spec.training().batch(), spec.tokens().steps());
        Network<TextBatch> network =
                Network.languageModel(spec, corpus.tokenizer().vocabulary().size());
        SavedModel.restore(file, archive, network);
        return LanguageModel.of(
                new Trained<>(spec, prepared, network, SavedModel.history(file, archive)), corpus, provenance);
    }

    private static TextCorpus corpus(Path file, Archive archive) {
        Described described = RecordTrees.read(
                file, archive, Described.class, archive.manifest().get(DATA), null);
        List<TextDocument> documents = new ArrayList<>();
        for (int i = 0; i < described.documents().size(); i++) {
            byte[] text = archive.arrays().get(text(i));
            if (text == null) {
                throw Archive.damaged(file, "no " + text(i));
            }
            documents.add(new TextDocument(described.documents().get(i), new String(text, StandardCharsets.UTF_8)));
        }
        return new CorpusForm(documents, described.training(), described.tokenizer()).corpus();
    }
}
