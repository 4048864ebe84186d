package org.cellstate.dsl.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.vectors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorsTest {

    private static final String WORDS = "king 1 0.1 0\nqueen 1 -0.1 0\napple 0 0 2\nking 9 9 9\nna\u00efve -1 0 0\n";

    @TempDir
    Path folder;

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("vectors.txt"), content).toString();
    }

    @Test
    void files_of_word2vec_have_a_first_line_and_files_of_glove_have_none() throws IOException {
        Vectors glove = vectors(file(WORDS));
        Vectors word2vec = vectors(file("5 3\n" + WORDS));

        assertThat(List.of(glove, word2vec)).allSatisfy(vectors -> {
            assertThat(vectors).hasToString("4 words of 5, 3 numbers each");
            assertThat(vectors.of("king")).hasValue(new float[] {1, 0.1f, 0});
            assertThat(vectors.of("na\u00efve")).hasValue(new float[] {-1, 0, 0});
            assertThat(vectors.repeated()).isEqualTo(1);
        });
    }

    /** The cosine of king and queen is (1 - 0.01) / (1 + 0.01). */
    @Test
    void the_nearest_words_have_the_smallest_angle() throws IOException {
        Vectors vectors = vectors(file(WORDS));

        List<Vectors.Near> near = vectors.nearest("King", 10);

        assertThat(near).extracting(Vectors.Near::word).containsExactly("queen", "apple", "na\u00efve");
        assertThat(near.get(0).cosine()).isCloseTo(0.99 / 1.01, within(1e-7));
        assertThat(near.get(1).cosine()).isZero();
        assertThat(vectors.nearest(new float[] {0, 0, -1}, 1).get(0).cosine()).isZero();
        assertThatThrownBy(() -> vectors.nearest("kings", 3))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("perhaps king");
        assertThatThrownBy(() -> vectors.nearest(new float[] {1}, 3)).isInstanceOf(ShapeProblem.class);
    }

    /** File and numbers of tests/python/reference/word_vectors.py: gensim 4.4.0. */
    @Test
    void a_file_that_gensim_wrote_has_the_neighbours_that_gensim_finds() throws IOException {
        Vectors vectors = vectors(file("""
                6 4
                river 0.346 0.822 0.33 -1.303
                stream 0.905 0.446 -0.537 0.581
                bank 0.365 0.294 0.028 0.547
                money -0.736 -0.163 -0.482 0.599
                loan 0.04 -0.292 -0.782 -0.257
                water 0.008 -0.276 1.294 1.007
                """));

        List<Vectors.Near> near = vectors.nearest("river", 5);

        assertThat(near).extracting(Vectors.Near::word).containsExactly("loan", "stream", "bank", "water", "money");
        assertThat(near.stream().mapToDouble(Vectors.Near::cosine).toArray())
                .containsExactly(new double[] {-0.105910, -0.123058, -0.288555, -0.413545, -0.764690}, within(1e-6));
    }

    @Test
    void only_words_of_the_vocabulary_are_kept() throws IOException {
        Vocabulary vocabulary = Vocabulary.of(Map.of("King", 3L, "apple", 2L, "pear", 1L), 10);

        Vectors vectors = vectors(file(WORDS), vocabulary);
        WordWeights weights = vectors.weights(vocabulary, 1);

        assertThat(vectors).hasToString("2 words of 5, 3 numbers each");
        assertThat(weights.weights()[vocabulary.id("King")]).containsExactly(1, 0.1f, 0);
        assertThat(weights.weights()[vocabulary.id("apple")]).containsExactly(0, 0, 2);
        assertThat(weights).hasToString("2 of 6 tokens have a vector of 3 numbers, the others are drawn");
        assertThat(weights.weights()[vocabulary.id("pear")])
                .isEqualTo(vectors.weights(vocabulary, 1).weights()[5]);
        assertThat(weights.weights()[Vocabulary.UNKNOWN])
                .isNotEqualTo(vectors.weights(vocabulary, 2).weights()[0]);
    }

    /** The two that are found have squares of 5.01 in 6 numbers; the deviation of 3000 drawn numbers is known within 4 % (three of its own). */
    @Test
    void what_is_drawn_has_the_deviation_of_what_was_found() throws IOException {
        Map<String, Long> counts = new java.util.HashMap<>(Map.of("king", 1L, "apple", 1L));
        for (int i = 0; i < 1000; i++) {
            counts.put("word" + i, 1L);
        }
        Vocabulary vocabulary = Vocabulary.of(counts, 2000);

        float[][] weights = vectors(file(WORDS)).weights(vocabulary, 3).weights();

        double squares = 0;
        for (int i = 0; i < 1000; i++) {
            for (float each : weights[vocabulary.id("word" + i)]) {
                squares += each * each;
            }
        }
        double expected = Math.sqrt(5.01 / 6);
        assertThat(Math.sqrt(squares / 3000)).isBetween(0.96 * expected, 1.04 * expected);
    }

    @Test
    void words_may_have_spaces_and_bytes_that_are_no_text() throws IOException {
        Path odd = Files.write(
                folder.resolve("odd.txt"),
                "a 1 2\n. . . 3 4\n\u00ff\u00fe 5 6\nb 7 8".getBytes(StandardCharsets.ISO_8859_1));

        Vectors vectors = Vectors.read(odd);

        assertThat(vectors.of(". . .")).hasValue(new float[] {3, 4});
        assertThat(vectors.of("b")).hasValue(new float[] {7, 8});
        assertThat(vectors.size()).isEqualTo(4);
    }

    @Test
    void files_that_are_no_vectors_are_refused_with_the_line() throws IOException {
        assertRefused("a 1 2\nb 1\n", "line 2: 1 numbers");
        assertRefused("2 3\na 1 2 3\nb 1 2\n", "line 3: 2 numbers");
        assertRefused("a 1 2\nb 1 x\n", "line 2: \"x\" where number 2 should be");
        assertRefused("a 1 NaN\n", "line 1: \"NaN\" where number 2 should be");
        assertRefused("alone\n", "line 1: a word alone");
        assertRefused("3 2\na 1 2\n", "1 words of 3");
        assertRefused("", "0 words");
        assertThatThrownBy(() -> vectors("nowhere.txt"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("nowhere.txt");
    }

    private void assertRefused(String content, String received) throws IOException {
        String file = file(content);
        assertThatThrownBy(() -> vectors(file)).isInstanceOf(DataProblem.class).hasMessageContaining(received);
    }
}
