package org.cellstate.dsl.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cellstate.dsl.Cellstate.groupBy;
import static org.cellstate.dsl.Cellstate.panel;
import static org.cellstate.dsl.Cellstate.series;
import static org.cellstate.dsl.Cellstate.targets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class PanelTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

    private static Series days(String name, LocalDate start, int rows) {
        return Series.daily(
                name, start, IntStream.range(0, rows).asDoubleStream().toArray());
    }

    /** Ten days of two stations, one after the other; no maximum is known of the last two days. */
    private static Table weather() {
        Table table = Table.create(
                "weather",
                DateColumn.create("date"),
                StringColumn.create("station"),
                DoubleColumn.create("tmax"),
                DoubleColumn.create("tmin"),
                DoubleColumn.create("rain"),
                BooleanColumn.create("holiday"),
                DoubleColumn.create("elevation"),
                StringColumn.create("coast"));
        for (String station : List.of("Seattle", "New York")) {
            for (int day = 0; day < 10; day++) {
                table.dateColumn("date").append(DAY.plusDays(day));
                table.stringColumn("station").append(station);
                table.doubleColumn("tmax").append(day < 8 ? 10 + day : Double.NaN);
                table.doubleColumn("tmin").append(day);
                table.doubleColumn("rain").append(day % 3);
                table.booleanColumn("holiday").append(day == 9);
                table.doubleColumn("elevation").append(station.equals("Seattle") ? 137 : 43);
                table.stringColumn("coast").append(station.equals("Seattle") ? "west" : "east");
            }
        }
        return table;
    }

    @Test
    void groups_of_rows_are_series_with_columns_as_covariates() {
        Panel stations = series(weather(), "date", "tmax", groupBy("station"))
                .future("holiday")
                .past("rain")
                .statics("elevation", "coast");

        assertThat(stations.names()).containsExactly("Seattle", "New York");
        Member york = stations.members().get(1);
        assertThat(york.target().values()).containsExactly(10, 11, 12, 13, 14, 15, 16, 17);
        assertThat(york.past()).extracting(Series::name).containsExactly("rain");
        assertThat(york.past().get(0).values()).containsExactly(0, 1, 2, 0, 1, 2, 0, 1);
        assertThat(york.future().get(0).values()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(york.statics()).containsExactly(Static.of("elevation", 43), Static.of("coast", "east"));
        assertThat(stations)
                .hasToString("tmax: 2 series, 16 rows, 2024-01-01 to 2024-01-08, daily, past rain, future holiday,"
                        + " static elevation and coast");
        assertThat(stations.split(0.5).lookback(2).horizon(1))
                .hasToString("tmax: 2 series, 8 rows train (2 of them validate), 8 test, lookback 2, horizon 1,"
                        + " past rain, future holiday, static elevation and coast");
    }

    @Test
    void several_targets_are_series_that_know_which_they_are() {
        Panel all = series(weather(), "date", targets("tmax", "tmin"), groupBy("station"));

        assertThat(all.names()).containsExactly("Seattle tmax", "Seattle tmin", "New York tmax", "New York tmin");
        assertThat(all.series("New York tmin").size()).isEqualTo(10);
        assertThat(all.series("New York tmax").size()).isEqualTo(8);
        assertThat(all.members().get(3).statics()).containsExactly(Static.of("target", "tmin"));
        Table one = weather().first(10);
        assertThat(series(one, "date", targets("tmax", "tmin")).past("rain").names())
                .containsExactly("tmax", "tmin");
    }

    @Test
    void a_series_remembers_the_other_columns_of_its_table_also_of_a_file(@TempDir Path folder) throws IOException {
        Path csv = folder.resolve("a.csv");
        Files.writeString(csv, "date,a,rain,place\n2024-01-01,1,5,hill\n2024-01-02,2,6,hill\n2024-01-03,3,7,hill\n");

        Series series =
                series(csv.toString(), "date", "a").rows(1, 3).named("b").unit("m");
        Member member = series.past("rain").statics("place").members().get(0);

        assertThat(member.target()).isEqualTo(series);
        assertThat(member.past().get(0).values()).containsExactly(6, 7);
        assertThat(member.statics()).containsExactly(Static.of("place", "hill"));
        assertThatThrownBy(() -> series.past("rein"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("try: 'rain'");
        assertThatThrownBy(() -> series.statics("rain"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContainingAll("'5' and, in row 2, '6' in column 'rain' of 'b'", "try: .past(\"rain\")");
    }

    @Test
    void changing_the_table_later_changes_nothing() {
        Table table = weather().first(10);
        Series tmin = series(table, "date", "tmin");

        table.doubleColumn("rain").set(0, 99.0);

        assertThat(tmin.past("rain").members().get(0).past().get(0).value(0)).isZero();
    }

    @Test
    void covariates_are_cut_to_the_rows_of_the_series_and_past_ones_to_its_end() {
        Member member = days("a", DAY, 20)
                .past(days("rain", DAY.minusDays(5), 40))
                .future(days("price", DAY.minusDays(5), 40))
                .members()
                .get(0);

        assertThat(member.past().get(0).index()).isEqualTo(member.target().index());
        assertThat(member.past().get(0).value(0)).isEqualTo(5);
        assertThat(member.future().get(0).time(0)).isEqualTo(member.target().time(0));
        assertThat(member.future().get(0).size()).isEqualTo(35);
    }

    @Test
    void covariates_that_do_not_cover_the_series_are_refused_with_the_time() {
        Series series = days("a", DAY, 20);

        assertThatThrownBy(() -> series.past(days("rain", DAY.plusDays(1), 20)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("received: 'rain' from 2024-01-02, 'a' from 2024-01-01");
        assertThatThrownBy(() -> series.future(days("price", DAY, 19)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("received: 'price' ends at 2024-01-19, 'a' needs it up to 2024-01-20");
        assertThatThrownBy(() -> series.past(Series.monthly("rate", DAY, 1, 2)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContainingAll("received: 'rate' is monthly, 'a' daily", "one value per day");
        assertThatThrownBy(() -> series.past(days("rain", DAY, 20)).future(days("rain", DAY, 20)))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("'rain' twice for 'a'");
        assertThatThrownBy(() -> series.past("rain"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("'a' was not read from a table");
    }

    @Test
    void a_covariate_with_a_hole_is_refused_with_its_first_time_stamp() {
        Series rain = Series.daily("rain", DAY, 1, 2, Double.NaN, 4);

        assertThatThrownBy(() -> days("a", DAY, 4).past(rain).split(0.5))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("received: 1 missing in 'rain', the first at 2024-01-03");
    }

    @Test
    void all_series_are_split_at_one_date_and_a_series_without_rows_on_both_sides_is_named() {
        Panel panel = panel(days("a", DAY, 100), days("b", DAY.plusDays(50), 60), days("c", DAY, 60));

        assertThat(panel.without("c").split(0.8).firstTest().toLocalDate()).isEqualTo(DAY.plusDays(88));
        assertThat(panel.without("c").split(0.8).trainRows(1)).isEqualTo(38);
        assertThat(panel.without("c").split(0.8).test(1).size()).isEqualTo(22);
        assertThatThrownBy(() -> panel.split(0.8))
                .isInstanceOf(ShapeProblem.class)
                .hasMessage("""
                        A split leaves each series at least one row to train and one to test.
                          received: 'c' has 60 rows, 60 of them before 2024-03-29, where all series are split
                          try: another share or day, or the panel .without("c")""");
        assertThatThrownBy(() -> panel.without("c").split(0.8).lookback(40))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("lookback=40, training rows=38 of 'b'");
        assertThatThrownBy(() -> panel.without("c").split(0.8).lookback(30).horizon(7))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("validation rows=7, training rows=38 of 'b'");
    }

    @Test
    void series_that_do_not_fit_together_are_refused() {
        Series a = days("a", DAY, 20);

        assertThatThrownBy(() -> panel(a, days("a", DAY, 9)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("'a' twice");
        assertThatThrownBy(() -> panel(a, Series.monthly("b", DAY, 1, 2)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("'a' is daily, 'b' monthly");
        TimeIndex noon = new TimeIndex(DAY.atTime(12, 0), Frequency.DAILY, 2);
        assertThatThrownBy(() -> panel(a, Series.of("b", noon, 1, 2)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("'b' at 2024-01-01T12:00");
        assertThatThrownBy(() -> new Panel(
                        "x",
                        List.of(
                                Member.of(a),
                                days("b", DAY, 9).past(a).members().get(0))))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("'a' has none, 'b' past a");
        assertThatThrownBy(() -> panel()).isInstanceOf(DataProblem.class);
    }

    @Test
    void a_panel_is_asked_by_name_and_says_what_is_close() {
        Panel panel = panel(days("Seattle", DAY, 9), days("Boston", DAY, 9));

        assertThat(panel.series("Boston").name()).isEqualTo("Boston");
        assertThat(panel.only("Boston").series().name()).isEqualTo("Boston");
        assertThatThrownBy(() -> panel.series("Botson"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContainingAll("where the panel has Seattle, Boston", "try: 'Boston'");
        assertThatThrownBy(panel::series)
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("a panel of 2: Seattle, Boston");
        assertThatThrownBy(() -> panel.statics("height", Map.of("Seattle", 3)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("none of 'height' for 'Boston'");
    }

    @Test
    void the_sha_256_changes_with_every_number_that_a_model_sees() {
        Series a = days("a", DAY, 20);
        Panel plain = panel(a);
        Panel rich =
                a.past(days("rain", DAY, 20)).future(days("price", DAY, 25)).statics("h", Map.of("a", 1));

        assertThat(plain.sha256()).isEqualTo(a.sha256());
        assertThat(List.of(
                        rich.sha256(),
                        a.past(days("rain", DAY, 20)).sha256(),
                        a.future(days("rain", DAY, 20)).sha256(),
                        a.past(days("rain", DAY, 20))
                                .future(days("price", DAY, 26))
                                .statics("h", Map.of("a", 1))
                                .sha256(),
                        a.past(days("rain", DAY, 20))
                                .future(days("price", DAY, 25))
                                .statics("h", Map.of("a", 2))
                                .sha256(),
                        panel(a, days("b", DAY, 20)).sha256(),
                        panel(a, days("b", DAY, 21)).sha256(),
                        plain.sha256()))
                .doesNotHaveDuplicates();
    }

    @Test
    void problems_of_a_group_name_it() {
        Table table = weather().dropRows(13);

        assertThatThrownBy(() -> series(table, "date", "tmax", groupBy("station")))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("received: in 'New York', 2024-01-04 is missing");
        assertThatThrownBy(() -> series(table, "date", "tmax", groupBy()))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("groupBy(\"station\")");
        assertThatThrownBy(() -> series(table, "date", targets())).isInstanceOf(ConfigProblem.class);
    }
}
