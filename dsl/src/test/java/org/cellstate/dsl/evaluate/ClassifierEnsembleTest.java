package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.adam;
import static org.cellstate.dsl.Cellstate.ensemble;
import static org.cellstate.dsl.Cellstate.gru;
import static org.cellstate.dsl.Cellstate.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.evaluate.classes.Evaluation;
import org.cellstate.dsl.evaluate.classes.Rival;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierEnsembleTest {

    private static final List<String> TEXTS = List.of("so dog then cat", "cat now there here", "dog cat", "well");

    private static LabeledSequences data;
    private static ClassifierEnsemble three;

    @BeforeAll
    static void fits() {
        data = ClassifierTest.ordered(300, 1);
        three = spec().seeds(3).fit(data, event -> {});
    }

    private static Recurrent spec() {
        return gru().hidden(6).embedding(4).optimizer(adam(0.02)).epochs(4).seed(7);
    }

    @Test
    void its_members_are_the_model_from_one_seed_and_the_next_ones() {
        assertThat(three.members())
                .extracting(member -> member.provenance().seed())
                .containsExactly(7L, 8L, 9L);
        Classifier second = spec().seed(8).fit(data, event -> {});
        assertThat(three.members().get(1).predict(TEXTS)).isEqualTo(second.predict(TEXTS));
        assertThat(three.label()).isEqualTo("mean of 3 × GRU 1×6");
    }

    @Test
    void what_it_says_is_the_mean_of_what_they_say() {
        for (int row = 0; row < TEXTS.size(); row++) {
            String text = TEXTS.get(row);
            double mean = three.members().stream()
                    .mapToDouble(member -> member.predict(text).probability("dog first"))
                    .average()
                    .orElseThrow();
            assertThat(three.predict(TEXTS).rows().get(row).probability("dog first"))
                    .isCloseTo(mean, within(1e-6));
        }
        assertThat(three.predict("dog cat").of()).isEqualTo("dog cat");
    }

    @Test
    void its_scores_stand_beside_the_member_in_the_middle_and_a_linear_model() {
        Evaluation together = three.evaluate();

        List<Long> right = three.members().stream()
                .map(member -> member.evaluate().classification().right())
                .sorted()
                .toList();
        assertThat(together.rivals())
                .extracting(rival -> rival.classification().right())
                .startsWith(right.get(1));
        assertThat(together.rivals())
                .extracting(Rival::name)
                .satisfiesExactly(
                        name -> assertThat(name).matches("GRU 1×6 alone, seed [789]"),
                        name -> assertThat(name).isEqualTo("linear on a bag of words"));
        double[][] mean = together.classification().probabilities();
        assertThat(mean[0][0])
                .isCloseTo(
                        three.members().stream()
                                .mapToDouble(member ->
                                        member.evaluate().classification().probabilities()[0][0])
                                .average()
                                .orElseThrow(),
                        within(1e-12));
    }

    @Test
    void the_same_seeds_give_the_same_to_the_bit() {
        ClassifierEnsemble again = spec().seeds(3).fit(data, event -> {});

        assertThat(again.predict(TEXTS)).isEqualTo(three.predict(TEXTS));
    }

    @Test
    void a_loaded_ensemble_is_the_saved_one_and_has_the_texts_once(@TempDir Path folder) throws Exception {
        Path one = folder.resolve("one.model");
        Path all = folder.resolve("all.model");
        three.members().get(0).save(one);
        three.save(all);

        ClassifierEnsemble loaded = load(all).classifiers();

        assertThat(loaded.predict(TEXTS)).isEqualTo(three.predict(TEXTS));
        assertThat(loaded.members())
                .extracting(member -> member.provenance().seed())
                .containsExactly(7L, 8L, 9L);
        assertThat(loaded.evaluate().classification().probabilities())
                .isDeepEqualTo(three.evaluate().classification().probabilities());
        assertThat(Files.size(all)).isLessThan(2 * Files.size(one));
        assertThatThrownBy(() -> load(all).classifier())
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("where it is an ensemble of classifiers")
                .hasMessageContaining(".classifiers()");
    }

    @Test
    void models_that_cut_texts_otherwise_may_answer_together_and_those_of_other_rows_may_not() {
        Classifier characters = spec().epochs(1).fit(data.characters(), event -> {});
        ClassifierEnsemble both = ensemble(three.members().get(0)).with(characters);

        assertThat(both.predict(TEXTS).rows()).hasSize(4);
        assertThat(both.label()).isEqualTo("mean of 2 × GRU 1×6");
        Classifier elsewhere = spec().epochs(1).fit(ClassifierTest.ordered(300, 2), event -> {});
        assertThatThrownBy(() -> ensemble(characters, elsewhere))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("asked the same rows")
                .hasMessageContaining("fit all of them on the same rows");
    }

    @Test
    void it_shows_how_each_training_went() {
        MimeBundle shown =
                Renderers.of(ClassifierEnsembleTest.class.getClassLoader()).render(three);

        assertThat(shown.text())
                .startsWith("mean of 3 × GRU 1×6\n2 classes")
                .contains("member", "best validation loss", "GRU 1×6", "\nGRU 1×6     8")
                .contains(".evaluate()");
    }
}
