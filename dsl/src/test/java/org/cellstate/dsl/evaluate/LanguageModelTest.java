package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.adam;
import static org.cellstate.dsl.Cellstate.beam;
import static org.cellstate.dsl.Cellstate.greedy;
import static org.cellstate.dsl.Cellstate.load;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.mse;
import static org.cellstate.dsl.Cellstate.temperature;
import static org.cellstate.dsl.Cellstate.textOf;

import java.nio.file.Path;
import java.util.List;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.evaluate.language.LanguageScore;
import org.cellstate.dsl.evaluate.language.LanguageScores;
import org.cellstate.dsl.evaluate.text.Continuations;
import org.cellstate.dsl.evaluate.text.ScoredText;
import org.cellstate.dsl.evaluate.text.TokenScore;
import org.cellstate.dsl.show.LanguageModelRenderer;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.train.TrainListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageModelTest {

    private static final TrainListener SILENT = event -> {};

    private static final Recurrent SMALL = lstm().hidden(24)
            .embedding(8)
            .batch(8)
            .steps(20)
            .optimizer(adam(0.02))
            .epochs(6);

    /** What stands in the second place depends on the first word: seven characters back and more. */
    private static final TextCorpus CORPUS =
            textOf("one day was red. two days were blue. three days were green. ".repeat(60));

    private static final LanguageModel MODEL = SMALL.fit(CORPUS, SILENT);

    @Test
    void it_learns_to_say_what_comes_next() {
        assertThat(MODEL.generate("three days were green. one ", 12, greedy()).text())
                .isEqualTo("day was red.");
        assertThat(MODEL.generate("one day was red. two ", 15, greedy()).text()).isEqualTo("days were blue.");
        assertThat(MODEL.next("three da").best().token()).isEqualTo("y");
        assertThat(MODEL.bitsPerCharacter()).isLessThan(0.5);
    }

    @Test
    void scores_stand_beside_single_characters_and_a_6_gram_on_the_same_tokens() {
        LanguageScores scores = MODEL.evaluate();

        assertThat(scores.scores())
                .extracting(LanguageScore::name)
                .containsExactly("LSTM 1×24", "single characters", "6-gram");
        long characters = CORPUS.test().get(0).length() - 1L;
        assertThat(scores.scores()).extracting(LanguageScore::tokens).containsOnly(characters);
        assertThat(scores.scores()).extracting(LanguageScore::characters).containsOnly(characters);
        assertThat(scores.scores().get(1).bitsPerCharacter()).isBetween(3.0, 4.5);
        assertThat(MODEL.perplexity()).isCloseTo(Math.pow(2, MODEL.bitsPerCharacter()), within(1e-9));
    }

    /** The first character is not among the test part's scores, and its rows may begin anew; the rest is the same. */
    @Test
    void the_test_part_has_the_score_of_the_same_text_read_by_hand() {
        String test = CORPUS.test().get(0);
        ScoredText read = MODEL.read(test);
        double bits = read.surprise().bits().skip(1).sum() / (test.length() - 1);

        assertThat(MODEL.bitsPerCharacter()).isCloseTo(bits, within(0.05));
        assertThat(MODEL.bitsPerCharacter(test)).isEqualTo(read.bitsPerCharacter());
        assertThat(MODEL.perplexity(test)).isEqualTo(read.perplexity());
    }

    @Test
    void a_changed_text_is_more_surprising() {
        assertThat(MODEL.bitsPerCharacter("two days were blue. one day was red. "))
                .isLessThan(MODEL.bitsPerCharacter("two days were green. one days was red. "));
        assertThat(MODEL.surprise("two days").bits().count()).isEqualTo(8);
    }

    @Test
    void probabilities_of_what_comes_next_add_up_to_1() {
        for (String prompt : List.of("", "one", "three days were ", "zzz", "one ".repeat(500))) {
            Continuations next = MODEL.next(prompt);

            assertThat(next.tokens().stream()
                            .mapToDouble(TokenScore::probability)
                            .sum())
                    .isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void the_same_seed_writes_the_same_text_and_beam_1_is_greedy() {
        assertThat(MODEL.generate("", 60)).isEqualTo(MODEL.generate("", 60));
        assertThat(MODEL.generate("t", 60, temperature(2).seed(1)))
                .isEqualTo(MODEL.generate("t", 60, temperature(2).seed(1)))
                .isNotEqualTo(MODEL.generate("t", 60, temperature(2).seed(2)));
        assertThat(MODEL.generate("one", 30, beam(1))).isEqualTo(MODEL.generate("one", 30, greedy()));
        assertThat(MODEL.nBest("one", 10, beam(4), 3).hypotheses()).hasSize(3);
    }

    @Test
    void two_fits_give_the_same_bits() {
        assertThat(SMALL.fit(CORPUS, SILENT).trained().network().weights())
                .isEqualTo(MODEL.trained().network().weights());
    }

    @Test
    void a_file_brings_the_model_back_to_the_bit(@TempDir Path folder) {
        Path file = folder.resolve("days.model");
        MODEL.save(file);

        SavedModel saved = load(file.toString());
        LanguageModel again = saved.languageModel();

        assertThat(saved.kind()).isEqualTo("languageModel");
        assertThat(again.data()).isEqualTo(MODEL.data());
        assertThat(again.generate("o", 80, temperature(1.5)).tokens())
                .isEqualTo(MODEL.generate("o", 80, temperature(1.5)).tokens());
        assertThat(again.evaluate()).isEqualTo(MODEL.evaluate());
        assertThat(again.provenance()).isEqualTo(MODEL.provenance());
        assertThat(again.history()).isEqualTo(MODEL.history());
        assertThatThrownBy(saved::regressor)
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContainingAll("as a regressor", "is a languageModel", ".languageModel()");
    }

    @Test
    void words_are_told_by_word_and_by_character(@TempDir Path folder) {
        TextCorpus words = CORPUS.words();
        LanguageModel model = SMALL.epochs(12).fit(words, SILENT);

        assertThat(model.generate("three days", 3, greedy())).hasToString("three days were green.");
        assertThat(model.evaluate().scores())
                .extracting(LanguageScore::name)
                .containsExactly("LSTM 1×24", "single tokens", "3-gram");
        LanguageScore score = model.evaluate().model();
        assertThat(score.tokens()).isLessThan(score.characters() / 3);
        assertThat(score.bitsPerToken() * score.tokens())
                .isCloseTo(score.bitsPerCharacter() * score.characters(), within(1e-6));
        Path file = folder.resolve("words.model");
        model.save(file);
        assertThat(load(file.toString()).languageModel().generate("one", 20)).isEqualTo(model.generate("one", 20));
    }

    @Test
    void words_that_are_not_known_are_said_with_the_scores() {
        String known = "red and blue and green and ".repeat(100);
        TextCorpus words = textOf(known + "violet and blue and green and red and blue and ".repeat(2))
                .words();

        LanguageModel model = SMALL.epochs(1).fit(words, SILENT);

        assertThat(model.evaluate().notes()).singleElement().asString().contains("violet", "not known", "too low");
        assertThat(model.generate("red and mauve and", 2, greedy()).note()).contains("\"mauve\"");
    }

    @Test
    void documents_that_were_dealt_out_whole_begin_and_end() {
        String[] documents = new String[40];
        for (int i = 0; i < documents.length; i++) {
            documents[i] = "n" + i + " ok.";
        }
        LanguageModel model = SMALL.epochs(30).fit(textOf(documents), SILENT);

        assertThat(model.generate("n7", 100, greedy())).hasToString("n7 ok.");
        assertThat(model.generate("", 100, greedy()).toString()).startsWith("n").endsWith(" ok.");
        assertThat(model.next("n7 ok.").best().token()).isEqualTo("<end>");
    }

    @Test
    void one_character_over_and_over_is_no_surprise() {
        LanguageModel model = SMALL.fit(textOf("a".repeat(2_000)), SILENT);

        assertThat(model.bitsPerCharacter()).isLessThan(0.05);
        assertThat(model.generate("", 5, greedy())).hasToString("aaaaa");
        assertThat(model.generate("b", 3, beam(2))).hasToString("baaa");
    }

    @Test
    void what_cannot_be_is_told_in_three_parts() {
        assertThatThrownBy(() -> MODEL.generate("one", 0))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContainingAll("at least 1 token", "received: at most 0 tokens", "try:");
        assertThatThrownBy(() -> MODEL.surprise(""))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("at least one character");
        assertThatThrownBy(() -> SMALL.bidirectional().fit(CORPUS, SILENT))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("forward only");
        assertThatThrownBy(() -> SMALL.loss(mse()).fit(CORPUS, SILENT)).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> textOf("")).isInstanceOf(DataProblem.class);
    }

    @Test
    void it_says_what_it_is() {
        assertThat(MODEL.toString()).contains("LSTM 1×24", "text 1, characters(), 0.9 train");
        assertThat(new LanguageModelRenderer().render(MODEL).text())
                .contains("LSTM 1×24", "tokens", "embedding", "parameters");
        assertThat(SMALL.summary(CORPUS).parameters()).isEqualTo(MODEL.summary().parameters());
        assertThat(MODEL.provenance().dataSha256()).isEqualTo(CORPUS.sha256());
    }
}
