package org.cellstate.dsl.chart.xchart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.chart.Heatmap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the colour bar lies, read off the SVG: of whatever size, none of it is cut off and nothing is written over it. */
class ColourBarTest {

    private static final Pattern STRIPE =
            Pattern.compile("<rect x=\"[0-9.]+\" y=\"([0-9.]+)\" width=\"10\" height=\"(0\\.5)\"");
    private static final Pattern TEXT = Pattern.compile("<text x=\"([0-9.]+)\" y=\"([0-9.]+)\"");

    static Stream<Heatmap> maps() {
        Heatmap one = rows(1);
        return Stream.of(
                one,
                one.title(""),
                one.caption("Weights of the only head."),
                one.caption("A caption of many words. ".repeat(12)),
                one.rowTitle("output").columnTitle("input"),
                one.size(300, 120),
                one.size(300, 150),
                rows(2),
                rows(7));
    }

    private static Heatmap rows(int rows) {
        double[][] weights = new double[rows][4];
        for (double[] row : weights) {
            row[1] = 0.9;
        }
        List<String> names = IntStream.range(0, rows).mapToObj(i -> "word").toList();
        return Heatmap.of("It looks at the noun", names, List.of("the", "red", "house", "sleeps"), weights)
                .range(0, 1);
    }

    @ParameterizedTest
    @MethodSource("maps")
    void the_bar_and_its_numbers_end_above_the_lower_edge_and_the_caption(Heatmap map) {
        String svg = FigureDrawing.svg(map);

        double end = numbers(STRIPE, svg, 1).max().orElseThrow() + 0.5;
        assertThat(end).isLessThanOrEqualTo(map.height() - 8.0);
        double top = numbers(STRIPE, svg, 1).min().orElseThrow();
        assertThat(end - top).isGreaterThanOrEqualTo(Math.min(20, map.height() / 6.0));
        if (!map.caption().isEmpty()) {
            double caption = TEXT.matcher(svg)
                    .results()
                    .filter(text -> Double.parseDouble(text.group(1)) == Page.EDGE)
                    .mapToDouble(text -> Double.parseDouble(text.group(2)))
                    .filter(baseline -> baseline > top)
                    .min()
                    .orElseThrow();
            assertThat(caption - 9).as("the upper edge of the caption").isGreaterThan(end);
        }
    }

    @Test
    void of_one_row_the_bar_is_as_long_as_its_numbers_need() {
        List<Double> stripes =
                numbers(STRIPE, FigureDrawing.svg(rows(1)), 1).boxed().collect(Collectors.toList());

        assertThat(stripes).hasSizeBetween(2 * 45, 2 * 60);
    }

    private static java.util.stream.DoubleStream numbers(Pattern pattern, String svg, int group) {
        return pattern.matcher(svg)
                .results()
                .map((MatchResult found) -> found.group(group))
                .mapToDouble(Double::parseDouble);
    }
}
