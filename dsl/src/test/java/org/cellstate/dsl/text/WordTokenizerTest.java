package org.cellstate.dsl.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTokenizerTest {

    private static final Tokenizer WORDS =
            Tokenization.words().fit(List.of("to be or not to be, that is the question"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "You want to tell me, and I don't mind. | You want to tell me , and I don't mind .",
                "She said: \"No!\" (twice) | She said : \" No ! \" ( twice )",
                "him--but her mother-in-law... | him -- but her mother-in-law ...",
                "at 10:30 it cost $1,000.50, i.e. 3% | at 10:30 it cost $ 1,000.50 , i . [] e . 3 %",
                "l’homme naïve, ein\u00ADund\u00ADvierzig | l’homme naïve , ein\u00ADund\u00ADvierzig",
                "नमस्ते दुनिया | नमस्ते दुनिया",
                "私は、猫 です | 私 は 、 猫 [ ] で す",
                "2012-2015 well-known | 2012 - 2015 well-known",
                "« Oui ! » ¿Qué? | « [ ] Oui [ ] ! [ ] » ¿ Qué ?",
                "_You_ and 👩‍🚀🚀 | _ You _ and 👩‍🚀 [] 🚀",
            })
    void words_numbers_and_punctuation_are_tokens_and_only_unusual_gaps_are(String text, String tokens) {
        List<String> expected = List.of(tokens.replace("[ ]", "[\u2420]").split(" ")).stream()
                .map(each -> each.startsWith("[") && each.endsWith("]") && each.length() > 1
                        ? each.substring(1, each.length() - 1).replace('\u2420', ' ')
                        : each)
                .toList();

        assertThat(WORDS.tokens(text)).isEqualTo(expected);
        assertThat(WORDS.text(expected)).isEqualTo(text);
    }

    @Test
    void lines_and_runs_of_white_space_are_tokens() {
        assertThat(WORDS.tokens(" a\nb  c\n\n\"d\"\t"))
                .containsExactly(" ", "a", "\n", "b", "  ", "c", "\n\n", "\"", "d", "\"", "\t");
        assertThat(WORDS.tokens("")).isEmpty();
        assertThat(WORDS.text(List.of())).isEmpty();
    }

    @Test
    void a_word_is_the_same_token_wherever_it_stands() {
        int[] ids = WORDS.encode("be (be) be.\nbe \"be\" --be");
        int be = WORDS.vocabulary().id("be");

        assertThat(IntStream.of(ids).filter(id -> id == be)).hasSize(6);
        assertThat(be).isGreaterThan(Vocabulary.END);
    }

    @Test
    void any_text_comes_back_exactly_and_grows_at_its_end_alone() {
        assertThat(RandomTexts.all(4000)).allSatisfy(text -> {
            List<String> tokens = WORDS.tokens(text);
            assertThat(WORDS.text(tokens)).isEqualTo(text);
            assertThat(text).startsWith(WORDS.text(tokens.subList(0, tokens.size() / 2)));
        });
    }

    @Test
    void what_is_not_known_is_replaced_when_numbers_become_text_again() {
        assertThat(WORDS.decode(WORDS.encode("that is the answer, or not"))).isEqualTo("that is the \uFFFD, or not");
        assertThat(WORDS.encode("\uE001 be"))
                .containsExactly(Vocabulary.UNKNOWN, WORDS.vocabulary().id("be"));
    }

    @Test
    void the_most_frequent_words_are_kept() {
        Tokenizer two = Tokenization.words(2).fit(List.of("b a a c c c"));

        assertThat(two.vocabulary().tokens()).endsWith("c", "a").hasSize(5);
        assertThatThrownBy(() -> Tokenization.words(0))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("words(0)");
    }

    @Test
    void without_case_texts_come_back_in_small_letters() {
        Tokenizer small = Tokenization.words().ignoringCase().fit(List.of("The cat and the dog"));

        assertThat(small.encode("THE")).containsExactly(small.vocabulary().id("the"));
        assertThat(small.text(small.tokens("The Cat"))).isEqualTo("the cat");
    }

    @Test
    void tokenizers_are_made_again_of_their_form() {
        for (Tokenization way :
                List.of(Tokenization.characters(), Tokenization.words(3).ignoringCase())) {
            Tokenizer fitted = way.fit(List.of("to be or not to be"));
            Tokenizer again = fitted.form().tokenizer();

            assertThat(again).isEqualTo(fitted);
            assertThat(again.tokenization()).isEqualTo(way);
            for (int id = 0; id < fitted.vocabulary().size(); id++) {
                assertThat(again.vocabulary().count(id))
                        .isEqualTo(fitted.vocabulary().count(id));
            }
        }
    }
}
