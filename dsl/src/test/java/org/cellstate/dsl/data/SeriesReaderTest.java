package org.cellstate.dsl.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class SeriesReaderTest {

    private static Series read(String... lines) {
        return SeriesReader.read(new StringReader(String.join("\n", lines)), "test.csv", "date", "value");
    }

    private static void assertProblem(ThrowingCallable reading, String... parts) {
        assertThatThrownBy(reading).isInstanceOf(DataProblem.class).hasMessageContainingAll(parts);
    }

    @Test
    void a_file_is_read_and_missing_values_become_nan(@TempDir Path folder) throws IOException {
        Path csv = Files.writeString(folder.resolve("a.csv"), "date,value\n2020-01-01,1\n2020-01-02,\n2020-01-03,NA\n");

        Series series = SeriesReader.read(csv, "date", "value");

        assertThat(series.values()).containsExactly(1, Double.NaN, Double.NaN);
        assertThat(series.frequency()).isEqualTo(Frequency.DAILY);
    }

    @ParameterizedTest
    @CsvSource({
        "2019, 2020, 2021, YEARLY",
        "2020-01-01, 2020-04-01, 2020-07-01, QUARTERLY",
        "2020-01, 2020-02, 2020-03, MONTHLY",
        "2020-01-31, 2020-02-29, 2020-03-31, MONTHLY",
        "2020-01-06, 2020-01-13, 2020-01-20, WEEKLY",
        "2020-02-28, 2020-02-29, 2020-03-01, DAILY",
        "2020-01-01 22:00, 2020-01-01 23:00, 2020-01-02 00:00, HOURLY",
        "2020-01-01T22:00:00, 2020-01-01T23:00:00, 2020-01-02T00:00:00, HOURLY",
        "2024-03-01, 2024-03-04, 2024-03-05, BUSINESS_DAILY",
        "2024-03-05, 2024-03-06, 2024-03-07, DAILY",
        "2020-01-01T23:30, 2020-01-02T00:00, 2020-01-02T00:30, HALF_HOURLY",
        "2020-01-01T23:45, 2020-01-02T00:00, 2020-01-02T00:15, QUARTER_HOURLY",
        "2020-01-01T23:50, 2020-01-02T00:00, 2020-01-02T00:10, TEN_MINUTELY",
        "2020-01-01T23:55, 2020-01-02T00:00, 2020-01-02T00:05, FIVE_MINUTELY",
        "2020-01-01T23:59, 2020-01-02T00:00, 2020-01-02T00:01, MINUTELY",
        "2020-01-01T23:59:59, 2020-01-02T00:00:00, 2020-01-02T00:00:01, SECONDLY"
    })
    void the_step_is_found(String first, String second, String third, Frequency expected) {
        Series series = read("date,value", first + ",1", second + ",2", third + ",3");

        assertThat(series.frequency()).isEqualTo(expected);
    }

    @Test
    void typed_columns_of_a_table_are_read() {
        Table days = Table.create(
                DateColumn.create("date", LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 2)),
                IntColumn.create("value", new Integer[] {7, null}));
        Table hours = Table.create(
                DateTimeColumn.create("date", LocalDateTime.of(2020, 1, 1, 0, 0), LocalDateTime.of(2020, 1, 1, 1, 0)),
                DoubleColumn.create("value", 1.5, 2.5));

        assertThat(SeriesReader.read(days, "date", "value").values()).containsExactly(7, Double.NaN);
        assertThat(SeriesReader.read(hours, "date", "value").values()).containsExactly(1.5, 2.5);
    }

    @Test
    void a_misspelt_column_is_answered_with_close_names() {
        Table table = Table.create(
                DateColumn.create("date"), DoubleColumn.create("temperature"), DoubleColumn.create("rain"));

        assertThatThrownBy(() -> SeriesReader.read(table, "date", "temprature"))
                .isInstanceOf(DataProblem.class)
                .hasMessage("""
                        The column must be in the table.
                          received: 'temprature', where the columns are date, temperature, rain
                          try: 'temperature'""");
    }

    @Test
    void an_odd_date_is_named_with_its_row() {
        assertProblem(
                () -> read("date,value", "2020-01-01,1", "02.01.2020,2", "2020-01-03,3"),
                "'02.01.2020' in column 'date', row 2",
                "try: 1969-01-31");
    }

    @Test
    void an_impossible_day_is_named_with_its_row() {
        assertProblem(() -> read("date,value", "2021-02-28,1", "2021-02-29,2"), "'2021-02-29' in column 'date', row 2");
    }

    @Test
    void an_odd_number_is_named_with_its_row() {
        assertProblem(() -> read("date,value", "2020-01-01,1", "2020-01-02,\"1,5\""), "'1,5' in column 'value', row 2");
    }

    @Test
    void a_missing_date_is_named_with_its_row() {
        assertProblem(() -> read("date,value", "2020-01-01,1", ",2"), "no value in column 'date', row 2");
    }

    @Test
    void the_first_gap_is_named() {
        assertProblem(
                () -> read("date,value", "2020-01-01,1", "2020-01-02,2", "2020-01-05,3", "2020-01-09,4"),
                "day by day, without gaps",
                "received: 2020-01-03 is missing: row 3 is 2020-01-05; 5 rows are missing in 2 gaps",
                "regular()");
    }

    @Test
    void a_gap_in_months_is_named() {
        assertProblem(() -> read("date,value", "2020-01,1", "2020-03,2", "2020-04,3"), "received: 2020-02 is missing");
    }

    @Test
    void a_repeated_time_stamp_is_named() {
        assertProblem(
                () -> read("date,value", "2020-01-01,1", "2020-01-02,2", "2020-01-02,3"),
                "2020-01-02T00:00 in row 3 again",
                "regular().mean()");
        assertProblem(
                () -> read("date,value", "2020-01-02,1", "2020-01-02,2", "2020-01-02,2", "2020-01-01,3"),
                "2020-01-02T00:00 in row 2 again; in all 2 repeat the one before, 1 runs backwards");
    }

    @Test
    void rows_out_of_order_are_named() {
        assertProblem(
                () -> read("date,value", "2020-01-02,1", "2020-01-01,2"), "2020-01-01T00:00 in row 2 after", "sort");
    }

    @Test
    void a_step_that_is_none_of_ours_is_refused_with_the_next_longer_one() {
        assertProblem(
                () -> read("date,value", "2020-01-01T00:00,1", "2020-01-01T00:07,2"),
                "PT7M (ISO) to row 2, 2020-01-01T00:07",
                "regular().every(Frequency.TEN_MINUTELY).mean()");
        assertProblem(
                () -> read("date,value", "2020-01-01,1", "2020-01-02,2", "2020-01-03T13:00,3", "2020-01-04,4"),
                "PT11H (ISO) to row 4, 2020-01-04T00:00",
                "regular().every(Frequency.DAILY).mean()");
    }

    @Test
    void a_row_that_is_not_a_whole_step_after_the_others_is_told() {
        assertProblem(
                () -> read("date,value", "2020-01-01T00:00,1", "2020-01-01T01:00,2", "2020-01-01T02:30,3"),
                "row 3 is 2020-01-01T02:30; no row is left out, but they are not a whole step apart",
                "regular().every(Frequency.HOURLY).mean()");
    }

    @Test
    void rows_are_made_regular_with_their_covariates() {
        Table table = Table.create(
                DateColumn.create(
                        "date",
                        LocalDate.of(2020, 1, 4),
                        LocalDate.of(2020, 1, 1),
                        LocalDate.of(2020, 1, 2),
                        LocalDate.of(2020, 1, 2)),
                DoubleColumn.create("value", 8, 1, 2, 4),
                DoubleColumn.create("rain", 0, 10, 20, 30));

        Series series =
                SeriesReader.read(table, "date", "value", Regular.regular().mean());
        Panel panel = series.past("rain");

        assertThat(series.values()).containsExactly(1, 3, Double.NaN, 8);
        assertThat(series.mended())
                .hasToString(
                        "Optional[rows sorted, 1 row added from 2020-01-03 on, 1 row merged by mean from 2020-01-02 on]");
        assertThat(panel.members().get(0).past().get(0).values()).containsExactly(10, 25, Double.NaN, 0);
        assertThat(panel.fill(Fill.interpolate()).members().get(0).past().get(0).values())
                .containsExactly(10, 25, 12.5, 0);
    }

    @Test
    void groups_are_made_regular_each_by_itself_and_their_rows_are_named_by_the_tables_numbers() {
        Table table = Table.create(
                DateColumn.create(
                        "date",
                        LocalDate.of(2020, 1, 1),
                        LocalDate.of(2020, 1, 5),
                        LocalDate.of(2020, 1, 2),
                        LocalDate.of(2020, 1, 7),
                        LocalDate.of(2020, 1, 4),
                        LocalDate.of(2020, 1, 6)),
                StringColumn.create("shop", "a", "b", "a", "b", "a", "b"),
                DoubleColumn.create("value", 1, 2, 3, 4, 5, 6));

        assertProblem(
                () -> PanelReader.read(table, "date", "value", GroupBy.of("shop"), Optional.empty()),
                "in 'a', 2020-01-03 is missing: row 5 is 2020-01-04");
        Panel panel = PanelReader.read(table, "date", "value", GroupBy.of("shop"), Optional.of(Regular.regular()));

        assertThat(panel.series("a").values()).containsExactly(1, 3, Double.NaN, 5);
        assertThat(panel.series("b").values()).containsExactly(2, 6, 4);
    }

    @Test
    void coming_rows_stay_coming_rows_when_the_target_is_filled_first() {
        Series series = read("date,value,price", "2020-01-01,1,5", "2020-01-02,,6", "2020-01-03,3,7", "2020-01-04,,8")
                .fill(Fill.forward());

        Panel panel = series.future("price");

        assertThat(panel.members().get(0).target().values()).containsExactly(1, 1, 3);
        assertThat(panel.members().get(0).future().get(0).size()).isEqualTo(4);
    }

    @Test
    void one_row_has_no_step() {
        assertProblem(() -> read("date,value", "2020-01-01,1"), "at least two rows", "received: 1 row");
    }

    @Test
    void an_empty_file_a_bare_header_and_no_file_are_told_apart(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.csv"));
        Path gone = folder.resolve("gone.csv");

        assertProblem(() -> SeriesReader.read(empty, "date", "value"), "empty.csv is empty");
        assertProblem(() -> read("date,value"), "has none");
        assertProblem(() -> SeriesReader.read(gone, "date", "value"), "there and readable", "gone.csv");
        assertProblem(() -> SeriesReader.read(folder, "date", "value"), "there and readable");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_a_name() {
        assertThat(read("\uFEFFdate,value", "2020-01-01,1", "2020-01-02,2").size())
                .isEqualTo(2);
    }

    @Test
    void a_file_in_another_encoding_is_refused(@TempDir Path folder) throws IOException {
        Path latin = Files.write(folder.resolve("latin.csv"), new byte[] {'d', (byte) 0xE9, ',', 'v', '\n'});

        assertProblem(() -> SeriesReader.read(latin, "date", "value"), "text in UTF-8", "latin.csv");
    }

    @Test
    void two_columns_of_one_name_are_refused() {
        assertProblem(() -> read("date,value,value", "2020-01-01,1,2", "2020-01-02,2,3"), "header line of different");
    }

    @Test
    void a_line_with_too_many_or_too_few_cells_is_refused() {
        assertProblem(() -> read("date,value", "2020-01-01,1", "2020-01-02,2,3"), "test.csv");
        assertProblem(() -> read("date,value", "2020-01-01,1", "2020-01-02"), "test.csv");
    }
}
