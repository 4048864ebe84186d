package org.cellstate.dsl.chart.xchart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Box;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.ParallelCoordinates;
import org.cellstate.dsl.chart.Ramp;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of chart over numbers and names that break charts: it draws, it says what is missing, and it never throws. */
class HardInputsTest {

    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final List<double[]> NUMBERS = List.of(
            new double[] {},
            new double[] {1},
            new double[] {NAN},
            new double[] {0, 0, 0},
            new double[] {-3, -3},
            new double[] {NAN, NAN, NAN},
            new double[] {INF, -INF, INF},
            new double[] {1, NAN, 2, INF, -INF, 0, -5},
            new double[] {0, -1, -2},
            new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, 0},
            new double[] {Double.MIN_VALUE, 2 * Double.MIN_VALUE},
            new double[] {1e-300, 1e300},
            new double[] {1, Math.nextUp(1.0)},
            new double[] {1e15, 1e15 + 1});
    private static final List<String> NAMES = List.of(
            "",
            "a",
            "x".repeat(300),
            "words ".repeat(100),
            "日本語の列名",
            "\uD83D\uDE00 smile",
            "tab\tand\nline",
            "<b>&amp;</b>",
            "مرحبا",
            "\u0301\u0302",
            "\uD800");

    static Stream<double[]> numbers() {
        Random random = new Random(12);
        List<double[]> all = new ArrayList<>(NUMBERS);
        for (int i = 0; i < 6; i++) {
            double[] some = new double[random.nextInt(16)];
            for (int j = 0; j < some.length; j++) {
                double[] pool = NUMBERS.get(random.nextInt(NUMBERS.size()));
                some[j] = pool.length == 0 || random.nextBoolean()
                        ? random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6.0)
                        : pool[random.nextInt(pool.length)];
            }
            all.add(some);
        }
        return all.stream();
    }

    static Stream<Axis> axes() {
        return Stream.of(
                Axis.number("n"),
                Axis.whole("w"),
                Axis.logarithmic("l"),
                Axis.time("t"),
                Axis.categories("c", List.of("one", "two", "three")),
                Axis.categories("none", List.of()));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void a_figure_of_all_marks_draws_on_every_pair_of_axes(double[] numbers) {
        for (Axis x : axes().toList()) {
            for (Axis y : axes().toList()) {
                Figure figure = Figure.titled("t").x(x).y(y).size(200, 150);
                for (Mark mark : marks(numbers)) {
                    figure = figure.with(mark);
                }
                assertDraws(figure);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void each_mark_alone_says_when_nothing_is_left(double[] numbers) {
        for (Mark mark : marks(numbers)) {
            Figure figure =
                    Figure.titled("t").y(Axis.logarithmic("l")).size(200, 150).with(mark);
            boolean curve = mark instanceof Mark.Line || mark instanceof Mark.Stems || mark instanceof Mark.Steps;
            boolean nothing =
                    IntStream.range(0, numbers.length).noneMatch(i -> Double.isFinite(numbers[i]) && numbers[i] > 0);

            assertDraws(figure);
            if (curve) {
                assertThat(figure.omissions().contains("No values")).isEqualTo(nothing);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void a_heat_map_counts_its_cells_without_numbers(double[] numbers) {
        double[][] column = new double[numbers.length][1];
        for (int i = 0; i < numbers.length; i++) {
            column[i][0] = numbers[i];
        }
        long lost = Values.of(numbers).stream()
                .filter(number -> !Double.isFinite(number))
                .count();
        for (Ramp ramp : Ramp.values()) {
            for (double[][] cells : List.of(column, new double[][] {numbers})) {
                Heatmap map = Heatmap.of("t", List.of(), List.of(), cells).ramp(ramp);

                assertDraws(map);
                assertDraws(map.range(-1, 1).square(false).size(120, 90));
                assertThat(map.omissions().contains("Left out")).isEqualTo(lost > 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void parallel_coordinates_draw_on_axes_of_every_kind(double[] numbers) {
        List<Axis> axes = axes().toList();
        List<Values> columns = Collections.nCopies(axes.size(), Values.of(numbers));
        for (ParallelCoordinates.Best best : ParallelCoordinates.Best.values()) {
            assertDraws(ParallelCoordinates.of("t", axes, columns).best(best));
        }
        for (int axis = 0; axis < axes.size(); axis++) {
            assertDraws(ParallelCoordinates.of("t", axes.subList(axis, axis + 1), columns.subList(0, 1))
                    .size(120, 90));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void names_of_any_length_and_script_are_drawn_everywhere(String name) {
        List<String> three = List.of(name, "b", name);
        Values places = Values.of(0, 1, 2);
        Figure figure = Figure.titled(name)
                .x(Axis.categories(name, three))
                .y(Axis.number(name))
                .caption(name)
                .with(new Mark.Line(name, places, places, Stroke.solid(Palette.BLUE, 1)))
                .with(new Mark.Bars(name, places, places, Palette.BLUE))
                .with(new Mark.HorizontalRule(name, 1))
                .with(new Mark.Rule(name, 1))
                .with(new Mark.Region(name, 1, 2, true))
                .with(new Mark.Annotation(name, 2, 2))
                .with(new Mark.Points(name, places, places, Palette.BLUE, 4));
        Figure lying = Figure.titled(name)
                .y(Axis.categories(name, three))
                .with(new Mark.HorizontalBars(name, places, places, Palette.BLUE));
        Heatmap map = Heatmap.of(name, three, three, new double[3][3])
                .rowTitle(name)
                .columnTitle(name)
                .caption(name);
        ParallelCoordinates lines = ParallelCoordinates.of(
                name, List.of(Axis.categories(name, three), Axis.number(name)), List.of(places, places));

        for (Chart chart : List.of(figure, lying, map, lines)) {
            assertDraws(chart);
            assertDraws(chart.size(120, 90));
        }
        assertDraws(Facets.of(name, 2, figure, lying, map, lines).caption(name));
    }

    static Stream<String> names() {
        return NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("counts")
    void any_number_of_panels_rows_and_names_has_a_picture(int count) {
        List<String> names =
                IntStream.range(0, count).mapToObj(i -> "name " + i).toList();
        Values places = Values.counting(0, count);
        Figure bars =
                Figure.titled("t").x(Axis.categories(names)).with(new Mark.Bars("", places, places, Palette.BLUE));
        Figure lying = Figure.titled("t")
                .y(Axis.categories(names))
                .with(new Mark.HorizontalBars("", places, places, Palette.BLUE));

        assertDraws(bars);
        assertDraws(lying);
        assertDraws(Heatmap.of("t", names, names, new double[count][count]));
        assertDraws(Facets.of("t", 3, Collections.nCopies(Math.min(count, 30), bars.size(200, 150)))
                .size(300, 200));
        assertDraws(Facets.of("t", 50, Facets.of("inner", 2), Facets.of("", 1, lying)));
    }

    static Stream<Integer> counts() {
        return Stream.of(0, 1, 2, 41, 300);
    }

    private static List<Mark> marks(double[] numbers) {
        Values y = Values.of(numbers);
        Values x = Values.counting(0, numbers.length);
        List<Box> boxes = IntStream.range(0, numbers.length)
                .mapToObj(i -> i % 2 == 0 ? Box.of(y) : Box.of(Values.of(numbers[i])))
                .toList();
        List<Mark> marks = new ArrayList<>(List.of(
                new Mark.Line("line", x, y, Stroke.dashed(Palette.BLUE, 1)),
                new Mark.Steps("steps", x, y, Stroke.solid(Palette.BLUE, 1)),
                new Mark.Band("band", x, y, x, Palette.BLUE, 0.2),
                new Mark.Points("points", x, y, Palette.BLUE, 4),
                new Mark.Points("points", y, x, Palette.BLUE, 4),
                new Mark.Bars("bars", x, y, Palette.BLUE),
                new Mark.Stems("stems", x, y, Palette.BLUE),
                new Mark.Boxes("boxes", x, boxes, Palette.BLUE),
                new Mark.HorizontalBars("lying", y, x, y, x, Palette.BLUE)));
        for (double number : Arrays.copyOf(numbers, Math.min(3, numbers.length))) {
            marks.add(new Mark.Rule("rule", number));
            marks.add(new Mark.HorizontalRule("level", number));
            marks.add(new Mark.Annotation("here", number, number));
            marks.add(new Mark.Region("part", number, 1, true));
        }
        return marks;
    }

    private static void assertDraws(Chart chart) {
        Picture picture = FigureDrawing.draw(chart);

        assertThat(picture).isInstanceOf(Picture.Png.class);
        assertThat(((Picture.Png) picture).bytes()).hasSizeGreaterThan(100);
        assertThat(chart.altText()).isNotNull();
    }
}
