package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.prepare.PairBatch;
import org.cellstate.dsl.prepare.PreparedPairs;
import org.cellstate.dsl.store.Archive;
import org.cellstate.dsl.store.RecordTrees;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.text.Tokenizer;
import org.cellstate.dsl.text.TokenizerForm;
import org.cellstate.dsl.train.Trained;
import org.jspecify.annotations.Nullable;

/** A translator in a file: as {@link RegressorFile}, with all the pairs that it was fitted on and what cuts them. */
final class TranslatorFile {

    static final String KIND = "translator";

    private static final String DATA = "data";
    private static final String SOURCE_TOKENS = "sourceTokens";
    private static final String TARGET_TOKENS = "targetTokens";

    /**
     * What the manifest says of the pairs.
     *
     * @param sourceName what the sources are called
     * @param targetName what the targets are called
     * @param training the share of the pairs that trains
     * @param sources all of them
     * @param targets all of them
     */
    private record Described(
            String sourceName, String targetName, double training, List<String> sources, List<String> targets) {}

    private TranslatorFile() {}

    static void write(Translator model, Path file) {
        Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
        RecordTrees trees = new RecordTrees();
        SavedModel.describe(manifest, trees, model.provenance(), model.history());
        PreparedPairs prepared = model.trained().data();
        manifest.put(SOURCE_TOKENS, trees.tree(prepared.source().form()));
        manifest.put(TARGET_TOKENS, trees.tree(prepared.target().form()));
        SequencePairs data = model.data();
        manifest.put(
                DATA,
                trees.tree(new Described(
                        data.sourceName(), data.targetName(), data.training(), data.sources(), data.targets())));
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put(SavedModel.WEIGHTS, Archive.bytes(model.trained().network().weights()));
        new Archive(KIND, manifest, arrays).write(file);
    }

    static Translator read(Path file, Archive archive) {
        Provenance provenance = SavedModel.provenance(file, archive);
        Tokenizer source = tokenizer(file, archive, SOURCE_TOKENS);
        Tokenizer target = tokenizer(file, archive, TARGET_TOKENS);
        Described data = RecordTrees.read(
                file, archive, Described.class, archive.manifest().get(DATA), null);
        SequencePairs pairs = SequencePairs.of(data.sources(), data.targets(), data.sourceName(), data.targetName())
                .source(source.tokenization())
                .target(target.tokenization())
                .split(data.training());
        PreparedPairs prepared = PreparedPairs.of(pairs, source, target);
        Network<PairBatch> network = Network.translator(
                provenance.spec(),
                prepared.source().vocabulary().size(),
                prepared.target().vocabulary().size());
        SavedModel.restore(file, archive, network);
        return Translator.of(
                new Trained<>(provenance.spec(), prepared, network, SavedModel.history(file, archive)), provenance);
    }

    /** The weights belong to numbers of tokens: texts are cut as they were, not as this Java would cut them anew. */
    private static Tokenizer tokenizer(Path file, Archive archive, String name) {
        return RecordTrees.read(
                        file, archive, TokenizerForm.class, archive.manifest().get(name), null)
                .tokenizer();
    }
}
