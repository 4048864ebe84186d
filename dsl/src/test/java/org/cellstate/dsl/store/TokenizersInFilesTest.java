package org.cellstate.dsl.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.text.CorpusForm;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.text.TextDocument;
import org.cellstate.dsl.text.Tokenization;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizersInFilesTest {

    private static final String TEXT =
            "\"na\u00efve\" \ud83d\udc69\u200d\ud83d\ude80, ##4 and\t\u0000\\ not\n\n".repeat(20);

    @TempDir
    Path folder;

    @Test
    void a_corpus_and_its_tokenizer_come_back_from_a_file_whatever_its_tokens_are() {
        for (Tokenization way : List.of(
                Tokenization.characters(),
                Tokenization.words(4),
                Tokenization.words().ignoringCase(),
                Tokenization.bytePairs(9))) {
            TextCorpus corpus =
                    TextCorpus.of(List.of(new TextDocument("text", TEXT))).tokens(way);

            TextCorpus again = readBack(corpus.form()).corpus();

            assertThat(again).isEqualTo(corpus);
            assertThat(again.tokenizer()).isEqualTo(corpus.tokenizer());
            assertThat(again.tokenizer().encode(TEXT))
                    .isEqualTo(corpus.tokenizer().encode(TEXT));
            assertThat(again.tokenizer().form()).isEqualTo(corpus.tokenizer().form());
        }
    }

    private CorpusForm readBack(CorpusForm form) {
        Path file = folder.resolve("corpus.zip");
        Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
        manifest.put("corpus", new RecordTrees().tree(form));
        new Archive("corpus", manifest, Map.of()).write(file);
        Archive archive = Archive.read(file);
        return RecordTrees.read(
                file, archive, CorpusForm.class, archive.manifest().get("corpus"), null);
    }
}
