package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.cellstate.dsl.Cellstate.average;
import static org.cellstate.dsl.Cellstate.boxCox;
import static org.cellstate.dsl.Cellstate.difference;
import static org.cellstate.dsl.Cellstate.forward;
import static org.cellstate.dsl.Cellstate.groupBy;
import static org.cellstate.dsl.Cellstate.interpolate;
import static org.cellstate.dsl.Cellstate.log;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.regular;
import static org.cellstate.dsl.Cellstate.seasonalDifference;
import static org.cellstate.dsl.Cellstate.series;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cellstate.dsl.data.CellstateException;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Frequency;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader sees who brings the data that people bring: rule, received, fix, and the row or the date. */
class BadInputTest {

    private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

    @TempDir
    static Path folder;

    private record Case(
            String name, ThrowingCallable deed, Class<? extends CellstateException> problem, List<String> told) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case data(String name, ThrowingCallable deed, String... told) {
        return new Case(name, deed, DataProblem.class, List.of(told));
    }

    private static Case shape(String name, ThrowingCallable deed, String... told) {
        return new Case(name, deed, ShapeProblem.class, List.of(told));
    }

    private static Case config(String name, ThrowingCallable deed, String... told) {
        return new Case(name, deed, ConfigProblem.class, List.of(told));
    }

    private static String file(String... lines) {
        try {
            Path file = Files.createTempFile(folder, "input", ".csv");
            return Files.writeString(file, String.join("\n", lines)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Series read(String... lines) {
        return series(
                file(Stream.concat(Stream.of("date,value"), Stream.of(lines)).toArray(String[]::new)), "date", "value");
    }

    private static Series days(String name, int rows, IntToDoubleFunction value) {
        return Series.daily(
                name, MONDAY, IntStream.range(0, rows).mapToDouble(value).toArray());
    }

    static Stream<Case> cases() {
        return Stream.of(files(), times(), values(), lengths(), transforms(), covariates())
                .flatMap(cases -> cases);
    }

    private static Stream<Case> files() {
        return Stream.of(
                data("no file", () -> series("gone.csv", "date", "value"), "gone.csv", "the right path"),
                data("an empty file", () -> series(file(""), "date", "value"), "is empty", "another file"),
                data("a header alone", () -> read(), "has none", "a table with rows"),
                data(
                        "a wrong column",
                        () -> series(file("date,passengers", "2024-01-01,1"), "date", "pasengers"),
                        "'pasengers'",
                        "date, passengers",
                        "'passengers'"),
                data("a wrong date column", () -> series(file("day,value", "2024-01-01,1"), "date", "value"), "'date'"),
                data("too many cells", () -> read("2024-01-01,1", "2024-01-02,2,3"), ".csv"),
                data(
                        "two columns of one name",
                        () -> series(file("date,value,value", "2024-01-01,1,2"), "date", "value"),
                        "header line"));
    }

    private static Stream<Case> times() {
        return Stream.of(
                data("one row", () -> read("2024-01-01,1"), "1 row, 2024-01-01", "more rows"),
                data(
                        "unsorted rows",
                        () -> read("2024-01-01,1", "2024-01-03,2", "2024-01-02,3"),
                        "2024-01-02T00:00 in row 3 after 2024-01-03T00:00",
                        "sort"),
                data(
                        "repeated time stamps",
                        () -> read("2024-01-01,1", "2024-01-02,2", "2024-01-02,3", "2024-01-02,4"),
                        "2024-01-02T00:00 in row 3 again; in all 2 repeat the one before",
                        "regular().mean()"),
                data(
                        "left-out time stamps",
                        () -> read("2024-01-01,1", "2024-01-02,2", "2024-01-05,3", "2024-01-07,4"),
                        "2024-01-03 is missing: row 3 is 2024-01-05; 3 rows are missing in 2 gaps",
                        "regular()"),
                data(
                        "an odd step",
                        () -> read("2024-01-01T00:00,1", "2024-01-01T00:07,2", "2024-01-01T00:14,3"),
                        "PT7M",
                        "row 2",
                        "Frequency.TEN_MINUTELY"),
                data(
                        "times that waver",
                        () -> read("2024-01-01T00:00,1", "2024-01-01T01:00,2", "2024-01-01T02:10,3"),
                        "row 3 is 2024-01-01T02:10",
                        "Frequency.HOURLY"),
                data("a date of another land", () -> read("2024-01-01,1", "02.01.2024,2"), "'02.01.2024'", "row 2"),
                data("a day that is none", () -> read("2023-02-28,1", "2023-02-29,2"), "'2023-02-29'", "row 2"),
                data("a missing date", () -> read("2024-01-01,1", ",2"), "column 'date', row 2", "drop the row"),
                data(
                        "repeats where nothing was said of them",
                        () -> series(
                                file("date,value", "2024-01-01,1", "2024-01-01,2", "2024-01-02,1"),
                                "date",
                                "value",
                                regular()),
                        "2024-01-01 in row 2 again, first in row 1",
                        "regular().mean()"),
                data(
                        "a century typed wrong",
                        () -> series(
                                file("date,value", "2024-01-01,1", "2024-01-02,2", "2204-01-03,1"),
                                "date",
                                "value",
                                regular()),
                        "the longest gap is from 2024-01-02T00:00 to 2204-01-03T00:00",
                        "mend the date"),
                data(
                        "unsorted rows of a group",
                        () -> series(
                                file(
                                        "date,value,shop",
                                        "2024-01-01,1,a",
                                        "2024-01-02,1,b",
                                        "2024-01-02,1,a",
                                        "2024-01-01,2,b"),
                                "date",
                                "value",
                                groupBy("shop")),
                        "in 'b', 2024-01-01T00:00 in row 4 after 2024-01-02T00:00"));
    }

    private static Stream<Case> values() {
        return Stream.of(
                data("a decimal comma", () -> read("2024-01-01,1", "2024-01-02,\"1,5\""), "'1,5'", "row 2", "1234.5"),
                data(
                        "an infinite value",
                        () -> read("2024-01-01,1", "2024-01-02,Infinity"),
                        "Infinity at 2024-01-02",
                        "NaN"),
                data(
                        "an infinite value in an array",
                        () -> Series.monthly("a", MONDAY, 1, 1.0 / 0),
                        "Infinity at 2024-02"),
                data(
                        "missing values",
                        () -> read("2024-01-01,1", "2024-01-02,", "2024-01-03,NA", "2024-01-04,2")
                                .split(0.5),
                        "2 missing in 'value', the first at 2024-01-02",
                        ".fill(interpolate())"),
                data(
                        "all missing",
                        () -> read("2024-01-01,", "2024-01-02,NA", "2024-01-03,")
                                .split(0.5),
                        "all 3 rows of 'value' are missing, from 2024-01-01 to 2024-01-03",
                        "another column"),
                data(
                        "all missing, to be filled",
                        () -> read("2024-01-01,", "2024-01-02,", "2024-01-03,").fill(interpolate()),
                        "all 3 values of 'value' are missing, from 2024-01-01 to 2024-01-03"),
                data(
                        "nothing to fill from in the training part",
                        () -> days("a", 40, row -> row < 30 ? Double.NaN : row)
                                .fill(Cellstate.constant(0))
                                .split(0.5),
                        "all 20 training rows of 'a' are missing",
                        "a later split"),
                data(
                        "a gap at the start",
                        () -> read("2024-01-01,", "2024-01-02,1", "2024-01-03,").fill(forward()),
                        "begins with 1 missing, up to 2024-01-01; the first value is at 2024-01-02, row 2",
                        ".rows(1, 3).fill(forward())",
                        "or .fill(average())"));
    }

    private static Stream<Case> lengths() {
        return Stream.of(
                shape(
                        "fewer rows than lookback plus horizon",
                        () -> days("a", 60, row -> row).split(0.8).lookback(40).horizon(14),
                        "lookback=40, horizon=14",
                        "training rows=48",
                        ".lookback(14).horizon(14)"),
                shape(
                        "a lookback beyond the training part",
                        () -> days("a", 60, row -> row).split(0.8).lookback(56),
                        "lookback=56, training rows=48",
                        ".lookback(14)"),
                shape(
                        "a split that leaves nothing",
                        () -> days("a", 1, row -> row).split(0.9),
                        "rows=1",
                        "longer series"),
                config("a share in percent", () -> days("a", 60, row -> row).split(80), "split(80.0)", ".split(0.9)"),
                shape(
                        "differences that leave too few",
                        () -> days("a", 60, row -> row)
                                .split(0.8)
                                .lookback(14)
                                .horizon(7)
                                .transform(seasonalDifference(28)),
                        "rows that differences lose=28",
                        "training rows=48"));
    }

    private static Stream<Case> transforms() {
        IntToDoubleFunction negative = row -> row == 70 ? -2 : 5 + Math.sin(row);
        return Stream.of(
                data(
                        "a negative value under log",
                        () -> lstm().fit(
                                        days("a", 100, negative)
                                                .split(0.9)
                                                .lookback(14)
                                                .horizon(7)
                                                .transform(log()),
                                        event -> {}),
                        "-2.0 in row 71, 2024-03-11 of 'a'",
                        "log(3)"),
                data(
                        "a zero under Box-Cox",
                        () -> lstm().fit(
                                        days("a", 100, row -> row % 10)
                                                .split(0.9)
                                                .lookback(14)
                                                .horizon(7)
                                                .transform(boxCox()),
                                        event -> {}),
                        "0.0 in row 1, 2024-01-01 of 'a', the first of 10",
                        "log(1)"),
                data(
                        "a negative value under log before training",
                        () -> lstm().summary(days("a", 100, negative)
                                .split(0.9)
                                .lookback(14)
                                .horizon(7)
                                .transform(log())),
                        "row 71, 2024-03-11"),
                config(
                        "a logarithm of differences",
                        () -> days("a", 100, row -> row)
                                .split(0.9)
                                .lookback(14)
                                .horizon(7)
                                .transform(difference(), log()),
                        "difference(), log()",
                        ".transform(log(), difference())"));
    }

    private static Stream<Case> covariates() {
        Series target = days("sales", 100, row -> 5 + Math.sin(row));
        return Stream.of(
                data(
                        "a future covariate that ends before the series",
                        () -> target.future(days("price", 90, row -> row)),
                        "'price' ends at 2024-03-30, 'sales' needs it up to 2024-04-09"),
                data(
                        "a future covariate that ends with the series",
                        () -> lstm().hidden(2)
                                .epochs(1)
                                .windows(32)
                                .fit(
                                        target.future(days("price", 103, row -> row % 5))
                                                .split(0.8)
                                                .lookback(14)
                                                .horizon(7),
                                        event -> {})
                                .forecast(7),
                        "'price' of 'sales' ends at 2024-04-12",
                        "up to 2024-04-16",
                        ".past(\"price\")"),
                data(
                        "a covariate that begins too late",
                        () -> target.past(days("rain", 120, row -> row).rows(3, 120)),
                        "'rain' from 2024-01-04, 'sales' from 2024-01-01"),
                data(
                        "a covariate of another step",
                        () -> target.past(Series.monthly("rain", MONDAY, 1, 2, 3)),
                        "'rain' is monthly, 'sales' daily"),
                data(
                        "a covariate with a missing value",
                        () -> target.past(days("rain", 100, row -> row == 44 ? Double.NaN : row))
                                .split(0.8),
                        "1 missing in 'rain', the first at 2024-02-14",
                        ".fill("),
                config("a column of no table", () -> target.past("rain"), "'sales' was not read from a table"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bad_input_is_answered_with_rule_received_and_fix(Case bad) {
        CellstateException problem = catchThrowableOfType(bad.problem(), bad.deed());

        assertThat(problem).as(bad.name()).isNotNull();
        assertThat(problem.rule()).endsWith(".").hasSizeBetween(15, 160);
        assertThat(problem.received()).isNotBlank();
        assertThat(problem.fix()).isNotBlank().doesNotEndWith(".");
        assertThat(problem.received() + "\n" + problem.fix()).contains(bad.told());
        assertThat(problem.toString().lines()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void what_a_message_tells_to_try_works(ThrowingCallable way) throws Throwable {
        way.call();
    }

    static Stream<ThrowingCallable> ways() {
        String gaps =
                file("date,value", "2024-01-01,1", "2024-01-02,2", "2024-01-05,3", "2024-01-05,5", "2024-01-04,4");
        return Stream.of(
                () -> assertThat(series(gaps, "date", "value", regular().mean())
                                .fill(interpolate())
                                .values())
                        .containsExactly(1, 2, 3, 4, 4),
                () -> assertThat(series(gaps, "date", "value", regular().sum()))
                        .hasToString(
                                "value: 5 rows, 2024-01-01 to 2024-01-05, daily, rows sorted, 1 row added from 2024-01-03 on,"
                                        + " 1 row merged by sum from 2024-01-05 on, 1 missing"),
                () -> assertThat(series(
                                        gaps,
                                        "date",
                                        "value",
                                        regular().every(Frequency.MONTHLY).mean())
                                .values())
                        .containsExactly(3),
                () -> assertThat(days("a", 30, row -> row < 3 ? Double.NaN : row)
                                .rows(3, 30)
                                .fill(forward())
                                .missing())
                        .isZero(),
                () -> assertThat(days("a", 4, row -> row < 2 ? Double.NaN : row)
                                .fill(average())
                                .values())
                        .containsExactly(2.5, 2.5, 2, 3));
    }
}
