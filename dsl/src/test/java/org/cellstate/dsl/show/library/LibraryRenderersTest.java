package org.cellstate.dsl.show.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.PieChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

class LibraryRenderersTest {

    private final Renderers renderers = Renderers.of(LibraryRenderersTest.class.getClassLoader());

    private String text(Object value) {
        return renderers.render(value).text().replace(Numbers.THIN_SPACE, ' ');
    }

    @Test
    void an_array_has_its_type_and_shape_and_the_values_at_its_ends() {
        assertThat(text(Nd4j.arange(6).reshape(2, 3))).isEqualTo("""
                INDArray of float, shape 2 × 3
                [[0, 1, 2],
                 [3, 4, 5]]""");
        assertThat(text(Nd4j.linspace(DataType.DOUBLE, 0, 0.01, 1000).reshape(100, 10)))
                .isEqualTo("""
                INDArray of double, shape 100 × 10
                [[   0, 0.01, 0.02, 0.03, … 2 more …, 0.06, 0.07, 0.08, 0.09],
                 [ 0.1, 0.11, 0.12, 0.13, … 2 more …, 0.16, 0.17, 0.18, 0.19],
                 [ 0.2, 0.21, 0.22, 0.23, … 2 more …, 0.26, 0.27, 0.28, 0.29],
                 [ 0.3, 0.31, 0.32, 0.33, … 2 more …, 0.36, 0.37, 0.38, 0.39],
                 … 92 more …,
                 [ 9.6, 9.61, 9.62, 9.63, … 2 more …, 9.66, 9.67, 9.68, 9.69],
                 [ 9.7, 9.71, 9.72, 9.73, … 2 more …, 9.76, 9.77, 9.78, 9.79],
                 [ 9.8, 9.81, 9.82, 9.83, … 2 more …, 9.86, 9.87, 9.88, 9.89],
                 [ 9.9, 9.91, 9.92, 9.93, … 2 more …, 9.96, 9.97, 9.98, 9.99]]""");
    }

    @Test
    void arrays_of_every_type_and_rank_are_shown() {
        assertThat(text(Nd4j.scalar(2.5f))).isEqualTo("INDArray of float, a scalar\n2.5");
        assertThat(text(Nd4j.createFromArray(1L, -20L))).isEqualTo("INDArray of long, shape 2\n[  1, -20]");
        assertThat(text(Nd4j.createFromArray(true, false))).isEqualTo("INDArray of bool, shape 2\n[ true, false]");
        assertThat(text(Nd4j.create("a", "b\nc"))).isEqualTo("INDArray of utf8, shape 2\n[   a, b\\nc]");
        assertThat(text(Nd4j.createFromArray(Double.NaN, Double.POSITIVE_INFINITY)))
                .isEqualTo("INDArray of double, shape 2\n[–, ∞]");
        assertThat(text(Nd4j.empty(DataType.FLOAT)))
                .startsWith("INDArray of float, ")
                .endsWith("empty");
        assertThat(text(Nd4j.zeros(2, 1, 2))).isEqualTo("""
                INDArray of float, shape 2 × 1 × 2
                [[[0, 0]],
                 [[0, 0]]]""");
        assertThat(text(Nd4j.zeros(9, 9, 9, 9, 9))).hasSizeLessThan(1_500).contains("… 7 more …");
    }

    @Test
    void of_a_large_array_only_the_ends_are_shown() {
        assertThat(text(Nd4j.zeros(DataType.INT8, 10_000_000))).isEqualTo("""
                INDArray of byte, shape 10 000 000
                [0, 0, 0, 0, 0, … 9 999 990 more …, 0, 0, 0, 0, 0]""");
    }

    @Test
    void a_closed_array_is_told_so() {
        var array = Nd4j.zeros(3);
        array.close();

        assertThat(text(array)).isEqualTo("An INDArray whose memory has been given back");
    }

    private static Table flights() {
        IntColumn seats = IntColumn.create("seats", IntStream.range(0, 2_000).map(i -> 12_000 + i));
        seats.setMissing(1);
        DoubleColumn load =
                DoubleColumn.create("load", IntStream.range(0, 2_000).mapToDouble(i -> i / 3.0));
        load.setMissing(0);
        load.setMissing(1_999);
        return Table.create(
                "flights",
                DateColumn.create(
                        "day",
                        IntStream.range(0, 2_000)
                                .mapToObj(LocalDate.EPOCH::plusDays)
                                .toList()),
                StringColumn.create(
                        "to",
                        IntStream.range(0, 2_000)
                                .mapToObj(i -> i % 2 == 0 ? "<b>OSL" : "大阪")
                                .toList()),
                seats,
                load,
                BooleanColumn.create("late", new boolean[2_000]));
    }

    @Test
    void a_table_has_typed_heads_with_missing_counts_and_its_first_and_last_rows() {
        assertThat(text(flights())).isEqualTo("""
                flights · 2 000 rows × 5 columns · 1970-01-01 … 1975-06-23
                day         to                    seats                load  late
                local date  string  integer · 1 missing  double · 2 missing  boolean · constant
                                           ▁▂▂▃▄▄▅▅▆▇▇█        ▁▂▂▃▄▄▅▅▆▇▇█
                ───────────────────────────────────────────────────────────────────────────────
                1970-01-01  <b>OSL                12000                   –  false
                1970-01-02  大阪                      –              0.3333  false
                1970-01-03  <b>OSL                12002              0.6667  false
                1970-01-04  大阪                  12003                   1  false
                1970-01-05  <b>OSL                12004               1.333  false
                ⋮  1 990 more rows
                1975-06-19  大阪                  13995                 665  false
                1975-06-20  <b>OSL                13996               665.3  false
                1975-06-21  大阪                  13997               665.7  false
                1975-06-22  <b>OSL                13998                 666  false
                1975-06-23  大阪                  13999                   –  false""");
    }

    @Test
    void a_table_in_html_is_escaped_and_small_whatever_the_number_of_rows() {
        String html = (String) renderers.render(flights()).get(MimeBundle.HTML).orElseThrow();

        assertThat(html)
                .contains("&lt;b&gt;OSL", "double · 2 missing", "more rows")
                .doesNotContain("<b>OSL");
        assertThat(html).hasSizeLessThan(10_000);
    }

    @Test
    void a_wide_table_and_an_empty_one_are_shown() {
        List<Column<?>> columns = new ArrayList<>();
        IntStream.range(0, 40).forEach(i -> columns.add(IntColumn.create("c" + i, new int[] {i})));

        assertThat(text(Table.create("wide", columns)))
                .contains("1 row × 40 columns")
                .endsWith("… 28 more columns");
        assertThat(text(Table.create("none"))).isEqualTo("none · 0 rows × 0 columns\n\n");
    }

    @Test
    void a_column_is_shown_beside_its_row_numbers() {
        assertThat(text(DoubleColumn.create("x", 1.5, Double.NaN))).isEqualTo("""
                2 rows × 2 columns
                row                   x
                     double · 1 missing
                ───────────────────────
                  0                 1.5
                  1                   –""");
    }

    @Test
    void a_chart_is_drawn_at_twice_its_size_and_told_in_a_sentence() throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(300)
                .height(200)
                .title("Loss")
                .xAxisTitle("epoch")
                .yAxisTitle("loss")
                .build();
        chart.addSeries("train", new double[] {1, 2}, new double[] {3, 4});

        MimeBundle bundle = renderers.render(chart);

        assertThat(bundle.text()).isEqualTo("XYChart \"Loss\" · loss against epoch · 1 series: train (2 points)");
        assertThat(bundle.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG);
        assertThat(bundle.metadata().get(MimeBundle.PNG))
                .containsEntry("width", 300)
                .containsEntry("height", 200);
        var image = ImageIO.read(
                new ByteArrayInputStream((byte[]) bundle.get(MimeBundle.PNG).orElseThrow()));
        assertThat(image.getWidth()).isEqualTo(600);
        assertThat(image.getHeight()).isEqualTo(400);
    }

    @Test
    void a_chart_that_cannot_be_drawn_says_why() {
        XYChart infinite = new XYChartBuilder().build();
        infinite.addSeries("a", new double[] {1}, new double[] {Double.POSITIVE_INFINITY});
        XYChart huge = new XYChartBuilder().width(50_000).height(50_000).build();

        assertThat(text(infinite)).startsWith("XYChart · 1 series: a (1 points)\nNo picture: XChart does not draw");
        assertThat(text(huge)).contains("No picture: 50000 × 50000 pixels are too many.");
    }

    @Test
    void charts_of_other_kinds_are_drawn_too() {
        var pie = new PieChartBuilder().build();
        pie.addSeries("a", 1);
        pie.addSeries("b", 2);

        assertThat(renderers.render(pie).data()).containsKey(MimeBundle.PNG);
        assertThat(text(pie)).isEqualTo("PieChart · 2 series: a, b");
    }
}
