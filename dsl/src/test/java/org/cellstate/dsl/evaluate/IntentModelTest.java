package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cellstate.dsl.Cellstate.adam;
import static org.cellstate.dsl.Cellstate.gru;
import static org.cellstate.dsl.Cellstate.intents;
import static org.cellstate.dsl.Cellstate.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.evaluate.chat.Answer;
import org.cellstate.dsl.evaluate.chat.Chat;
import org.cellstate.dsl.evaluate.chat.IntentScores;
import org.cellstate.dsl.evaluate.chat.Intents;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IntentModelTest {

    private static Intents data;
    private static IntentModel model;

    /** Three things with words of their own, in four ways of saying each of five words. */
    @BeforeAll
    static void fit() {
        Map<String, List<String>> examples = new TreeMap<>();
        examples.put(
                "hours",
                sentences(List.of("open", "close", "begin", "end", "shut"), "When do you %s", "do you %s late"));
        examples.put(
                "price",
                sentences(List.of("book", "lamp", "chair", "map", "pen"), "how much is the %s", "the %s costs what"));
        examples.put(
                "bye", sentences(List.of("bye", "farewell", "ciao", "adieu", "cheers"), "%s for now", "so then %s"));
        data = intents(examples)
                .answer("hours", "From 9 to 6.")
                .answer("price", "Ten crowns.")
                .others(List.of("the moon is far", "my dog sleeps", "is the pen open", "adieu late book"));
        model = spec().fit(data, event -> {});
    }

    private static Recurrent spec() {
        return gru().hidden(16)
                .embedding(8)
                .meanPooling()
                .batch(8)
                .epochs(30)
                .patience(30)
                .optimizer(adam(0.02));
    }

    private static List<String> sentences(List<String> words, String... frames) {
        List<String> sentences = new ArrayList<>();
        for (String word : words) {
            for (String frame : frames) {
                sentences.add(frame.formatted(word));
                sentences.add(frame.formatted(word) + " please");
            }
        }
        return sentences;
    }

    @Test
    void it_tells_what_is_meant_and_answers_it() {
        Chat chat = model.answeringRightly(0.01).chat();

        assertThat(chat.say("When do you OPEN").answer().text()).isEqualTo("From 9 to 6.");
        assertThat(chat.say("how much is the lamp please").answer().topic()).isEqualTo("price");
        assertThat(chat.turns()).hasSize(2);
    }

    @Test
    void it_refuses_what_has_no_word_it_knows_and_what_it_is_unsure_of() {
        Answer unknown = model.chat().say("quid novi").answer();
        assertThat(unknown.refused()).isTrue();
        assertThat(unknown.because()).isEqualTo("none of its words is known");
        assertThat(unknown.text()).isEqualTo(Intents.REFUSAL);

        for (String said : List.of("is the pen open", "the the the", "when is the bye")) {
            Answer answer = model.chat().say(said).answer();
            assertThat(answer.refused())
                    .isEqualTo(answer.sure() < model.threshold().probability());
        }
    }

    @Test
    void its_scores_are_those_of_rows_that_neither_trained_nor_found_the_bound() {
        IntentScores scores = model.evaluate();

        assertThat(scores.sentences())
                .isEqualTo(model.classifier().data().parts().test().length)
                .isEqualTo(9);
        assertThat(scores.others()).isEqualTo(2);
        assertThat(scores.accuracy()).isEqualTo(model.classifier().evaluate().accuracy());
        assertThat(scores.answered()).isLessThanOrEqualTo(scores.sentences());
        assertThat(scores.rivals())
                .extracting(IntentScores.Rival::name)
                .startsWith("the nearest sentence", "linear on a bag of words")
                .hasSize(3);
        assertThat(scores.rivals().get(0).right()).isGreaterThanOrEqualTo(7);
        assertThat(model.threshold().heldOut()).isEqualTo(9 + 2);
    }

    @Test
    void the_bound_falls_where_fewer_answers_need_be_right() {
        IntentModel bold = model.answeringRightly(0.01);

        assertThat(bold.threshold().probability())
                .isLessThanOrEqualTo(model.threshold().probability());
        assertThat(bold.threshold().answered()).isEqualTo(bold.threshold().heldOut());
    }

    @Test
    void the_same_seed_gives_the_same_model() {
        IntentModel again = spec().fit(data, event -> {});

        assertThat(again.threshold()).isEqualTo(model.threshold());
        assertThat(again.chat().say("adieu for now").answer().sure())
                .isEqualTo(model.chat().say("adieu for now").answer().sure());
    }

    @Test
    void a_loaded_model_says_what_the_saved_one_does_with_its_answers_and_its_bound(@TempDir Path folder) {
        String file = folder.resolve("shop.model").toString();
        IntentModel bold = spec().epochs(4)
                .fit(data.answer("price", "Ten crowns.", "Still ten.").refusal("What?"), event -> {})
                .answeringRightly(0.6);
        bold.save(file);

        IntentModel loaded = load(file).intents();

        assertThat(loaded.intents()).isEqualTo(bold.intents());
        assertThat(loaded.threshold()).isEqualTo(bold.threshold());
        assertThat(loaded.history()).isEqualTo(bold.history());
        assertThat(said(loaded)).isEqualTo(said(bold));
        assertThat(loaded.evaluate()).isEqualTo(bold.evaluate());
        assertThat(loaded.answeringRightly(0.95).threshold())
                .isEqualTo(bold.answeringRightly(0.95).threshold());
    }

    private static List<Answer> said(IntentModel model) {
        Chat chat = model.chat();
        return Stream.of("When do you OPEN", "how much is the pen", "the lamp costs what", "quid novi", "the the")
                .map(sentence -> chat.say(sentence).answer())
                .toList();
    }

    @Test
    void a_saved_model_of_intents_is_loaded_by_its_own_word(@TempDir Path folder) {
        Path file = folder.resolve("shop.model");
        model.save(file);

        assertThat(load(file)).extracting(SavedModel::kind).isEqualTo("intents");
        assertThatThrownBy(() -> load(file).classifier())
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("as a classifier, where it is a model of intents")
                .hasMessageContaining(".intents()");
    }
}
