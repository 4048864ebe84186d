package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cellstate.dsl.Cellstate.adam;
import static org.cellstate.dsl.Cellstate.gru;
import static org.cellstate.dsl.Cellstate.load;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.tagged;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.evaluate.classes.Evaluation;
import org.cellstate.dsl.text.TaggedSequences;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A letter is old if it stands in the sequence already, else new; a dot is not known. */
class TaggerTest {

    private static Tagger model;

    private static TaggedSequences letters(int rows, long seed) {
        Random random = new Random(seed);
        List<List<String>> tokens = new ArrayList<>();
        List<List<String>> labels = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<String> own = new ArrayList<>();
            List<String> said = new ArrayList<>();
            for (int step = 2 + random.nextInt(6); step > 0; step--) {
                String letter = List.of("a", "b", "c").get(random.nextInt(3));
                said.add(random.nextInt(8) == 0 && !said.isEmpty() ? "." : own.contains(letter) ? "old" : "new");
                own.add(letter);
            }
            tokens.add(own);
            labels.add(said);
        }
        return tagged(tokens, labels).unknown(".");
    }

    @BeforeAll
    static void fits() {
        model = gru().hidden(16).embedding(4).optimizer(adam(0.02)).epochs(16).fit(letters(900, 1), event -> {});
    }

    @Test
    void labels_that_hang_on_the_steps_before_are_learned() {
        Evaluation evaluation = model.evaluate();

        assertThat(evaluation.accuracy()).isGreaterThan(0.97);
        assertThat(evaluation.rivals().get(0).name()).isEqualTo("each token's usual label");
        assertThat(evaluation.rivals().get(0).classification().accuracy()).isLessThan(0.8);
        assertThat(evaluation.classification().names()).containsExactly("new", "old");
        assertThat(model.predict(List.of("a", "b", "a", "c", "b")).labels())
                .containsExactly("new", "new", "old", "new", "old");
        assertThat(model.predict("aab").labels()).containsExactly("new", "old", "new");
    }

    @Test
    void steps_of_which_nothing_is_known_do_not_count() {
        TaggedSequences data = model.data();
        long known = data.counts().test().values().stream()
                .mapToLong(Long::longValue)
                .sum();

        assertThat(model.evaluate().classification().rows()).isEqualTo((int) known);
    }

    @Test
    void a_file_brings_the_model_back_whole(@TempDir Path folder) {
        Path file = folder.resolve("letters.model");
        model.save(file);
        Tagger again = load(file).tagger();

        assertThat(again.predict("abcab")).isEqualTo(model.predict("abcab"));
        assertThat(again.evaluate().verdict()).isEqualTo(model.evaluate().verdict());
        assertThat(again.data().unknown()).isEqualTo(".");
        assertThat(again).hasToString(model.toString());
    }

    @Test
    void an_empty_sequence_and_frames_are_told() {
        assertThatThrownBy(() -> model.predict("")).isInstanceOf(DataProblem.class);
        assertThatThrownBy(() -> model.predict(new float[][] {{1}})).isInstanceOf(ConfigProblem.class);
    }

    @Test
    void frames_have_labels_too() {
        Random random = new Random(2);
        float[][][] frames = new float[500][][];
        List<List<String>> labels = new ArrayList<>();
        for (int row = 0; row < frames.length; row++) {
            frames[row] = new float[4 + random.nextInt(5)][1];
            List<String> own = new ArrayList<>();
            for (int step = 0; step < frames[row].length; step++) {
                frames[row][step][0] = random.nextFloat();
                own.add(step > 0 && frames[row][step][0] > frames[row][step - 1][0] ? "up" : "down");
            }
            labels.add(own);
        }
        Tagger ways = lstm().hidden(10).epochs(12).optimizer(adam(0.02)).fit(tagged(frames, labels), event -> {});

        assertThat(ways.evaluate().accuracy()).isGreaterThan(0.9);
        assertThat(ways.evaluate().rivals()).isEmpty();
        assertThat(ways.predict(new float[][] {{0.1f}, {0.9f}, {0.2f}}).labels())
                .containsExactly("down", "up", "down");
    }
}
