package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.dsl.Cellstate.gru;
import static org.cellstate.dsl.Cellstate.labeled;
import static org.cellstate.dsl.Cellstate.tagged;

import java.util.List;
import org.cellstate.dsl.evaluate.classes.Classification;
import org.cellstate.dsl.evaluate.classes.Evaluation;
import org.cellstate.dsl.evaluate.classes.Prediction;
import org.cellstate.dsl.evaluate.classes.Predictions;
import org.cellstate.dsl.evaluate.classes.Rival;
import org.cellstate.dsl.evaluate.text.Attribution;
import org.cellstate.dsl.evaluate.text.Tagging;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.TaggedSequences;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;

class ClassesShownTest {

    private static final Renderers RENDERERS = Renderers.of(ClassesShownTest.class.getClassLoader());

    private static final List<String> TRUTH = List.of("a", "a", "b", "b", "a", "b", "a", "b");

    private static final Attribution WHY = new Attribution(
            "<good>",
            "bad",
            List.of(
                    new Attribution.Weight("I", 0.01),
                    new Attribution.Weight(" <love>", 1.0),
                    new Attribution.Weight(" it", 0.2),
                    new Attribution.Weight(" not", -0.5)));

    private static String text(Object value) {
        return RENDERERS.render(value).text();
    }

    private static String html(Object value) {
        return (String) RENDERERS.render(value).get(MimeBundle.HTML).orElseThrow();
    }

    private static Evaluation evaluation() {
        double[][] said = {
            {0.9, 0.1}, {0.8, 0.2}, {0.3, 0.7}, {0.4, 0.6}, {0.7, 0.3}, {0.1, 0.9}, {0.6, 0.4}, {0.2, 0.8}
        };
        double[][] linear = {
            {0.9, 0.1}, {0.8, 0.2}, {0.7, 0.3}, {0.4, 0.6}, {0.7, 0.3}, {0.1, 0.9}, {0.4, 0.6}, {0.8, 0.2}
        };
        return new Evaluation(
                "GRU 1×8",
                Classification.of(TRUTH, said, List.of("a", "b")),
                List.of(new Rival("linear <model>", Classification.of(TRUTH, linear, List.of("a", "b")))));
    }

    @Test
    void an_evaluation_stands_beside_its_rivals() {
        assertThat(text(evaluation())).startsWith("""
                100.0 % right. Not clearly better than linear <model> (62.5 %). Not clearly better than always "a" (50.0 %).

                model            right  accuracy  balanced accuracy  F1, macro  log loss
                ────────────────────────────────────────────────────────────────────────
                GRU 1×8         8 of 8""");
        assertThat(html(evaluation()))
                .contains("linear &lt;model&gt;", "<table", "<img")
                .doesNotContain("<model>");
    }

    @Test
    void a_prediction_has_bars() {
        Prediction prediction = Prediction.of("<b>fine</b>", List.of("bad", "good"), new double[] {0.25, 0.75});

        assertThat(text(prediction)).isEqualTo("""
                <b>fine</b>
                good 75\u2009%

                class  probability
                ────────────────────────────────────────
                good         0.750  ███████████████░░░░░
                bad          0.250  █████░░░░░░░░░░░░░░░""");
        assertThat(html(prediction)).contains("&lt;b&gt;fine").doesNotContain("<b>fine");
        assertThat(text(new Predictions(List.of(prediction, prediction)))).contains("good", "0.750");
    }

    @Test
    void words_that_mattered_are_marked_with_and_without_styles() {
        assertThat(text(WHY)).isEqualTo("""
                Why <good>, and not bad
                I[ <love>+] it[ not-]
                for <good>: "␣<love>" 1.00 · "␣it" 0.20 · "I" 0.01
                for bad: "␣not" -0.50""");
        assertThat(html(WHY))
                .contains("<b> &lt;love&gt;</b>", "<u> not</u>", "title=\"1.00\"")
                .doesNotContain("<love>");
    }

    @Test
    void labels_stand_below_their_letters() {
        Tagging tagging = new Tagging(List.of(
                new Tagging.Step("M", "H", 0.9), new Tagging.Step("<", "C", 0.5), new Tagging.Step("V", "H", 0.7)));

        assertThat(text(tagging)).startsWith("token M<V\nlabel HCH\nsure  ");
        assertThat(html(tagging)).contains("M&lt;V");
        assertThat(text(new Tagging(List.of(new Tagging.Step("the", "D", 0.9)))))
                .contains("the    D            0.900");
    }

    @Test
    void data_are_shown_by_class_and_a_fitted_model_by_its_layers() {
        LabeledSequences data = labeled(
                List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
                List.of("odd", "even", "odd", "even", "odd", "even", "odd", "even", "odd", "even"));

        assertThat(text(data)).contains("8 rows train, 1 validate, 1 test", "even", "odd", "3 to 5", "characters");
        assertThat(text(gru().hidden(3).embedding(4).epochs(1).fit(data, event -> {})))
                .contains("GRU 1×3", "embedding", "gru 1", "head");
    }

    @Test
    void tagged_data_are_shown_by_label_and_a_tagger_by_its_layers() {
        TaggedSequences data = tagged(
                        List.of(List.of("a", "b"), List.of("b", "a"), List.of("a", "a"), List.of("b", "b")),
                        List.of(List.of("X", "Y"), List.of("Y", "X"), List.of("X", "-"), List.of("Y", "-")))
                .unknown("-")
                .split(0.5);

        assertThat(text(data)).contains("Steps labelled \"-\" neither train nor count.", "X", "Y");
        assertThat(text(gru().hidden(3).embedding(4).epochs(1).fit(data, event -> {})))
                .contains("GRU 1×3", "embedding", "head");
    }
}
