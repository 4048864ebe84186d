package org.cellstate.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.text.TextCorpus;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class TextsTest {

    @Test
    void the_novel_is_a_corpus() {
        TextCorpus novel = Datasets.prideAndPrejudice();

        assertThat(novel.length()).isEqualTo(684_768);
        assertThat(novel.training().get(0))
                .startsWith("PRIDE AND PREJUDICE\n\nBy Jane Austen")
                .hasSize(616_292);
        assertThat(novel.test().get(0)).hasSize(34_236).endsWith("had been the means of uniting them.\n");
        assertThat(novel.tokenizer().vocabulary().size()).isEqualTo(78);
        assertThat(novel).hasToString("Pride and Prejudice, characters(), 0.9 train");
    }

    @Test
    void tables_of_texts_have_their_columns_and_parts() {
        assertThat(structure(Datasets.austenDialogues())).isEqualTo("austenDialogues: novel, prompt, reply");
        assertThat(structure(Datasets.phrases())).isEqualTo("phrases: en, fr, de, es");
        assertThat(structure(Datasets.foodReviews())).isEqualTo("foodReviews: text, rating, part");
        assertThat(structure(Datasets.humanRights())).isEqualTo("humanRights: code, language, text");
        assertThat(structure(Datasets.bookshopIntents())).isEqualTo("bookshopIntents: intent, sentence, by");
        assertThat(structure(Datasets.pronunciations())).isEqualTo("pronunciations: word, phones, part");
        assertThat(List.of(Datasets.foodReviews(), Datasets.pronunciations()))
                .extracting(
                        table -> count(table, "part", "train"),
                        table -> count(table, "part", "validation"),
                        table -> count(table, "part", "test"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(4000, 0, 1000),
                        org.assertj.core.groups.Tuple.tuple(36_000, 2000, 2000));
    }

    private static String structure(Table table) {
        return table.name() + ": " + String.join(", ", table.columnNames());
    }

    private static int count(Table table, String column, String value) {
        return table.stringColumn(column).isEqualTo(value).size();
    }

    @Test
    void texts_stand_as_their_cards_say() {
        assertThat(count(Datasets.foodReviews(), "rating", "great")).isEqualTo(3258);
        assertThat(Datasets.humanRights().stringColumn("language").unique().size())
                .isEqualTo(40);
        assertThat(Datasets.phrases().stringColumn("fr").get(1)).isEqualTo("peau claire");
        assertThat(Datasets.phrases().stringColumn("fr").asList()).noneMatch(each -> each.contains("\u202F"));
        assertThat(Datasets.pronunciations().stringColumn("word").unique().size())
                .isEqualTo(40_000);
        assertThat(Datasets.pronunciations().stringColumn("phones").get(1)).isEqualTo("P R IY T EH N D AH D");
        assertThat(List.of(
                        Datasets.austenDialogues(),
                        Datasets.foodReviews(),
                        Datasets.humanRights(),
                        Datasets.phrases(),
                        Datasets.pronunciations()))
                .allSatisfy(table -> assertThat(table.columns()).allMatch(column -> column.countMissing() == 0));
    }

    @Test
    void a_bookshop_hears_twelve_intents_and_what_is_none() {
        Table said = Datasets.bookshopIntents();

        assertThat(said.stringColumn("intent").unique().size()).isEqualTo(13);
        assertThat(count(said, "intent", "hours")).isEqualTo(60);
        assertThat(count(said, "intent", "other")).isEqualTo(40);
        assertThat(count(said, "by", "hand")).isEqualTo(12 * 20 + 40);
        assertThat(said.stringColumn("sentence").unique().size()).isEqualTo(760);
    }

    @Test
    void dates_are_written_by_two_languages() {
        Table dates = Datasets.dates(Locale.ENGLISH, Locale.FRENCH, 5000, 1);

        assertThat(dates.columnNames()).containsExactly("en", "fr");
        assertThat(dates.stringColumn("en").unique().size()).isEqualTo(5000);
        assertThat(Dates.written(java.time.LocalDate.of(1984, 3, 8), Locale.ENGLISH))
                .isEqualTo("Thursday, March 8, 1984");
        assertThat(Dates.written(java.time.LocalDate.of(1984, 3, 8), Locale.FRENCH))
                .isEqualTo("jeudi 8 mars 1984");
        assertThat(Dates.written(java.time.LocalDate.of(1984, 3, 8), Locale.GERMAN))
                .isEqualTo("Donnerstag, 8. März 1984");
        assertThat(Datasets.dates(Locale.ENGLISH, Locale.GERMAN, 5000, 1)
                        .stringColumn("en")
                        .asList())
                .isEqualTo(dates.stringColumn("en").asList());
        assertThat(Datasets.dates(Locale.ENGLISH, Locale.FRENCH, 10, 2)
                        .stringColumn("en")
                        .asList())
                .isNotEqualTo(dates.first(10).stringColumn("en").asList());
    }

    /** The digest was made on JDK 25.0 and 17.0.15, which agree: every language, all names of days and months. */
    @Test
    void dates_are_the_same_on_every_java_platform() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Set<Integer> odd = new HashSet<>();
        for (String tag : Dates.LANGUAGES) {
            for (int day = 0; day < 400; day++) {
                String written = Dates.written(Dates.FIRST.plusDays(day), Locale.forLanguageTag(tag));
                digest.update((written + "\n").getBytes(StandardCharsets.UTF_8));
                written.chars()
                        .filter(each -> each != ' '
                                && (Character.isSpaceChar(each) || Character.getType(each) == Character.FORMAT))
                        .forEach(odd::add);
            }
        }

        assertThat(odd).isEmpty();
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("7f544d7fcaa3d2dfbab4389c9c2f01d0a342dc292cbc54f722974889c1d2c502");
    }

    @Test
    void dates_that_java_platforms_write_differently_are_refused() {
        assertThatThrownBy(() -> Datasets.dates(Locale.ENGLISH, Locale.forLanguageTag("el"), 10, 1))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("received: el");
        assertThatThrownBy(() -> Datasets.dates(Locale.ENGLISH, Locale.ENGLISH, 10, 1))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("en twice");
        assertThatThrownBy(() -> Datasets.dates(Locale.ENGLISH, Locale.FRENCH, 80_000, 1))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("73049 different dates");
    }
}
