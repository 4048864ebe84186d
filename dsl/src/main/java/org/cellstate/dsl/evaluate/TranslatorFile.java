package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.List;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.prepare.PairBatch;
import org.cellstate.dsl.prepare.PreparedPairs;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.text.Tokenizer;
import org.cellstate.dsl.text.TokenizerForm;

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
        PreparedPairs prepared = model.trained().data();
        SequencePairs data = model.data();
        new ModelEntries(model)
                .say(SOURCE_TOKENS, prepared.source().form())
                .say(TARGET_TOKENS, prepared.target().form())
                .say(
                        DATA,
                        new Described(
                                data.sourceName(), data.targetName(), data.training(), data.sources(), data.targets()))
                .archive(KIND)
                .write(file);
    }

    static Translator read(SavedModel saved) {
        Tokenizer source = tokenizer(saved, SOURCE_TOKENS);
        Tokenizer target = tokenizer(saved, TARGET_TOKENS);
        Described data = saved.said(DATA, Described.class);
        SequencePairs pairs = SequencePairs.of(data.sources(), data.targets(), data.sourceName(), data.targetName())
                .source(source.tokenization())
                .target(target.tokenization())
                .split(data.training());
        PreparedPairs prepared = PreparedPairs.of(pairs, source, target);
        Network<PairBatch> network = Network.translator(
                saved.provenance().spec(),
                prepared.source().vocabulary().size(),
                prepared.target().vocabulary().size());
        return Translator.of(saved.trained(prepared, network), saved.provenance());
    }

    /** The weights belong to numbers of tokens: texts are cut as they were, not as this Java would cut them anew. */
    private static Tokenizer tokenizer(SavedModel saved, String name) {
        return saved.said(name, TokenizerForm.class).tokenizer();
    }
}
