package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.prepare.ClassBatch;
import org.cellstate.dsl.prepare.PreparedClasses;
import org.cellstate.dsl.store.Archive;
import org.cellstate.dsl.store.RecordTrees;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.Tokenizer;
import org.cellstate.dsl.text.TokenizerForm;
import org.cellstate.dsl.train.Trained;
import org.jspecify.annotations.Nullable;

/** A classifier in a file: as {@link RegressorFile}, with all the sequences that it was fitted on and its tokenizer. */
final class ClassifierFile {

    static final String KIND = "classifier";

    private static final String DATA = "data";
    private static final String LABELS = "labels.json";

    /**
     * What the manifest says of the data.
     *
     * @param sequences what they are
     * @param tokenizer of texts, as it was fitted
     * @param share of the rows that trains
     * @param ownTest rows at the end that are a test set of their own
     * @param leftOut rows that the test set had too
     */
    private record Described(
            SequencesFile.Described sequences,
            Optional<TokenizerForm> tokenizer,
            double share,
            int ownTest,
            int leftOut) {}

    private ClassifierFile() {}

    static void write(Classifier model, Path file) {
        archive(KIND, model, Map.of(), Map.of()).write(file);
    }

    /**
     * Returns what lies in the file of a classifier, and what lies beside it in that of a model that has one.
     *
     * @param more of the manifest, as trees
     * @param beside further entries
     */
    static Archive archive(
            String kind, Classifier model, Map<String, @Nullable Object> more, Map<String, byte[]> beside) {
        LabeledSequences data = model.data();
        Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
        RecordTrees trees = new RecordTrees();
        SavedModel.describe(manifest, trees, model.provenance(), model.history());
        Optional<TokenizerForm> form =
                model.trained().data().coding().tokenizer().map(Tokenizer::form);
        manifest.put(
                DATA,
                trees.tree(new Described(
                        SequencesFile.described(data.sequences()),
                        form,
                        data.share(),
                        data.ownTest(),
                        data.leftOut())));
        manifest.putAll(more);
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put(SavedModel.WEIGHTS, Archive.bytes(model.trained().network().weights()));
        arrays.putAll(SequencesFile.arrays(data.sequences()));
        arrays.put(LABELS, SequencesFile.json(data.labels()));
        arrays.putAll(beside);
        return new Archive(kind, manifest, arrays);
    }

    static Classifier read(Path file, Archive archive) {
        Provenance provenance = SavedModel.provenance(file, archive);
        Described described = RecordTrees.read(
                file, archive, Described.class, archive.manifest().get(DATA), null);
        LabeledSequences data = data(file, archive, described);
        boolean even = provenance.spec().tokens().classWeights();
        PreparedClasses<LabeledSequences> prepared = described
                .tokenizer()
                .map(form -> PreparedClasses.of(data, even, form.tokenizer()))
                .orElseGet(() -> PreparedClasses.of(data, even));
        Network<ClassBatch> network = Network.classifier(provenance.spec(), prepared.shape());
        SavedModel.restore(file, archive, network);
        return Classifier.of(
                new Trained<>(provenance.spec(), prepared, network, SavedModel.history(file, archive)), provenance);
    }

    private static LabeledSequences data(Path file, Archive archive, Described described) {
        return LabeledSequences.restored(
                SequencesFile.read(file, archive, described.sequences()),
                SequencesFile.texts(file, archive, LABELS),
                described.share(),
                described.ownTest(),
                described.leftOut());
    }
}
