package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.adam;
import static org.cellstate.dsl.Cellstate.additive;
import static org.cellstate.dsl.Cellstate.gru;
import static org.cellstate.dsl.Cellstate.labeled;
import static org.cellstate.dsl.Cellstate.load;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.mse;
import static org.cellstate.dsl.Cellstate.sgd;
import static org.cellstate.dsl.Cellstate.vectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.evaluate.classes.Evaluation;
import org.cellstate.dsl.evaluate.text.Attribution;
import org.cellstate.dsl.text.LabeledSequences;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts in which the order of two words decides: what counts words alone cannot tell them apart. */
class ClassifierTest {

    private static final List<String> FILLERS = List.of("so", "then", "well", "now", "there", "here");

    private static LabeledSequences data;
    private static Classifier model;

    static LabeledSequences ordered(int rows, long seed) {
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<String> words = new ArrayList<>();
            for (int i = 2 + random.nextInt(5); i > 0; i--) {
                words.add(FILLERS.get(random.nextInt(FILLERS.size())));
            }
            boolean dogFirst = random.nextBoolean();
            int first = random.nextInt(words.size());
            words.add(first, dogFirst ? "dog" : "cat");
            words.add(first + 1 + random.nextInt(words.size() - first), dogFirst ? "cat" : "dog");
            texts.add(String.join(" ", words));
            labels.add(dogFirst ? "dog first" : "cat first");
        }
        return labeled(texts, labels).words();
    }

    @BeforeAll
    static void fits() {
        data = ordered(600, 1);
        model = gru().hidden(12).embedding(6).optimizer(adam(0.02)).epochs(10).fit(data, event -> {});
    }

    @Test
    void order_is_learned_where_the_linear_model_sees_none() {
        Evaluation evaluation = model.evaluate();

        assertThat(evaluation.accuracy()).isGreaterThan(0.95);
        assertThat(evaluation.rivals().get(0).name()).isEqualTo("linear on a bag of words");
        assertThat(evaluation.rivals().get(0).classification().accuracy()).isBetween(0.3, 0.7);
        assertThat(evaluation.verdict()).contains("Better than linear on a bag of words", "Better than always");
        assertThat(evaluation.classification().rows()).isEqualTo(data.parts().test().length);
    }

    @Test
    void a_text_is_read_alone_as_among_others() {
        List<String> texts = List.of("so dog then cat", "cat now there here well then so dog", "dog cat");
        for (int row = 0; row < texts.size(); row++) {
            assertThat(model.predict(texts.get(row)).probability("dog first"))
                    .isCloseTo(model.predict(texts).rows().get(row).probability("dog first"), within(1e-6));
        }
        assertThat(model.predict(texts).best()).containsExactly("dog first", "cat first", "dog first");
    }

    @Test
    void probabilities_add_up_to_one_and_the_most_probable_comes_first() {
        var prediction = model.predict("well cat so so dog");

        assertThat(prediction.chances().stream()
                        .mapToDouble(chance -> chance.probability())
                        .sum())
                .isCloseTo(1, within(1e-6));
        assertThat(prediction.probability()).isGreaterThan(0.5);
        assertThatThrownBy(() -> prediction.probability("dog frist"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("dog first");
    }

    @Test
    void longer_texts_than_any_and_unknown_words_are_read() {
        String text = "so ".repeat(200) + "dog quux then cat";

        assertThat(model.predict(text).chances()).hasSize(2);
        assertThat(model.predict("quux").probability()).isBetween(0.5, 1.0);
    }

    @Test
    void a_text_without_a_token_is_told() {
        assertThatThrownBy(() -> model.predict(""))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("row 1 is empty");
        assertThatThrownBy(() -> model.predict(new float[][][] {{{1}}}))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("fitted on texts");
    }

    @Test
    void the_pieces_of_a_text_are_told_as_they_stand() {
        Attribution why = model.why("so well dog here then cat now");

        assertThat(why.said()).isEqualTo("dog first");
        assertThat(why.tokens().stream().map(Attribution.Weight::token).toList())
                .containsExactly("so", " well", " dog", " here", " then", " cat", " now");
        assertThatThrownBy(() -> model.why("dog cat", "bird", "dog first")).isInstanceOf(ConfigProblem.class);
    }

    @Test
    void the_one_word_that_decides_weighs_most() {
        Random random = new Random(8);
        List<String> texts = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int row = 0; row < 300; row++) {
            boolean good = random.nextBoolean();
            List<String> words = new ArrayList<>();
            for (int word = 0; word < 3; word++) {
                words.add(FILLERS.get(random.nextInt(FILLERS.size())));
            }
            words.add(random.nextInt(4), good ? "good" : "bad");
            texts.add(String.join(" ", words));
            labels.add(good ? "praise" : "blame");
        }
        Classifier critic = gru().hidden(6)
                .embedding(4)
                .meanPooling()
                .optimizer(adam(0.02))
                .epochs(15)
                .fit(labeled(texts, labels).words(), event -> {});

        assertThat(critic.evaluate().accuracy()).isGreaterThan(0.95);
        assertThat(critic.why("then good here").said()).isEqualTo("praise");
        assertThat(critic.why("then good here").strongest(1).get(0).token()).isEqualTo(" good");
        assertThat(critic.why("then bad here").strongest(1).get(0).token()).isEqualTo(" bad");
    }

    @Test
    void what_spoke_for_a_class_spoke_against_the_other() {
        Attribution one = model.why("dog then cat", "dog first", "cat first");
        Attribution other = model.why("dog then cat", "cat first", "dog first");
        for (int token = 0; token < 3; token++) {
            assertThat(one.tokens().get(token).weight())
                    .isCloseTo(-other.tokens().get(token).weight(), within(1e-5));
        }
    }

    @Test
    void a_file_brings_the_model_back_whole(@TempDir Path folder) {
        Path file = folder.resolve("order.model");
        model.save(file);
        Classifier again = load(file).classifier();

        assertThat(again.predict("so dog then cat")).isEqualTo(model.predict("so dog then cat"));
        assertThat(again.evaluate().verdict()).isEqualTo(model.evaluate().verdict());
        assertThat(again.provenance()).isEqualTo(model.provenance());
        assertThat(again.data().sha256()).isEqualTo(data.sha256());
        assertThat(again).hasToString(model.toString());
        assertThatThrownBy(() -> load(file).regressor())
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining(".classifier()");
    }

    @Test
    void one_seed_gives_one_model() {
        LabeledSequences few = ordered(60, 3);
        var spec = lstm().hidden(4).embedding(3).dropout(0.3).meanPooling().epochs(2);

        assertThat(spec.fit(few, event -> {}).trained().network().weights())
                .containsExactly(spec.fit(few, event -> {}).trained().network().weights());
    }

    @Test
    void attention_says_where_it_looked() {
        Classifier looking =
                gru().hidden(4).embedding(3).attention(additive()).epochs(1).fit(ordered(60, 4), event -> {});

        assertThat(looking.attention("so dog then cat").source()).containsExactly("so", "dog", "then", "cat");
        assertThatThrownBy(() -> model.attention("so dog"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("attention(additive())");
    }

    @Test
    void frames_of_different_lengths_have_classes_too() {
        Random random = new Random(5);
        float[][][] frames = new float[300][][];
        String[] labels = new String[frames.length];
        for (int row = 0; row < frames.length; row++) {
            boolean rises = random.nextBoolean();
            frames[row] = new float[3 + random.nextInt(6)][2];
            for (int step = 0; step < frames[row].length; step++) {
                frames[row][step][0] = 100 + (rises ? step : -step) + random.nextFloat();
                frames[row][step][1] = random.nextFloat();
            }
            labels[row] = rises ? "up" : "down";
        }
        Classifier ways = lstm().hidden(8).epochs(8).fit(labeled(frames, labels), event -> {});

        assertThat(ways.evaluate().accuracy()).isGreaterThan(0.95);
        assertThat(ways.evaluate().rivals().get(0).name()).isEqualTo("linear on means and deviations");
        assertThat(ways.predict(new float[][][] {{{100, 0}, {101, 0}, {102.5f, 1}}})
                        .best())
                .containsExactly("up");
        assertThatThrownBy(() -> ways.predict(new float[][][] {{{1, 2, 3}}}))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("3 features, fitted on 2");
    }

    @Test
    void words_begin_with_vectors_that_were_trained_elsewhere(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("vectors.txt"), "dog 1 2 3\ncat -1 -2 -3\n");
        LabeledSequences few = ordered(60, 7).vectors(vectors(file.toString()));
        Classifier begun = gru().hidden(3).epochs(1).optimizer(sgd(1e-9)).fit(few, event -> {});
        var vocabulary = begun.trained().data().coding().vocabulary().orElseThrow();
        float[] weights = begun.trained().network().weights();
        int dog = 3 * vocabulary.id("dog");
        int cat = 3 * vocabulary.id("cat");

        assertThat(begun.spec().tokens().embedding()).isEqualTo(3);
        assertThat(Arrays.copyOfRange(weights, dog, dog + 3)).containsExactly(new float[] {1, 2, 3}, within(1e-5f));
        assertThat(Arrays.copyOfRange(weights, cat, cat + 3)).containsExactly(new float[] {-1, -2, -3}, within(1e-5f));
        begun.save(folder.resolve("begun.model"));
        assertThat(load(folder.resolve("begun.model")).classifier().predict("dog so cat"))
                .isEqualTo(begun.predict("dog so cat"));
        assertThatThrownBy(() -> labeled(new float[][][] {{{1}}, {{2}}, {{3}}}, "a", "b", "a")
                        .vectors(vectors(file.toString())))
                .isInstanceOf(ConfigProblem.class);
    }

    @Test
    void a_loss_of_numbers_is_refused() {
        assertThatThrownBy(() -> lstm().loss(mse()).fit(ordered(30, 6), event -> {}))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("crossEntropy");
    }
}
