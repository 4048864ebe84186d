package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.dsl.Cellstate.classification;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.evaluate.classes.Classification;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassificationRenderersTest {

    private static final Renderers RENDERERS = Renderers.of(ClassificationRenderersTest.class.getClassLoader());

    /** Five of six right; the mistake is a cat. */
    private static final Classification PETS = classification(
            List.of("cat", "cat", "cat", "cat", "dog", "<eel>"),
            new double[][] {
                {0.9, 0.05, 0.05},
                {0.8, 0.1, 0.1},
                {0.6, 0.3, 0.1},
                {0.2, 0.7, 0.1},
                {0.1, 0.85, 0.05},
                {0.1, 0.1, 0.8}
            },
            "cat",
            "dog",
            "<eel>");

    static Stream<Object> drawn() {
        return Stream.of(PETS, PETS.confusion(), PETS.roc(), PETS.calibration());
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void reports_are_one_picture_and_words_and_never_html_beside_them(Object result) {
        assertThat(RENDERERS.render(result).data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG);
    }

    @Test
    void the_report_in_words() {
        assertThat(words(PETS)).isEqualTo("""
                Not clearly better than always "cat": 5 of 6 right, always "cat" 4

                score                     value  always "cat"  better if  better
                ────────────────────────────────────────────────────────────────
                accuracy                  0.833         0.667       high       ✓
                balanced accuracy         0.917         0.333       high       ✓
                F1, macro                 0.841         0.267       high       ✓
                F1, weighted              0.849         0.533       high       ✓
                Matthews correlation      0.754         0.000       high       ✓
                ROC AUC, macro            1.000         0.500       high       ✓
                average precision, macro  1.000         0.333       high       ✓
                log loss                  0.472         0.868        low       ✓
                Brier score               0.262         0.500        low       ✓
                calibration error         0.292         0.000        low

                truth ↓ predicted →  cat  dog  <eel>
                ────────────────────────────────────
                cat                    3    1      0
                dog                    0    1      0
                <eel>                  0    0      1

                class               precision  recall     F1  rows  predicted
                ─────────────────────────────────────────────────────────────
                cat                     1.000   0.750  0.857     4          3
                dog                     0.500   1.000  0.667     1          2
                <eel>                   1.000   1.000  1.000     1          1
                mean                    0.833   0.917  0.841     6          6
                mean, always "cat"      0.222   0.333  0.267     6          6

                class  ROC AUC
                ──────────────
                cat      1.000
                dog      1.000
                <eel>    1.000

                probability  rows  mean probability  right
                ──────────────────────────────────────────
                0.5 to 0.6      1             0.600  1.000
                0.6 to 0.7      1             0.700  0.000
                0.7 to 0.8      2             0.800  1.000
                0.8 to 0.9      2             0.875  1.000
                expected calibration error 0.292""");
    }

    @Test
    void the_report_has_four_panels_under_the_verdict_and_two_without_probabilities() {
        Facets report = ClassificationReport.of(PETS);

        assertThat(report.title()).isEqualTo(PETS.verdict());
        assertThat(report.caption())
                .isEqualTo("In brackets always \"cat\": accuracy 0.83 (0.67) · balanced accuracy 0.92 (0.33)"
                        + " · F1, macro 0.84 (0.27) · Matthews correlation 0.75 (0.00) · log loss 0.47 (0.87).");
        assertThat(report.charts())
                .extracting(Chart::title)
                .containsExactly(
                        "\"cat\" taken for \"dog\" most often: 1 of 4",
                        "Hardest to tell: \"dog\", F1 0.67",
                        "Area below the ROC curves: 1.00",
                        "Probabilities are 6 points too low");
        assertThat(ClassificationReport.of(classification(List.of("a", "b"), List.of("a", "a")))
                        .charts())
                .hasSize(2);
    }

    @Test
    void of_many_classes_the_confusion_takes_the_whole_width_and_the_hardest_are_drawn() {
        String[] names =
                IntStream.range(0, 12).mapToObj(each -> "class " + each).toArray(String[]::new);
        Facets report = ClassificationReport.of(LabelSamples.classification(300, 1.5, 1, names));

        assertThat(report.columns()).isEqualTo(1);
        Facets below = (Facets) report.charts().get(1);
        Heatmap hardest = (Heatmap) below.charts().get(0);
        assertThat(hardest.cells().rows()).isEqualTo(8);
        assertThat(hardest.caption()).isEqualTo("The 8 lowest of 12 classes.");
        assertThat(IntStream.range(0, 8).mapToDouble(row -> hardest.cells().at(row, 2)))
                .isSorted();
    }

    @Test
    void the_confusion_matrix_has_counts_in_its_cells_and_shares_as_colours() {
        Heatmap map = ConfusionChart.of(PETS.confusion());

        assertThat(map.rows().labels()).containsExactly("cat", "dog", "<eel>");
        assertThat(map.columns().labels()).containsExactly("cat", "dog", "<eel>");
        assertThat(map.rows().title()).isEqualTo("truth");
        assertThat(map.cells().at(0, 0)).isEqualTo(0.75);
        assertThat(map.cells().at(0, 1)).isEqualTo(0.25);
        assertThat(map.text(0, 0)).isEqualTo("3");
        assertThat(map.text(0, 1)).isEqualTo("1");
        assertThat(map.scale().high()).isEqualTo(1);
        assertThat(ConfusionChart.of(classification(List.of("a"), List.of("a")).confusion())
                        .title())
                .isEqualTo("No row is mistaken");
    }

    @Test
    void a_class_that_is_never_true_has_no_shares() {
        Heatmap map = ConfusionChart.of(
                classification(List.of("a", "a"), List.of("a", "b")).confusion());

        assertThat(map.cells().at(1, 0)).isNaN();
        assertThat(map.text(1, 0)).isEqualTo("0");
    }

    @Test
    void of_very_many_classes_the_tables_hold_the_hardest_and_count_the_others() {
        String[] names =
                IntStream.range(0, 60).mapToObj(each -> "class " + each).toArray(String[]::new);
        Classification many = LabelSamples.classification(500, 3, 1, names);

        assertThat(words(many.perClass())).contains("\n⋮ 20 more classes\n").contains("\nmean ");
        assertThat(words(many.roc())).endsWith("\n⋮ 20 more classes");
        assertThat(words(many).lines()).hasSizeLessThan(150);
    }

    @Test
    void confusion_of_many_classes_is_a_list_of_mistakes_in_words() {
        List<String> truth = IntStream.range(0, 30).mapToObj(each -> "c" + each).toList();
        List<String> predicted = IntStream.range(0, 30)
                .mapToObj(each -> "c" + (each < 5 ? each : each / 2))
                .toList();

        assertThat(words(classification(truth, predicted).confusion()))
                .startsWith("\"c10\" taken for \"c5\" most often: 1 of 1\n\ntruth  predicted  rows\n")
                .endsWith("\n⋮ 5 more kinds of mistakes");
    }

    @Test
    void roc_curves_are_labelled_with_their_area_and_stand_over_the_diagonal() {
        Figure figure = RocChart.of(PETS.roc());

        assertThat(figure.marks())
                .extracting(Mark::label)
                .containsExactly("guessing 0.50", "cat 1.00", "dog 1.00", "<eel> 1.00");
        Mark.Line cat = (Mark.Line) figure.marks().get(1);
        assertThat(cat.x()).isEqualTo(Values.of(0, 0, 0, 0, 0, 1));
        assertThat(cat.y()).isEqualTo(Values.of(0, 0.25, 0.5, 0.75, 1, 1));
    }

    @Test
    void of_two_classes_one_curve_is_drawn_and_classes_without_one_are_named() {
        Figure two =
                RocChart.of(classification(List.of("no", "yes"), new double[][] {{0.4, 0.6}, {0.3, 0.7}}, "no", "yes")
                        .roc());
        Figure absent = RocChart.of(classification(
                        List.of("a", "b"), new double[][] {{0.4, 0.3, 0.3}, {0.3, 0.4, 0.3}}, "a", "b", "c")
                .roc());

        assertThat(two.marks()).extracting(Mark::label).containsExactly("guessing 0.50", "yes 1.00");
        assertThat(absent.caption()).isEqualTo("All or no rows are c: no curve.");
    }

    @Test
    void calibration_draws_a_point_per_filled_bin_and_the_rows_as_bars() {
        Figure figure = CalibrationChart.of(PETS.calibration());

        Mark.Bars rows = (Mark.Bars) figure.marks().get(0);
        Mark.Points points = (Mark.Points) figure.marks().get(3);
        assertThat(rows.y()).isEqualTo(Values.of(0, 0, 0, 0, 0, 1 / 6.0, 1 / 6.0, 2 / 6.0, 2 / 6.0, 0));
        assertThat(points.y()).isEqualTo(Values.of(1, 0, 1, 1));
        assertThat(figure.caption()).isEqualTo("Bars: how many of the 6 rows. Expected calibration error 0.292.");
    }

    @Test
    void the_title_of_calibration_says_in_which_direction_it_errs() {
        assertThat(calibrationTitle(0.9, 0.9)).isEqualTo("Probabilities are 40 points too high");
        assertThat(calibrationTitle(0.9, 0.1)).isEqualTo("Probabilities are 10 points too low");
        assertThat(calibrationTitle(1, 0)).isEqualTo("Probabilities mean what they say");
    }

    /** Of an a and a b, with these probabilities of a. */
    private static String calibrationTitle(double first, double second) {
        return CalibrationChart.of(classification(
                                List.of("a", "b"), new double[][] {{first, 1 - first}, {second, 1 - second}}, "a", "b")
                        .calibration())
                .title();
    }

    @Test
    void tables_are_html_with_names_escaped() {
        for (Object table : List.of(PETS.perClass(), PETS.scores())) {
            MimeBundle bundle = RENDERERS.render(table);
            assertThat(bundle.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.HTML);
            assertThat(String.valueOf(bundle.data().get(MimeBundle.HTML)))
                    .contains("<table", "cat")
                    .doesNotContain("<eel>", "<script", "<style", "<svg");
        }
        assertThat(String.valueOf(RENDERERS.render(PETS.perClass()).data().get(MimeBundle.HTML)))
                .contains("&lt;eel&gt;");
    }

    @Test
    void classes_never_predicted_are_the_finding_of_the_table() {
        assertThat(words(classification(List.of("a", "b"), List.of("a", "a")).perClass()))
                .startsWith("Never predicted: b\n");
        assertThat(words(classification(List.of("a"), List.of("a")).perClass()))
                .startsWith("Every class is told without a mistake\n");
    }

    private static String words(Object result) {
        return RENDERERS.render(result).text().replace(Numbers.THIN_SPACE, ' ');
    }
}
