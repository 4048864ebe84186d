package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.dsl.Cellstate.compare;
import static org.cellstate.dsl.Cellstate.difference;
import static org.cellstate.dsl.Cellstate.lstm;

import java.util.List;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.train.Comparison;
import org.cellstate.dsl.train.Epoch;
import org.cellstate.dsl.train.History;
import org.cellstate.dsl.train.StopReason;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;

class ComparisonRenderersTest {

    private static final Renderers RENDERERS = Renderers.of(ComparisonRenderersTest.class.getClassLoader());
    private static final History SMALL = history(0.5, 0.4, 0.41);
    private static final History LARGE = history(0.6, 0.3);
    private static final History NONE = new History(List.of(), 0, StopReason.INTERRUPTED, 3, 1, "");

    private static History history(double... valid) {
        int best = 2;
        return new History(
                java.util.stream.IntStream.range(0, valid.length)
                        .mapToObj(i -> new Epoch(i + 1, valid[i], valid[i], 1, 0.01))
                        .toList(),
                best,
                StopReason.COMPLETED,
                3,
                4.5,
                "");
    }

    @Test
    void every_training_is_a_named_line_with_a_dot_at_its_best_epoch() {
        Figure figure = ComparisonChart.of(compare(SMALL, LARGE).named("small", "large"));

        assertThat(figure.title()).isEqualTo("large has the lowest validation loss, 0.3000 at epoch 2");
        assertThat(figure.marks()).extracting(Mark::label).containsExactly("small", "large", "", "");
        assertThat(((Mark.Line) figure.marks().get(0)).y()).isEqualTo(Values.of(0.5, 0.4, 0.41));
        assertThat(((Mark.Line) figure.marks().get(1)).stroke().dashed()).isTrue();
        assertThat(((Mark.Points) figure.marks().get(3)).y()).isEqualTo(Values.of(0.3));
        assertThat(figure.y().kind()).isEqualTo(Axis.Kind.NUMBER);
    }

    @Test
    void losses_far_apart_stand_on_a_logarithmic_axis() {
        assertThat(ComparisonChart.of(compare(history(500, 2), LARGE)).y().kind())
                .isEqualTo(Axis.Kind.LOGARITHMIC);
    }

    @Test
    void a_comparison_in_words() {
        assertThat(words(compare(SMALL, LARGE, NONE))).isEqualTo("""
                run 2 has the lowest validation loss, 0.3000 at epoch 2

                training  valid    best  at epoch  epochs   time
                ────────────────────────────────────────────────
                run 1     █▁▂    0.4000         2  3 of 3  4.5 s
                run 2     █▁     0.3000         2  2 of 3  4.5 s
                run 3                 –         –  0 of 3  1.0 s""");
        assertThat(words(compare(NONE))).startsWith("No epoch ended\n");
    }

    @Test
    void losses_that_do_not_compare_are_told_below() {
        assertThat(words(new Comparison(compare(SMALL).runs(), "Trained on mae() and mse(), which do not compare.")))
                .endsWith("\nTrained on mae() and mse(), which do not compare.");
    }

    @Test
    void the_difference_of_two_models_is_a_table_and_a_sentence() {
        MimeBundle bundle =
                RENDERERS.render(difference(lstm(), lstm().hidden(64).bidirectional()));

        assertThat(bundle.text()).isEqualTo("hidden 32 → 64, bidirectional no → yes");
        assertThat(String.valueOf(bundle.data().get(MimeBundle.HTML))).contains("<table", "bidirectional");
        assertThat(RENDERERS.render(difference(lstm(), lstm()))).isEqualTo(MimeBundle.text("no difference"));
    }

    private static String words(Object result) {
        MimeBundle bundle = RENDERERS.render(result);
        assertThat(bundle.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG);
        return bundle.text();
    }
}
