package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Box;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Ramp;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class PlotTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

    private static Table weather() {
        return Table.create(
                "weather",
                StringColumn.create("city", "Oslo", "Rome", "Oslo", "Rome"),
                DateColumn.create("date", DAY, DAY, DAY.plusDays(1), DAY.plusDays(1)),
                DoubleColumn.create("temperature", -3.0, 12.0, -5.0, 14.0),
                IntColumn.create("rain", 0, 4, 2, 0));
    }

    private static Mark only(Figure figure) {
        assertThat(figure.marks()).hasSize(1);
        return figure.marks().get(0);
    }

    private static Mark.Line line(Figure figure) {
        return (Mark.Line) only(figure);
    }

    private static String title(Chart chart) {
        return chart.title().replace(Numbers.THIN_SPACE, ' ');
    }

    @Test
    void arrays_and_lists_are_lines_over_their_index() {
        for (Figure figure : List.of(
                Plot.line(3, 1, 2),
                Plot.line(new double[] {3, 1, 2}),
                Plot.line(new int[] {3, 1, 2}),
                Plot.line(List.of(3.0, 1.0, 2.0)),
                Plot.line(List.of(3, 1, 2)))) {
            assertThat(line(figure).x()).isEqualTo(Values.of(0, 1, 2));
            assertThat(line(figure).y()).isEqualTo(Values.of(3, 1, 2));
            assertThat(figure.x()).isEqualTo(Axis.whole("index"));
            assertThat(figure.title()).isEqualTo("3 values, mean 2");
        }
    }

    @Test
    void nulls_in_a_list_and_missing_cells_are_gaps() {
        assertThat(line(Plot.line(Arrays.asList(1.0, null, 3.0))).y()).isEqualTo(Values.of(1, Double.NaN, 3));
        IntColumn column = IntColumn.create("rain", 1, 2);
        column.appendMissing();

        assertThat(line(Plot.line(column)).y()).isEqualTo(Values.of(1, 2, Double.NaN));
        assertThat(Plot.line(column).title()).isEqualTo("rain: 2 values, mean 1.5");
    }

    @Test
    void a_series_is_drawn_over_its_time_and_called_by_its_name_and_unit() {
        double[] values = new double[7305];
        Arrays.fill(values, 9649);
        Series births = Series.daily("births", DAY, values).unit("per day");

        Figure figure = Plot.line(births);

        assertThat(title(figure)).isEqualTo("births: 7 305 values, mean 9 649");
        assertThat(figure.x()).isEqualTo(Axis.time(""));
        assertThat(figure.y()).isEqualTo(Axis.number("births (per day)"));
        assertThat(figure.x().text(line(figure).x().at(1))).isEqualTo("2024-01-02");
        assertThat(line(figure).label()).isEmpty();
    }

    @Test
    void several_series_share_a_panel_in_different_colours_each_with_its_name() {
        Series north = Series.daily("north", DAY, 1, 2);
        Series south = Series.daily("south", DAY.plusDays(1), 5, 7, 9);

        Figure figure = Plot.line(north, south);

        assertThat(figure.marks()).extracting(Mark::label).containsExactly("north", "south");
        assertThat(figure.marks().get(0))
                .isInstanceOfSatisfying(
                        Mark.Line.class,
                        line -> assertThat(line.stroke().colour()).isEqualTo(Palette.BLUE));
        assertThat(figure.marks().get(1)).isInstanceOfSatisfying(Mark.Line.class, line -> {
            assertThat(line.stroke().colour()).isEqualTo(Palette.VERMILLION);
            assertThat(line.x().size()).isEqualTo(3);
        });
        assertThat(figure.title()).isEqualTo("On average: north 1.5, south 7");
        assertThat(figure.y().title()).isEmpty();
    }

    @Test
    void a_map_is_named_lines_of_whatever_holds_numbers() {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("doubles", new double[] {1, 2});
        named.put("floats", new float[] {3, 4});
        named.put("list", List.of(5, 6));
        named.put("column", DoubleColumn.create("x", 7, 8));

        Figure figure = Plot.line(named);

        assertThat(figure.marks()).extracting(Mark::label).containsExactly("doubles", "floats", "list", "column");
        assertThat(figure.title()).isEqualTo("Highest of 4 on average: column 7.5");
    }

    @Test
    void columns_of_a_table_are_lines_over_dates_sorted_by_them() {
        Table table = Table.create(
                DateTimeColumn.create(
                        "time",
                        LocalDateTime.of(2024, 1, 2, 6, 30),
                        LocalDateTime.of(2024, 1, 1, 0, 0),
                        LocalDateTime.of(2024, 1, 3, 0, 0)),
                DoubleColumn.create("load", 2, 1, 3));

        Figure figure = Plot.line(table, "time", "load");

        assertThat(line(figure).y()).isEqualTo(Values.of(1, 2, 3));
        assertThat(figure.x().text(line(figure).x().at(1))).isEqualTo("2024-01-02 06:30");
        assertThat(figure.x()).isEqualTo(Axis.time("time"));
        assertThat(figure.y()).isEqualTo(Axis.number("load"));
        assertThat(figure.caption()).isEqualTo("Sorted by time.");
    }

    @Test
    void figures_lie_over_each_other_in_different_colours() {
        Figure both = Plot.line(1, 2).with(Plot.line(3, 4));

        assertThat(both.marks())
                .extracting(mark -> ((Mark.Line) mark).stroke().colour())
                .containsExactly(Palette.BLUE, Palette.VERMILLION);
        assertThat(both.title()).isEqualTo("2 values, mean 1.5");
    }

    @Test
    void axes_turn_logarithmic_and_keep_their_titles() {
        Figure figure =
                Plot.line(DoubleColumn.create("price", 1, 10, 100)).logY().logX();

        assertThat(figure.y()).isEqualTo(Axis.logarithmic("price"));
        assertThat(figure.x()).isEqualTo(Axis.logarithmic("index"));
    }

    @Test
    void a_scatter_plot_tells_the_correlation() {
        Figure figure = Plot.scatter(
                DoubleColumn.create("size", 1, 2, 3, 4, 5, 6, 7, Double.NaN),
                DoubleColumn.create("price", 2, 1, 4, 3, 7, 5, 8, 1));

        // numpy.corrcoef: 0.87279743
        assertThat(figure.title()).isEqualTo("price against size: correlation 0.87 over 7 points");
        assertThat(figure.x().title()).isEqualTo("size");
        assertThat(figure.y().title()).isEqualTo("price");
        assertThat(only(figure)).isInstanceOf(Mark.Points.class);
    }

    @Test
    void constant_numbers_have_no_correlation() {
        assertThat(Plot.scatter(new double[] {1, 2, 3}, new double[] {4, 4, 4}).title())
                .isEqualTo("3 points");
    }

    @Test
    void groups_of_a_scatter_plot_have_colours_and_names() {
        Figure figure = Plot.scatter(weather(), "rain", "temperature", "city");

        assertThat(figure.marks()).extracting(Mark::label).containsExactly("Oslo", "Rome");
        assertThat(((Mark.Points) figure.marks().get(1)).y()).isEqualTo(Values.of(12, 14));
        assertThat(((Mark.Points) figure.marks().get(1)).colour()).isEqualTo(Palette.VERMILLION);
    }

    @Test
    void bars_stand_beside_each_other_and_lie_where_their_names_are_long() {
        Figure standing = Plot.bars(new String[] {"a", "b", "c"}, 3, 12, 5);
        Figure lying = Plot.bars(
                List.of("a name that takes a whole line", "b", "another name of that length"), List.of(1, 2, 3));

        assertThat(standing.title()).isEqualTo("b is the highest of 3 with 12");
        assertThat(standing.x().names()).containsExactly("a", "b", "c");
        assertThat(only(standing)).isInstanceOf(Mark.Bars.class);
        assertThat(only(lying)).isInstanceOf(Mark.HorizontalBars.class);
        assertThat(lying.y().names()).contains("b");
    }

    @Test
    void bars_of_several_stand_side_by_side_at_each_label() {
        Map<String, double[]> values = new LinkedHashMap<>();
        values.put("LSTM", new double[] {3, 12, 5});
        values.put("GRU", new double[] {4, -2, Double.NaN});
        Figure figure = Plot.bars(List.of("a", "b", "c"), values);

        Mark.Bars lstm = (Mark.Bars) figure.marks().get(0);
        Mark.Bars gru = (Mark.Bars) figure.marks().get(1);
        assertThat(lstm.sides()).containsExactly(-0.4, 0);
        assertThat(gru.sides()).containsExactly(0, 0.4);
        assertThat(gru.colour()).isNotEqualTo(lstm.colour());
        assertThat(figure.altText())
                .isEqualTo(
                        "LSTM is highest at b with 12\n  LSTM: a 3; b 12; c 5\n  GRU: a 4; b -2\nLeft out: 1 value missing.");
    }

    @Test
    void bars_of_columns_side_by_side_are_called_what_the_columns_are() {
        Table table = Table.create(
                StringColumn.create("month", "May", "June"),
                DoubleColumn.create("rain", 3, 4),
                DoubleColumn.create("snow", 1, 0));
        Figure figure = Plot.bars(table, "month", "rain", "snow");

        assertThat(figure.title()).isEqualTo("rain is highest at June with 4");
        assertThat(figure.x().title()).isEqualTo("month");
        assertThat(figure.marks()).extracting(Mark::label).containsExactly("rain", "snow");
    }

    @Test
    void too_many_bars_side_by_side_are_refused() {
        Map<String, double[]> seven = new LinkedHashMap<>();
        for (int i = 0; i < 7; i++) {
            seven.put("series " + i, new double[] {i});
        }
        assertThatThrownBy(() -> Plot.bars(List.of("a"), seven))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("received: 7 at each of 1 labels");
        assertThatThrownBy(() -> Plot.bars(List.of("a", "b"), Map.of("x", new double[] {1})))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("received: 1 values of 'x', 2 labels");
    }

    @Test
    void bars_of_a_table_are_called_what_its_columns_are() {
        Figure figure = Plot.bars(weather().first(2), "city", "temperature");

        assertThat(figure.title()).isEqualTo("temperature: Rome is the highest of 2 with 12");
        assertThat(figure.x().title()).isEqualTo("city");
        assertThat(figure.y().title()).isEqualTo("temperature");
    }

    @Test
    void a_histogram_says_where_its_bins_come_from_and_what_it_left_out() {
        Figure figure =
                Plot.histogram(DoubleColumn.create("ratio", 0.1, 0.25, 0.35, 0.3, 0.45, 0.6, 0.2, 0.3, Double.NaN));

        assertThat(figure.title()).isEqualTo("ratio: 8 values, mean 0.3187");
        assertThat(figure.caption())
                .isEqualTo("5 bins of 0.1 (Freedman and Diaconis, rounded). Left out: 1 value not finite.");
        assertThat(only(figure))
                .isInstanceOfSatisfying(
                        Mark.Bins.class, bins -> assertThat(bins.counts()).isEqualTo(Values.of(1, 2, 3, 1, 1)));
        assertThat(Plot.histogram(new double[] {1, 2, 3, 4}, 3).caption()).isEqualTo("3 bins of 1 (as asked for).");
    }

    @Test
    void a_box_is_drawn_for_each_group_by_tukeys_rule() {
        Figure one = Plot.box(2, 3, 5, 5, 7, 8, 9, 11, 13, 14, 17, 40);
        Figure groups = Plot.box(weather(), "city", "temperature");

        // numpy.percentile: quartiles 5, 8.5, 13.25; matplotlib's boxplot_stats: whiskers 2 and 17, flier 40
        assertThat(((Mark.Boxes) only(one)).boxes()).containsExactly(new Box(2, 5, 8.5, 13.25, 17, Values.of(40)));
        assertThat(one.title()).isEqualTo("median 8.5, half of it between 5 and 13.25");
        assertThat(groups.title()).isEqualTo("temperature: median from -4 (Oslo) to 13 (Rome)");
        assertThat(groups.x().names()).containsExactly("Oslo", "Rome");
    }

    @Test
    void a_heat_map_finds_its_highest_cell_and_shows_the_sign_of_numbers() {
        Heatmap map = Plot.heatmap(new double[][] {{1, 2, Double.NaN}, {3, 9, 4}});
        Heatmap signed = Plot.heatmap(List.of("x"), List.of("a", "b"), new double[][] {{-1, 1}});

        assertThat(map.title()).isEqualTo("2 × 3 cells, highest 9 at row 2, column 2");
        assertThat(map.shading().ramp()).isEqualTo(Ramp.SEQUENTIAL);
        assertThat(signed.title()).isEqualTo("1 × 2 cells, highest 1 at row x, column b");
        assertThat(signed.shading().ramp()).isEqualTo(Ramp.DIVERGING);
    }

    @Test
    void values_that_cannot_be_drawn_are_no_error() {
        double[] nothing = {Double.NaN, Double.POSITIVE_INFINITY};

        for (Chart chart : List.of(
                Plot.line(nothing),
                Plot.line(nothing).logY(),
                Plot.scatter(nothing, nothing),
                Plot.bars(new String[] {"a", "b"}, nothing),
                Plot.histogram(nothing),
                Plot.box(nothing),
                Plot.heatmap(new double[][] {nothing}))) {
            assertThat(chart.altText()).isNotBlank();
        }
        assertThat(Plot.histogram(nothing).title()).isEqualTo("no values");
    }

    @Test
    void x_and_y_of_different_lengths_are_told() {
        assertThatThrownBy(() -> Plot.line(new double[] {1, 2, 3}, new double[] {1, 2}))
                .isInstanceOf(ShapeProblem.class)
                .hasMessage("""
                        A plot needs as many y values as x values.
                          received: 2 y values, 3 x values
                          try: one for each; NaN where a number is missing""");
        assertThatThrownBy(() -> Plot.bars(new String[] {"a"}, 1, 2))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("received: 2 values, 1 labels");
        assertThatThrownBy(() -> Plot.line(Map.of("a", new double[] {1}, "b", new double[] {1, 2})))
                .isInstanceOf(ShapeProblem.class);
        assertThatThrownBy(() -> Plot.heatmap(new double[][] {{1, 2}, {3}}))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("received: rows of 2 and 1 cells");
    }

    @Test
    void a_column_that_is_not_there_is_told_with_the_names_that_are_close() {
        assertThatThrownBy(() -> Plot.line(weather(), "date", "temprature"))
                .isInstanceOf(DataProblem.class)
                .hasMessage("""
                        The column must be in the table.
                          received: 'temprature', where the columns are city, date, temperature, rain
                          try: 'temperature'""");
    }

    @Test
    void text_is_no_number() {
        assertThatThrownBy(() -> Plot.histogram(weather(), "city"))
                .isInstanceOf(DataProblem.class)
                .hasMessage("""
                        A plot is made of numbers.
                          received: the column 'city' of type string, such as "Oslo"
                          try: a column of numbers, or Plot.bars(table, "city", …) with this one as labels""");
        assertThatThrownBy(() -> Plot.line(Map.of("a", List.of("x"))))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("received: 'a' is of type");
    }

    @Test
    void no_values_at_all_are_told() {
        assertThatThrownBy(() -> Plot.line(new double[0]))
                .isInstanceOf(DataProblem.class)
                .hasMessage("""
                        A plot needs at least one value.
                          received: no values
                          try: numbers, or NaN where one is missing""");
        assertThatThrownBy(() -> Plot.box(Map.of())).isInstanceOf(DataProblem.class);
        assertThatThrownBy(() -> Plot.heatmap(new double[0][])).isInstanceOf(DataProblem.class);
    }

    @Test
    void more_than_can_be_read_is_told() {
        String[] labels = new String[61];
        Arrays.setAll(labels, i -> "label " + i);

        assertThatThrownBy(() -> Plot.bars(labels, new double[61]))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("at most 60");
        assertThatThrownBy(() -> Plot.histogram(new double[] {1}, 0)).isInstanceOf(ConfigProblem.class);
    }
}
