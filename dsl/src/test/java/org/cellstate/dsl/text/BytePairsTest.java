package org.cellstate.dsl.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.text.TokenizerForm.Merge;
import org.junit.jupiter.api.Test;

class BytePairsTest {

    /** The words of Sennrich, Haddow and Birch (2016), figure 1, worked by hand. */
    private static final String WORDS = "low ".repeat(5)
            + "lower ".repeat(2)
            + "newest ".repeat(6)
            + "widest ".repeat(3).strip();

    private static final Tokenizer WORDS_ALONE = Tokenization.words().fit(List.of("a"));

    @Test
    void the_most_frequent_pair_is_merged_and_of_equals_the_first() {
        TokenizerForm form = Tokenization.bytePairs(5).fit(List.of(WORDS)).form();

        assertThat(form.merges())
                .containsExactly(
                        new Merge("##e", "##s"),
                        new Merge("##es", "##t"),
                        new Merge("##o", "##w"),
                        new Merge("l", "##ow"),
                        new Merge("##e", "##w"));
    }

    @Test
    void words_are_cut_into_pieces_that_were_frequent() {
        Tokenizer five = Tokenization.bytePairs(5).fit(List.of(WORDS));

        assertThat(five.tokens("low lowest newer")).containsExactly("low", "low", "##est", "n", "##ew", "##e", "##r");
        assertThat(five.vocabulary().count(five.vocabulary().id("##est"))).isEqualTo(9);
        assertThat(five.vocabulary().count(five.vocabulary().id("low"))).isEqualTo(7);
        assertThat(five.vocabulary().count(five.vocabulary().id("##es"))).isZero();
        assertThat(five.decode(five.encode("low, lowest\nnewer"))).isEqualTo("low \uFFFD lowest \uFFFD newer");
    }

    @Test
    void no_pair_is_merged_that_occurs_once() {
        Tokenizer few = Tokenization.bytePairs(1000).fit(List.of("abab cd"));

        assertThat(few.form().merges()).isEmpty();
        assertThat(Tokenization.bytePairs(1000).fit(List.of("aaaa aaaa")).tokens("aaaa aaa"))
                .containsExactly("aaaa", "a", "##aa");
    }

    @Test
    void words_of_known_characters_are_never_unknown() {
        Tokenizer tokenizer = Tokenization.bytePairs(20).fit(List.of("to be or not to be, that is the question"));

        for (int id : tokenizer.encode("quite (not) a boast:\"honest".replaceAll("[()\":]", ","))) {
            assertThat(id).isNotEqualTo(Vocabulary.UNKNOWN);
        }
        assertThat(tokenizer.encode("z")).containsExactly(Vocabulary.UNKNOWN);
    }

    @Test
    void any_text_comes_back_exactly_and_grows_at_its_end_alone() {
        Tokenizer tokenizer =
                Tokenization.bytePairs(50).fit(RandomTexts.all(400).toList());

        assertThat(RandomTexts.all(4000)).allSatisfy(text -> {
            List<String> tokens = tokenizer.tokens(text);
            assertThat(tokenizer.text(tokens)).isEqualTo(text);
            assertThat(text).startsWith(tokenizer.text(tokens.subList(0, tokens.size() / 2)));
        });
        Stream<String> known =
                RandomTexts.all(400).filter(text -> Vocabulary.MARKS.stream().noneMatch(text::contains));
        assertThat(known)
                .allSatisfy(text ->
                        assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text));
    }

    @Test
    void words_of_any_length_are_cut() {
        String word = "ab".repeat(100_000);
        Tokenizer tokenizer = Tokenization.bytePairs(3).fit(List.of("abab abab"));

        List<String> tokens = tokenizer.tokens(word);

        assertThat(tokens).hasSizeLessThan(word.length());
        assertThat(tokenizer.text(tokens)).isEqualTo(word);
        assertThat(WORDS_ALONE.tokens(word)).containsExactly(word);
    }

    @Test
    void a_tokenizer_is_made_again_of_its_form() {
        Tokenizer tokenizer = Tokenization.bytePairs(5).ignoringCase().fit(List.of(WORDS));

        Tokenizer again = tokenizer.form().tokenizer();

        assertThat(again)
                .isEqualTo(tokenizer)
                .hasSameHashCodeAs(tokenizer)
                .hasToString("bytePairs(5).ignoringCase(): 30 tokens");
        assertThat(again.tokens("LOWEST")).containsExactly("low", "##est");
    }

    @Test
    void there_is_at_least_one_merge() {
        assertThatThrownBy(() -> Tokenization.bytePairs(0))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("bytePairs(0)");
    }

    /** The bytes are those of Python's {@code "€".encode("utf-8").hex()}, and so for the others. */
    @Test
    void a_character_that_no_training_text_has_twice_is_written_as_its_bytes() {
        Tokenizer tokenizer = Tokenization.bytePairs(5).bytes().fit(List.of(WORDS + " x"));

        assertThat(tokenizer.tokens("low €")).containsExactly("low", "<bytes>", "##<0xE2>", "##<0x82>", "##<0xAC>");
        assertThat(tokenizer.tokens("loxé")).containsExactly("l", "##o", "##<0x78>", "##<0xC3>", "##<0xA9>");
        assertThat(tokenizer.tokens("😀")).containsExactly("<bytes>", "##<0xF0>", "##<0x9F>", "##<0x98>", "##<0x80>");
        assertThat(tokenizer.decode(tokenizer.encode("low, löwest\n€ 😀"))).isEqualTo("low, löwest\n€ 😀");
        assertThat(tokenizer.tokens("low lowest newer"))
                .isEqualTo(Tokenization.bytePairs(5).fit(List.of(WORDS)).tokens("low lowest newer"));
        assertThat(tokenizer.vocabulary().count(tokenizer.vocabulary().id("##<0x78>")))
                .isEqualTo(1);
        assertThat(tokenizer.vocabulary().count(Vocabulary.UNKNOWN)).isZero();
    }

    @Test
    void with_bytes_nothing_is_unknown_and_every_text_comes_back_from_its_numbers() {
        Tokenizer tokenizer = Tokenization.bytePairs(50).bytes().fit(List.of(WORDS));

        assertThat(RandomTexts.all(4000)).allSatisfy(text -> {
            assertThat(tokenizer.encode(text)).doesNotContain(Vocabulary.UNKNOWN);
            assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
            List<String> tokens = tokenizer.tokens(text);
            assertThat(text).startsWith(tokenizer.text(tokens.subList(0, tokens.size() / 2)));
            assertThat(String.join("", tokenizer.pieces(tokens))).isEqualTo(text);
        });
        assertThat(tokenizer.decode(tokenizer.encode("a\uD83Db\uDE00"))).isEqualTo("a\uD83Db\uDE00");
    }

    @Test
    void bytes_that_are_no_character_are_replaced() {
        Tokenizer tokenizer = Tokenization.bytePairs(5).bytes().fit(List.of(WORDS));

        assertThat(tokenizer.text(List.of("l", "##<0xE2>", "##<0x82>", "##o"))).isEqualTo("l\uFFFDo");
        assertThat(tokenizer.text(List.of("l", "##<0xFF>", "##<0x80>", "##o"))).isEqualTo("l\uFFFD\uFFFDo");
        assertThat(tokenizer.text(List.of("l", "##<0xE2>", "##<0x82>"))).isEqualTo("l");
        assertThat(tokenizer.text(List.of("<bytes>", "##<0xC3>", "##<0xA9>", "##o", "low")))
                .isEqualTo("éo low");
    }

    @Test
    void a_tokenizer_with_bytes_is_made_again_of_its_form() {
        Tokenizer tokenizer = Tokenization.bytePairs(5).ignoringCase().bytes().fit(List.of(WORDS));

        Tokenizer again = tokenizer.form().tokenizer();

        assertThat(again).isEqualTo(tokenizer).hasToString("bytePairs(5).ignoringCase().bytes(): 287 tokens");
        assertThat(again.tokens("LÖ")).isEqualTo(tokenizer.tokens("lö"));
        assertThat(Tokenization.bytePairs(5).bytes().ignoringCase())
                .isEqualTo(Tokenization.bytePairs(5).ignoringCase().bytes());
    }
}
