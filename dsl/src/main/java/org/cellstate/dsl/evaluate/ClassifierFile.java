package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.Optional;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PreparedClasses;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.Tokenizer;
import org.cellstate.dsl.text.TokenizerForm;

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
        entries(model).archive(KIND).write(file);
    }

    /** Returns what lies in the file of a classifier, to which that of a model that has one adds its own. */
    static ModelEntries entries(Classifier model) {
        LabeledSequences data = model.data();
        Optional<TokenizerForm> form =
                model.trained().data().coding().tokenizer().map(Tokenizer::form);
        return new ModelEntries(model)
                .say(
                        DATA,
                        new Described(
                                SequencesFile.described(data.sequences()),
                                form,
                                data.share(),
                                data.ownTest(),
                                data.leftOut()))
                .add(SequencesFile.arrays(data.sequences()))
                .add(LABELS, SequencesFile.json(data.labels()));
    }

    static Classifier read(SavedModel saved) {
        RecurrentSpec spec = saved.provenance().spec();
        Described described = saved.said(DATA, Described.class);
        LabeledSequences data = data(saved, described);
        boolean even = spec.tokens().classWeights();
        PreparedClasses<LabeledSequences> prepared = described
                .tokenizer()
                .map(form -> PreparedClasses.of(data, even, form.tokenizer()))
                .orElseGet(() -> PreparedClasses.of(data, even));
        return Classifier.of(saved.trained(prepared, Network.classifier(spec, prepared.shape())), saved.provenance());
    }

    private static LabeledSequences data(SavedModel saved, Described described) {
        return LabeledSequences.restored(
                SequencesFile.read(saved, described.sequences()),
                SequencesFile.texts(saved, LABELS),
                described.share(),
                described.ownTest(),
                described.leftOut());
    }
}
