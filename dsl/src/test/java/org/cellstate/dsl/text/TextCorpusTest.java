package org.cellstate.dsl.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cellstate.dsl.Cellstate.text;
import static org.cellstate.dsl.Cellstate.textOf;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextCorpusTest {

    @TempDir
    Path folder;

    @Test
    void one_text_is_cut_where_the_share_says_at_the_next_white_space() {
        String text = "abcd ".repeat(200);

        TextCorpus corpus = textOf(text);

        assertThat(corpus.training()).containsExactly("abcd ".repeat(181));
        assertThat(corpus.validation()).containsExactly("abcd ".repeat(10));
        assertThat(corpus.test()).containsExactly("abcd ".repeat(9));
        assertThat(corpus.byDocument()).isFalse();
        assertThat(corpus.words().test()).isEqualTo(corpus.test());
        assertThat(corpus.split(0.5).training().get(0)).hasSize(505);
        assertThat(corpus).hasToString("text 1, characters(), 0.9 train");
    }

    @Test
    void several_texts_are_dealt_out_whole() {
        String[] texts = IntStream.range(0, 40).mapToObj(i -> "text " + i % 20).toArray(String[]::new);

        TextCorpus corpus = textOf(texts);

        assertThat(corpus.byDocument()).isTrue();
        assertThat(corpus.training()).hasSize(36);
        assertThat(corpus.test()).hasSize(2).allMatch(each -> !corpus.training().contains(each));
        assertThat(Stream.of(corpus.training(), corpus.validation(), corpus.test())
                        .flatMap(List::stream))
                .containsExactlyInAnyOrder(texts);
    }

    @Test
    void the_tokenizer_knows_the_training_part_alone_and_says_what_is_new() {
        TextCorpus corpus =
                textOf("abc\n".repeat(30) + "abc xyz\nxyz Xé\nabc a").split(0.6);

        Vocabulary vocabulary = corpus.words().tokenizer().vocabulary();
        UnknownTokens unknown = corpus.words().unknown();

        assertThat(vocabulary.tokens()).contains("abc", "\n").doesNotContain("xyz");
        assertThat(unknown.tokens())
                .containsExactly(
                        new UnknownTokens.Unknown("xyz", 2, "text 1", 31, 5),
                        new UnknownTokens.Unknown("Xé", 1, "text 1", 32, 5),
                        new UnknownTokens.Unknown("a", 1, "text 1", 33, 5));
        assertThat(unknown.share()).isEqualTo(4.0 / unknown.of());
        assertThat(unknown)
                .hasToString("4 of " + unknown.of() + " tokens (" + percent(unknown)
                        + " %) are not known: xyz (2), Xé (1), a (1)");
        assertThat(textOf("ab ".repeat(100)).unknown()).hasToString("all 12 tokens of the test part are known");
    }

    private static String percent(UnknownTokens unknown) {
        return String.format(java.util.Locale.ROOT, "%.2f", 100 * unknown.share());
    }

    @Test
    void a_text_of_one_character_has_a_vocabulary_of_one() {
        assertThat(textOf("a".repeat(50)).tokenizer().vocabulary().tokens())
                .hasSize(4)
                .endsWith("a");
        assertThat(textOf("👩‍🚀".repeat(50)).test().get(0))
                .doesNotStartWith("\u200D")
                .endsWith("👩‍🚀");
    }

    @Test
    void texts_that_are_empty_or_too_short_are_refused() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.txt"));

        assertThatThrownBy(() -> text(empty))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("no character in empty.txt");
        assertThatThrownBy(() -> textOf()).isInstanceOf(DataProblem.class).hasMessageContaining("no document");
        assertThatThrownBy(() -> textOf("ab"))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("2 characters in text 1");
        assertThatThrownBy(() -> textOf("a b c d e f ".repeat(9)).split(1)).isInstanceOf(ConfigProblem.class);
    }

    @Test
    void a_corpus_is_made_again_of_its_form() {
        TextCorpus corpus = textOf("to be or not to be ".repeat(20)).words(3).split(0.8);

        TextCorpus again = corpus.form().corpus();

        assertThat(again).isEqualTo(corpus).hasSameHashCodeAs(corpus);
        assertThat(again.tokenizer()).isEqualTo(corpus.tokenizer());
        assertThat(again.test()).isEqualTo(corpus.test());
        assertThat(again.sha256()).isEqualTo(corpus.sha256()).hasSize(64);
    }

    @Test
    void a_folder_is_a_corpus_of_its_files() throws IOException {
        for (String name : List.of("b.txt", "a.TXT", "c.md", "d.txt")) {
            Files.writeString(folder.resolve(name), "this is " + name);
        }

        assertThat(text(folder).documents()).extracting(TextDocument::name).containsExactly("a.TXT", "b.txt", "d.txt");
        Path none = Files.createDirectory(folder.resolve("none"));
        assertThatThrownBy(() -> text(none)).isInstanceOf(DataProblem.class).hasMessageContaining("has none");
    }

    @Test
    void a_byte_order_mark_is_no_character() throws IOException {
        Path marked = Files.writeString(folder.resolve("marked.txt"), "\uFEFFone two three four");

        assertThat(text(marked).documents().get(0).text()).startsWith("one");
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused_with_the_byte_and_the_charset_it_may_be_in() throws IOException {
        Charset windows = Charset.forName("windows-1252");
        Path latin = Files.write(folder.resolve("latin.txt"), "one\nna\u00efve".getBytes(StandardCharsets.ISO_8859_1));
        Path quoted = Files.write(folder.resolve("quoted.txt"), "so \u201cthey\u201d said to him".getBytes(windows));
        Path wide = Files.write(folder.resolve("wide.txt"), "\uFEFFword".getBytes(StandardCharsets.UTF_16LE));
        Path broken =
                Files.write(folder.resolve("broken.txt"), new byte[] {'a', 0, 0, 'b', (byte) 0xFF, 'c', 'd', 'e'});

        assertThatThrownBy(() -> text(latin))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("latin.txt: byte 6 (line 2) is 0xEF")
                .hasMessageContaining("ISO-8859-1");
        assertThatThrownBy(() -> text(quoted))
                .hasMessageContaining("byte 3 (line 1) is 0x93")
                .hasMessageContaining("windows-1252");
        assertThatThrownBy(() -> text(wide))
                .hasMessageContaining("byte 0 (line 1) is 0xFF")
                .hasMessageContaining("\"UTF-16\"");
        assertThatThrownBy(() -> text(broken))
                .hasMessageContaining("byte 4 (line 1) is 0xFF")
                .hasMessageContaining("hardly text");
        assertThat(text(quoted, windows).documents().get(0).text()).startsWith("so \u201cthey\u201d");
        assertThatThrownBy(() -> text("nowhere.txt"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("nowhere.txt");
    }
}
