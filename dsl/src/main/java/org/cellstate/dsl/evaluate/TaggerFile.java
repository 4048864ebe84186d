package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PreparedClasses;
import org.cellstate.dsl.text.TaggedSequences;

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
        List<List<String>> labels =
                IntStream.range(0, data.size()).mapToObj(data::labels).toList();
        new ModelEntries(model)
                .say(DATA, new Described(SequencesFile.described(data.sequences()), data.share(), data.unknown()))
                .add(SequencesFile.arrays(data.sequences()))
                .add(LABELS, SequencesFile.json(labels))
                .archive(KIND)
                .write(file);
    }

    static Tagger read(SavedModel saved) {
        RecurrentSpec spec = saved.provenance().spec();
        PreparedClasses<TaggedSequences> prepared =
                PreparedClasses.of(data(saved), spec.tokens().classWeights());
        return Tagger.of(saved.trained(prepared, Network.classifier(spec, prepared.shape())), saved.provenance());
    }

    private static TaggedSequences data(SavedModel saved) {
        Described described = saved.said(DATA, Described.class);
        TaggedSequences data = TaggedSequences.of(
                        SequencesFile.read(saved, described.sequences()), SequencesFile.lists(saved, LABELS))
                .split(described.share());
        return described.unknown().isEmpty() ? data : data.unknown(described.unknown());
    }
}
