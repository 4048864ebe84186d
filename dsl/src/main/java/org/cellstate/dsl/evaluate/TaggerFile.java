package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.prepare.ClassBatch;
import org.cellstate.dsl.prepare.PreparedClasses;
import org.cellstate.dsl.store.Archive;
import org.cellstate.dsl.store.RecordTrees;
import org.cellstate.dsl.text.TaggedSequences;
import org.cellstate.dsl.train.Trained;
import org.jspecify.annotations.Nullable;

/** A tagger in a file: as {@link ClassifierFile}. */
final class TaggerFile {

    static final String KIND = "tagger";

    private static final String DATA = "data";
    private static final String LABELS = "labels.json";

    /**
     * What the manifest says of the data.
     *
     * @param sequences what they are
     * @param share of the rows that trains
     * @param unknown the label that says that nothing is known; empty if there is none
     */
    private record Described(SequencesFile.Described sequences, double share, String unknown) {}

    private TaggerFile() {}

    static void write(Tagger model, Path file) {
        TaggedSequences data = model.data();
        Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
        RecordTrees trees = new RecordTrees();
        SavedModel.describe(manifest, trees, model.provenance(), model.history());
        manifest.put(
                DATA,
                trees.tree(new Described(SequencesFile.described(data.sequences()), data.share(), data.unknown())));
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put(SavedModel.WEIGHTS, Archive.bytes(model.trained().network().weights()));
        arrays.putAll(SequencesFile.arrays(data.sequences()));
        arrays.put(
                LABELS,
                SequencesFile.json(
                        IntStream.range(0, data.size()).mapToObj(data::labels).toList()));
        new Archive(KIND, manifest, arrays).write(file);
    }

    static Tagger read(Path file, Archive archive) {
        Provenance provenance = SavedModel.provenance(file, archive);
        PreparedClasses<TaggedSequences> prepared = PreparedClasses.of(
                data(file, archive), provenance.spec().tokens().classWeights());
        Network<ClassBatch> network = Network.classifier(provenance.spec(), prepared.shape());
        SavedModel.restore(file, archive, network);
        return Tagger.of(
                new Trained<>(provenance.spec(), prepared, network, SavedModel.history(file, archive)), provenance);
    }

    private static TaggedSequences data(Path file, Archive archive) {
        Described described = RecordTrees.read(
                file, archive, Described.class, archive.manifest().get(DATA), null);
        TaggedSequences data = TaggedSequences.of(
                        SequencesFile.read(file, archive, described.sequences()),
                        SequencesFile.lists(file, archive, LABELS))
                .split(described.share());
        return described.unknown().isEmpty() ? data : data.unknown(described.unknown());
    }
}
