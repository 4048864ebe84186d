package org.cellstate.dsl.chart.vega;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Box;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.ParallelCoordinates;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.junit.jupiter.api.Test;

/** What the specifications hold. That they are ones of Vega-Lite 5 is checked against its schema by test_vega.py. */
class VegaLiteTest {

    private static final Values X = Values.of(1, 2, 3);
    private static final Values Y = Values.of(4, Double.NaN, 6);
    private static final Stroke STROKE = Stroke.solid(Palette.BLUE, 2);

    private static Mark.Line line(String label, Palette colour) {
        return new Mark.Line(label, X, Y, Stroke.solid(colour, 2));
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // what is not there fails the test
    private static List<Map<String, Object>> layers(Chart chart) {
        return (List<Map<String, Object>>) VegaLite.of(chart).get("layer");
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // what is not there fails the test
    private static Map<String, Object> map(Object tree, String... path) {
        Map<String, Object> at = (Map<String, Object>) tree;
        for (String name : path) {
            at = (Map<String, Object>) at.get(name);
        }
        return at;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // what is not there fails the test
    private static List<Map<String, Object>> rows(Map<String, Object> layer) {
        return (List<Map<String, Object>>) map(layer, "data").get("values");
    }

    private static Object first(Map<String, Object> object, String list) {
        return item(object, list, 0);
    }

    @SuppressWarnings("NullAway") // what is not there fails the test
    private static Object item(Map<String, Object> object, String list, int position) {
        return ((List<?>) object.get(list)).get(position);
    }

    private static long allRows(Object tree) {
        if (tree instanceof Map<?, ?> object) {
            long own =
                    object.get("values") instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?>
                            ? list.size()
                            : 0;
            return own
                    + object.values().stream().mapToLong(VegaLiteTest::allRows).sum();
        }
        return tree instanceof List<?> list
                ? list.stream().mapToLong(VegaLiteTest::allRows).sum()
                : 0;
    }

    @Test
    void a_line_has_its_points_as_rows_and_null_where_there_is_a_gap() {
        Map<String, Object> line =
                layers(Figure.titled("").with(line("", Palette.GREEN))).get(1);

        assertThat(rows(line))
                .containsExactly(
                        Tree.of("x", 1.0, "y", 4.0), Tree.of("x", 2.0, "y", null), Tree.of("x", 3.0, "y", 6.0));
        assertThat(map(line, "mark")).containsEntry("type", "line");
        assertThat(map(line, "encoding", "color")).containsEntry("value", "#009E73");
    }

    @Test
    void it_zooms_along_axes_of_numbers_and_not_along_names() {
        Figure numbers = Figure.titled("").with(line("", Palette.BLUE));

        Figure named = numbers.x(Axis.categories(List.of("a", "b", "c", "d")));

        assertThat(map(first(layers(numbers).get(0), "params"), "select"))
                .containsEntry("encodings", List.of("x", "y"));
        assertThat(map(first(layers(named).get(0), "params"), "select")).containsEntry("encodings", List.of("y"));
    }

    @Test
    void named_lines_stand_in_a_legend_in_their_colours() {
        List<Map<String, Object>> layers = layers(Figure.titled("")
                .with(line("train", Palette.BLUE))
                .with(line("the \"valid\" one", Palette.VERMILLION)));

        assertThat(map(layers.get(2), "encoding", "color", "scale"))
                .containsEntry("domain", List.of("train", "the \"valid\" one"))
                .containsEntry("range", List.of("#0072B2", "#D55E00"));
        assertThat(layers.get(2).get("transform"))
                .isEqualTo(List.of(Tree.of("calculate", "\"the \\\"valid\\\" one\"", "as", "series")));
    }

    @Test
    void times_stay_what_they_are_in_their_zone() {
        double noonInParis = Instant.parse("2024-07-01T10:00:00Z").toEpochMilli();
        Figure figure = Figure.titled("")
                .x(Axis.time("").in(ZoneId.of("Europe/Paris")))
                .with(new Mark.Line("", Values.of(noonInParis), Values.of(1), STROKE));

        Map<String, Object> line = layers(figure).get(1);

        assertThat(rows(line).get(0))
                .containsEntry("x", Instant.parse("2024-07-01T12:00:00Z").toEpochMilli());
        assertThat(map(line, "encoding", "x")).containsEntry("type", "temporal");
    }

    @Test
    void every_mark_becomes_layers() {
        List<Mark> marks = List.of(
                line("", Palette.BLUE),
                new Mark.Band("", X, X, Y, Palette.BLUE, 0.3),
                new Mark.Points("", X, Y, Palette.BLUE, 4),
                new Mark.Bars("", X, Y, Palette.BLUE),
                new Mark.Bins("", Values.of(0, 1, 2, 3), X, Palette.BLUE),
                new Mark.Steps("", X, Y, STROKE),
                new Mark.Stems("", X, Y, Palette.BLUE),
                new Mark.Boxes("", Values.of(1), List.of(Box.of(Values.of(1, 2, 3, 99))), Palette.BLUE),
                new Mark.HorizontalBars("", X, Y, X, X, Palette.BLUE),
                new Mark.HorizontalRule("bound", 2),
                new Mark.Annotation("here", 1, 2),
                new Mark.Rule("from here", 2),
                new Mark.Region("test", 1, 2, true));

        for (Mark mark : marks) {
            assertThat(layers(Figure.titled("").with(mark))).as(mark.toString()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void no_chart_has_more_than_5000_rows() {
        int many = 50_000;
        Values x = Values.counting(0, many);
        double[] waves =
                IntStream.range(0, many).mapToDouble(i -> Math.sin(i * 0.7) * i).toArray();
        Arrays.fill(waves, 1_000, 2_000, Double.NaN);
        Values y = Values.of(waves);
        Values up = Values.of(Arrays.stream(waves).map(value -> value + 1).toArray());
        List<Chart> charts = new ArrayList<>();
        for (Mark mark : List.of(
                new Mark.Line("", x, y, STROKE),
                new Mark.Steps("", x, y, STROKE),
                new Mark.Band("", x, y, up, Palette.BLUE, 0.3),
                new Mark.Points("", x, y, Palette.BLUE, 4),
                new Mark.Bars("", x, y, Palette.BLUE),
                new Mark.Bars("", y, x, Palette.BLUE),
                new Mark.Stems("", x, y, Palette.BLUE),
                new Mark.HorizontalBars("", y, x, y, up, Palette.BLUE),
                new Mark.Boxes("", Values.of(0), List.of(new Box(0, 1, 2, 3, 4, y)), Palette.BLUE))) {
            charts.add(Figure.titled("").with(mark));
        }
        Figure crowd = Figure.titled("");
        for (int i = 0; i < 10; i++) {
            crowd = crowd.with(new Mark.Line("line " + i, x, y, STROKE));
        }
        charts.add(crowd);
        charts.add(Facets.of("", 2, crowd, crowd, crowd));
        charts.add(Heatmap.of("", List.of(), List.of(), new double[300][400]));
        charts.add(ParallelCoordinates.of("", List.of(Axis.number("a"), Axis.number("b")), List.of(x, y)));

        for (Chart chart : charts) {
            assertThat(allRows(VegaLite.of(chart)))
                    .as(chart.getClass().toString())
                    .isBetween(30L, 5_000L);
        }
    }

    @Test
    void a_spike_among_a_million_stays() {
        double[] flat = new double[1_000_000];
        flat[654_321] = 17;
        Figure figure =
                Figure.titled("").with(new Mark.Line("", Values.counting(0, flat.length), Values.of(flat), STROKE));

        assertThat(rows(layers(figure).get(1))).contains(Tree.of("x", 654_321.0, "y", 17.0));
    }

    @Test
    void a_heat_map_has_a_row_for_each_cell_with_the_names_of_its_sides() {
        Map<String, Object> spec =
                VegaLite.of(Heatmap.of("", List.of("r"), List.of("a", "b"), new double[][] {{0.25, Double.NaN}})
                        .range(0, 1));

        assertThat(rows(spec))
                .extracting(row -> row.get("column name"), row -> row.get("value"), row -> row.get("text"))
                .containsExactly(tuple("a", 0.25, ".25"), tuple("b", null, ""));
    }

    @Test
    void the_best_of_parallel_lines_is_drawn_in_ink_on_top() {
        Map<String, Object> spec = VegaLite.of(ParallelCoordinates.of(
                "",
                List.of(Axis.number("rate"), Axis.number("error")),
                List.of(Values.of(1, 2), Values.of(0.5, 0.25))));

        Map<String, Object> best = map(item(spec, "layer", 2));
        assertThat(rows(best)).extracting(row -> row.get("line")).containsOnly(1);
        assertThat(map(best, "encoding", "color")).containsEntry("value", "#222222");
    }

    @Test
    void a_chart_without_values_has_axes_and_words() {
        Map<String, Object> spec =
                VegaLite.of(Figure.titled("Nothing to see").x(Axis.time("")).y(Axis.logarithmic("loss")));

        assertThat(spec.get("description")).isEqualTo("Nothing to see\nNo values to draw.");
        assertThat(layers(Figure.titled(""))).hasSize(1);
    }

    @Test
    void bars_side_by_side_have_sides_of_their_own_and_a_legend() {
        Values places = Values.of(0, 1);
        Figure figure = Figure.titled("")
                .x(Axis.categories("", List.of("a", "b")))
                .with(new Mark.Bars("one", places, Values.of(1, 2), Palette.BLUE, new Mark.Slot(0, 2)))
                .with(new Mark.Bars("two", places, Values.of(3, 4), Palette.VERMILLION, new Mark.Slot(1, 2)));

        List<Map<String, Object>> layers = layers(figure);

        assertThat(rows(layers.get(1)).get(1)).containsEntry("x", 0.6).containsEntry("x2", 1.0);
        assertThat(rows(layers.get(2)).get(1)).containsEntry("x", 1.0).containsEntry("x2", 1.4);
        assertThat(map(layers.get(2), "encoding", "color", "scale").get("domain"))
                .isEqualTo(List.of("one", "two"));
    }
}
