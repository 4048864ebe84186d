package org.cellstate.dsl.show.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.kernel.api.MimeBundle;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

class TableProblemsTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    private static String note(Column<?> column) {
        return Columns.of(column).head().note();
    }

    private static List<String> remarks(Column<?> column) {
        return Columns.of(column).remarks();
    }

    private static DateColumn days(IntStream after) {
        return DateColumn.create("day", after.mapToObj(START::plusDays).toList());
    }

    @Test
    void a_day_that_is_left_out_is_a_gap_and_one_that_stands_again_a_duplicate() {
        DateColumn gap = days(IntStream.range(0, 31).filter(day -> day != 3));
        DateColumn twice = days(IntStream.concat(IntStream.range(0, 30), IntStream.of(7)));

        assertThat(note(gap)).isEqualTo("local date · 1 gap");
        assertThat(remarks(gap)).containsExactly("day: a gap before 2024-01-05 in row 4");
        assertThat(note(twice)).isEqualTo("local date · 1 duplicate");
        assertThat(remarks(twice)).containsExactly("day: 2024-01-08 stands again in row 31");
    }

    @Test
    void working_days_and_months_have_no_gaps() {
        DateColumn working = days(IntStream.range(0, 365)
                .filter(day -> START.plusDays(day).getDayOfWeek().getValue() < 6));
        DateColumn months = DateColumn.create(
                "month",
                Stream.iterate(START, day -> day.plusMonths(1)).limit(40).toList());
        DateColumn years = DateColumn.create(
                "year", Stream.iterate(START, day -> day.plusYears(1)).limit(40).toList());

        assertThat(note(working)).isEqualTo("local date");
        assertThat(note(months)).isEqualTo("local date");
        assertThat(note(years)).isEqualTo("local date");
    }

    @Test
    void a_month_that_is_left_out_is_a_gap() {
        DateColumn months = DateColumn.create(
                "month",
                Stream.iterate(START, day -> day.plusMonths(1))
                        .limit(40)
                        .filter(day -> !day.equals(LocalDate.of(2024, 2, 1)))
                        .toList());

        assertThat(remarks(months)).containsExactly("month: a gap before 2024-03-01 in row 2");
    }

    @Test
    void several_rows_for_one_time_are_meant_so() {
        DateTimeColumn stores = DateTimeColumn.create(
                "hour",
                IntStream.range(0, 60)
                        .mapToObj(row -> LocalDateTime.of(2024, 1, 1, 0, 0).plusHours(row / 3))
                        .toList());

        assertThat(note(stores)).isEqualTo("local date time");
    }

    @Test
    void one_word_that_turned_a_column_of_numbers_into_text_is_named_with_its_row() {
        StringColumn loads = StringColumn.create(
                "load",
                IntStream.range(0, 40)
                        .mapToObj(row -> row == 16 ? "n/a <b>" : "" + row / 4.0)
                        .toList());

        assertThat(note(loads)).isEqualTo("string · mixed");
        assertThat(remarks(loads))
                .containsExactly("load: 1 cell is no number, as the others are; row 17 holds \"n/a <b>\"");
    }

    @Test
    void one_stamp_of_another_form_is_named_too_and_words_are_left_alone() {
        StringColumn times = StringColumn.create(
                "time",
                IntStream.range(0, 40)
                        .mapToObj(
                                row -> row == 2 ? "3 Jan" : START.plusDays(row).toString())
                        .toList());
        StringColumn words = StringColumn.create(
                "to",
                IntStream.range(0, 40)
                        .mapToObj(row -> row % 2 == 0 ? "OSL" : "7")
                        .toList());

        assertThat(remarks(times))
                .containsExactly("time: 1 cell is no time stamp, as the others are; row 3 holds \"3 Jan\"");
        assertThat(note(words)).isEqualTo("string");
    }

    @Test
    void the_walk_over_a_long_column_of_words_ends_after_a_tenth_for_each_kind() {
        AtomicInteger asked = new AtomicInteger();

        assertThat(TextProblems.of(200_000, row -> false, row -> "word " + asked.incrementAndGet()))
                .isEmpty();

        assertThat(asked.get()).isEqualTo(2 * 20_001);
    }

    @Test
    void a_column_of_one_value_is_constant() {
        assertThat(note(IntColumn.create("x", new int[] {7, 7, 7}))).isEqualTo("integer · constant");
        assertThat(note(DoubleColumn.create("x", 7, Double.NaN))).isEqualTo("double · 1 missing");
        assertThat(note(DoubleColumn.create("x", 7, 8))).isEqualTo("double");
    }

    @Test
    void a_table_with_problems_in_words_and_in_html() {
        Table table = Table.create(
                "load",
                days(IntStream.range(0, 31).filter(day -> day != 3)),
                DoubleColumn.create(
                        "load", IntStream.range(0, 30).mapToDouble(row -> row).toArray()));

        MimeBundle bundle = new TableRenderer().render(table);

        assertThat(bundle.text().replace(Numbers.THIN_SPACE, ' ')).isEqualTo("""
                load · 30 rows × 2 columns · 2024-01-01 … 2024-01-31
                ⚠ day: a gap before 2024-01-05 in row 4
                day                         load
                local date · 1 gap        double
                                    ▁▂▂▃▄▄▅▅▆▇▇█
                ────────────────────────────────
                2024-01-01                     0
                2024-01-02                     1
                2024-01-03                     2
                2024-01-05                     3
                2024-01-06                     4
                ⋮  20 more rows
                2024-01-27                    25
                2024-01-28                    26
                2024-01-29                    27
                2024-01-30                    28
                2024-01-31                    29""");
        assertThat(String.valueOf(bundle.data().get(MimeBundle.HTML)))
                .contains("<div>⚠ day: a gap before 2024-01-05 in row 4</div>")
                .contains("<tr style=\"vertical-align:top\">", "<b>load</b><br><small", "▁▂▂▃▄▄▅▅▆▇▇█</small>");
    }
}
