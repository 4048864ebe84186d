package org.cellstate.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.text.Tokenization;
import org.cellstate.dsl.text.Tokenizer;
import org.junit.jupiter.api.Test;

/** Numbers of tests/python/reference/byte_pairs.py: subword-nmt 0.3.8 and tokenizers 0.23.3. */
class BytePairsOfTheNovelTest {

    private static final String UNTIL_A_TIE =
            "##e+##r t+##h ##i+##n ##o+##u th+##e ##e+##n ##e+##d ##n+##d t+##o ##a+##t ##o+##n ##i+##s"
                    + " ##in+##g o+##f ##a+##r ##t+##h ##o+##r a+##nd ##e+##s ##a+##s ##l+##l ##a+##n b+##e i+##n h+##a h+##er ##h+##e n+##o ##l+##e"
                    + " ##o+##m ##r+##e w+##h ##l+##y w+##as ##i+##on y+##ou ##i+##t w+##i ##v+##e ##c+##e ##en+##t ##c+##h ##l+##d ##t+##er th+##at"
                    + " r+##e ##s+##e ##g+##h h+##e a+##s";

    @Test
    void merges_are_those_of_other_implementations() {
        String words = words(Datasets.prideAndPrejudice().documents().get(0).text());

        Tokenizer tokenizer = Tokenization.bytePairs(2000).fit(List.of(words));

        assertThat(tokenizer.form().merges().stream()
                        .limit(50)
                        .map(each -> each.left() + "+" + each.right())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(UNTIL_A_TIE);
        // of equals other pairs are taken, so that the pieces differ by a few: 152,695 of subword-nmt, 152,707 of
        // tokenizers
        assertThat(tokenizer.tokens(words)).hasSizeBetween(152_650, 152_750);
    }

    private static String words(String text) {
        return Pattern.compile("[A-Za-z]+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining(" "));
    }

    @Test
    void the_novel_comes_back_and_its_gaps_cost_little() {
        TextCorpus novel = Datasets.prideAndPrejudice();
        String text = novel.documents().get(0).text();
        Tokenizer words = novel.words().tokenizer();
        Tokenizer pieces = novel.bytePairs(500).tokenizer();

        List<String> tokens = words.tokens(text);

        assertThat(words.text(tokens)).isEqualTo(text);
        assertThat(pieces.text(pieces.tokens(text))).isEqualTo(text);
        assertThat(tokens.stream().filter(each -> each.isEmpty() || each.equals(" ")))
                .hasSizeLessThan(tokens.size() / 2000);
        // counted in Python as well, by a regular expression for ASCII alone
        assertThat(novel.words().unknown().count()).isEqualTo(115);
    }
}
