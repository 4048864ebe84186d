package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.adam;
import static org.cellstate.dsl.Cellstate.additive;
import static org.cellstate.dsl.Cellstate.beam;
import static org.cellstate.dsl.Cellstate.greedy;
import static org.cellstate.dsl.Cellstate.gru;
import static org.cellstate.dsl.Cellstate.load;
import static org.cellstate.dsl.Cellstate.pairs;
import static org.cellstate.dsl.Cellstate.topK;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.evaluate.text.AttentionMap;
import org.cellstate.dsl.evaluate.text.Translation;
import org.cellstate.dsl.evaluate.text.TranslationScores;
import org.cellstate.dsl.text.SequencePairs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslatorTest {

    private static final List<String> WORDS = List.of("ant", "bee", "cat", "dog", "elk", "fox");

    private static SequencePairs data;
    private static Translator model;

    @TempDir
    private Path folder;

    /** Two or three animals, which come out in capitals and the other way round. */
    @BeforeAll
    static void fit() {
        data = turned();
        model = spec().attention(additive()).epochs(15).fit(data, event -> {});
    }

    private static Recurrent spec() {
        return gru().hidden(16)
                .embedding(8)
                .bidirectional()
                .batch(16)
                .optimizer(adam(0.02))
                .epochs(1);
    }

    private static SequencePairs turned() {
        SplittableRandom random = new SplittableRandom(5);
        List<String> sources = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (int row = 0; row < 400; row++) {
            List<String> words = new ArrayList<>();
            for (int length = 2 + random.nextInt(2); length > 0; length--) {
                words.add(WORDS.get(random.nextInt(WORDS.size())));
            }
            sources.add(String.join(" ", words));
            Collections.reverse(words);
            targets.add(String.join(" ", words).toUpperCase(Locale.ROOT));
        }
        return pairs(sources, targets);
    }

    @Test
    void it_learns_what_a_dictionary_cannot_and_says_so() {
        TranslationScores scores = model.evaluate();

        assertThat(scores.rows())
                .extracting(TranslationScores.Row::method)
                .containsExactly(model.spec().label() + ", greedy()", "word by word", "copying");
        assertThat(scores.rows().get(0).chrf())
                .isGreaterThan(scores.rows().get(1).chrf());
        assertThat(scores.verdict()).startsWith("Better than word by word: closer to what is right in ");
        assertThat(scores.rows().get(0).exactMatch())
                .isEqualTo(model.exactMatch().share());
        assertThat(scores.rows().get(0).bleu()).isEqualTo(model.bleu().score());
        assertThat(scores.rows().get(0).chrf()).isEqualTo(model.chrf().score());
        assertThat(scores.rows().get(0).errorRate()).isEqualTo(model.errorRate().rate());
        assertThat(scores.rows().get(2).chrf()).isZero();
        assertThat(scores.unit()).isEqualTo("word");
        assertThat(scores.worst())
                .hasSizeLessThanOrEqualTo(5)
                .allSatisfy(each -> assertThat(each.written()).isNotEqualTo(each.right()));
    }

    @Test
    void scores_are_of_the_test_part_alone_each_source_once() {
        assertThat(model.testSources())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(data.parts().test())
                        .mapToObj(data::source)
                        .distinct()
                        .toList());
        assertThat(model.exactMatch().size()).isEqualTo(model.testSources().size());
        assertThat(model.testTranslations()).hasSameSizeAs(model.testSources());
    }

    @Test
    void a_translation_has_its_map_with_labels_as_data_too() {
        Translation translation = model.translate("ant bee cat");
        AttentionMap map = model.attention("ant bee cat");

        assertThat(translation.source()).containsExactly("ant", "bee", "cat");
        assertThat(translation.text()).isEqualTo(String.join(" ", translation.target()));
        assertThat(translation.attention()).isEqualTo(map);
        assertThat(map.target()).isEqualTo(translation.target());
        assertThat(map.weights()).hasDimensions(translation.target().size(), 3);
        for (double[] row : map.weights()) {
            assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-5));
        }
        assertThat(translation.notes()).isEmpty();
        assertThat(translation).hasToString("ant bee cat → " + translation.text());
    }

    @Test
    void one_beam_is_greedy_and_a_wider_one_ranks_what_it_found() {
        for (String source : model.testSources()) {
            assertThat(model.by(beam(1)).translate(source).target())
                    .isEqualTo(model.by(greedy()).translate(source).target());
        }
        Translation wide = model.by(beam(4)).translate("ant bee cat");
        assertThat(wide.hypotheses()).hasSize(4);
        assertThat(wide.hypotheses().get(0).tokens()).isEqualTo(wide.target());
        assertThat(model.nBest("ant bee cat", 3).hypotheses())
                .hasSize(3)
                .isEqualTo(model.by(beam(5)).nBest("ant bee cat", 3).hypotheses());
        assertThat(model.nBest("ant bee cat", 7).hypotheses()).hasSize(7);
    }

    @Test
    void draws_are_the_same_for_the_same_seed() {
        Translator drawing = model.by(topK(5).temperature(2).seed(3));

        assertThat(drawing.translate(model.testSources()).texts())
                .isEqualTo(drawing.testTranslations())
                .isNotEqualTo(model.by(topK(5).temperature(2).seed(4)).testTranslations());
    }

    @Test
    void unknown_words_and_longer_sentences_are_translated_and_reported() {
        Translation odd = model.translate("ant gnu bee yak gnu");

        assertThat(odd.notes())
                .containsExactly(
                        "Unknown: \"gnu\", \"yak\". No training text has them.",
                        "5 tokens, where the longest that trained has 3.");
        assertThat(odd.target()).doesNotContain("\uE000", "\uE001");
        String long40 = String.join(" ", Collections.nCopies(40, "ant"));
        assertThat(model.translate(long40).notes())
                .first()
                .isEqualTo("40 tokens, where the longest that trained has 3.");
    }

    @Test
    void an_empty_text_is_refused() {
        assertThatThrownBy(() -> model.translate(""))
                .isInstanceOf(DataProblem.class)
                .hasMessage("""
                        A text to translate has at least one token.
                          received: ""
                          try: a text with something in it""");
    }

    @Test
    void without_attention_there_is_a_translation_and_no_map() {
        Translator plain = spec().fit(data, event -> {});
        Translation translation = plain.translate("ant bee");

        assertThat(translation.hasAttention()).isFalse();
        assertThatThrownBy(() -> plain.attention("ant bee"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessage("""
                        A model shows where it looks if it was fitted with attention.
                          received: a translation by a model without attention
                          try: .attention(additive()) before .fit(pairs)""");
        assertThat(plain.evaluate().rows()).hasSize(3);
    }

    @Test
    void of_several_right_targets_any_is_right() {
        List<String> sources = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (int row = 0; row < data.size(); row++) {
            Collections.addAll(sources, data.source(row), data.source(row));
            Collections.addAll(targets, data.target(row), data.target(row) + " END");
        }
        Translator two = spec().fit(pairs(sources, targets), event -> {});
        List<List<String>> right = two.testSources().stream()
                .map(source -> two.data().alternatives(sources.indexOf(source)))
                .toList();
        TestPairs test = TestPairs.of(two.data(), two.trained().data().target());

        for (int which = 0; which < 2; which++) {
            int alternative = which;
            List<String> written =
                    right.stream().map(each -> each.get(alternative)).toList();
            assertThat(test.exactMatch(written).share()).isEqualTo(1);
            assertThat(test.errorRate(written).rate()).isZero();
            assertThat(test.bleu(written).effectiveOrder().score()).isCloseTo(100, within(1e-9));
            assertThat(test.chrf(written).score()).isCloseTo(100, within(1e-9));
        }
        assertThat(two.evaluate().notes())
                .anyMatch(note -> note.endsWith("sources several targets are right; the closest counts."));
    }

    @Test
    void what_tests_changes_no_weight() {
        List<String> targets = new ArrayList<>(data.targets());
        for (int row : data.parts().test()) {
            targets.set(row, "WRONG");
        }
        Translator one = spec().fit(data, event -> {});
        Translator other = spec().fit(pairs(data.sources(), targets), event -> {});

        assertThat(other.trained().network().weights())
                .isEqualTo(one.trained().network().weights());
        assertThat(other.exactMatch().count()).isZero();
    }

    @Test
    void a_loaded_translator_is_the_one_that_was_saved() {
        Path file = folder.resolve("animals.model");

        model.save(file);
        Translator loaded = load(file).translator();

        assertThat(loaded.testTranslations()).isEqualTo(model.testTranslations());
        assertThat(loaded.attention("ant bee")).isEqualTo(model.attention("ant bee"));
        assertThat(loaded.provenance()).isEqualTo(model.provenance());
        assertThat(loaded.history()).isEqualTo(model.history());
        assertThat(loaded.data().sha256()).isEqualTo(model.data().sha256());
        assertThat(loaded.data()).hasToString(model.data().toString());
        assertThat(load(file).kind()).isEqualTo("translator");
        assertThatThrownBy(() -> load(file).regressor())
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining(".translator()");
    }
}
