package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.train.Epoch;
import org.cellstate.dsl.train.History;
import org.cellstate.dsl.train.StopReason;
import org.junit.jupiter.api.Test;

class LearningCurveTest {

    @Test
    void training_is_solid_validation_dashed_and_the_best_epoch_a_dot() {
        Figure figure = LearningCurve.of(Samples.history(10, 8, StopReason.COMPLETED, 10));

        Mark.Line train = (Mark.Line) figure.marks().get(0);
        Mark.Line valid = (Mark.Line) figure.marks().get(1);
        Mark.Points best = (Mark.Points) figure.marks().get(2);
        assertThat(train.stroke().dashed()).isFalse();
        assertThat(valid.stroke().dashed()).isTrue();
        assertThat(best.x()).isEqualTo(Values.of(8));
        assertThat(best.y()).isEqualTo(Values.of(Samples.epoch(8).valid()));
        assertThat(figure.y().kind()).isEqualTo(Axis.Kind.NUMBER);
    }

    @Test
    void a_loss_that_falls_beyond_a_hundredth_has_a_logarithmic_axis() {
        History history = new History(
                List.of(new Epoch(1, 5, 4, 1, 0.1), new Epoch(2, 0.04, Double.NaN, 1, 0.1)),
                1,
                StopReason.DIVERGED,
                9,
                2,
                "The loss was NaN in epoch 3.");

        Figure figure = LearningCurve.of(history);

        assertThat(figure.y().kind()).isEqualTo(Axis.Kind.LOGARITHMIC);
        assertThat(figure.title()).isEqualTo("The loss diverged after epoch 2; epoch 1 was the best");
        assertThat(figure.altText()).contains("NaN in epoch 3", "Left out: 1 value missing");
    }

    @Test
    void the_title_says_how_it_went() {
        assertThat(title(10, 8, StopReason.COMPLETED)).isEqualTo("Validation was best at epoch 8 of 10");
        assertThat(title(10, 10, StopReason.COMPLETED))
                .isEqualTo("Validation was still improving at the last epoch, 10");
        assertThat(title(9, 4, StopReason.NO_IMPROVEMENT)).isEqualTo("Validation stopped improving at epoch 4");
        assertThat(title(3, 2, StopReason.INTERRUPTED))
                .isEqualTo("Stopped by hand after epoch 3 of 10; epoch 2 was the best");
        assertThat(title(0, 0, StopReason.INTERRUPTED)).isEqualTo("No epoch ended");
    }

    private static String title(int epochs, int best, StopReason stop) {
        return LearningCurve.of(Samples.history(epochs, best, stop, 10)).title();
    }
}
