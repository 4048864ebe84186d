package org.cellstate.dsl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.data.ConfigProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossTest {

    @Test
    void every_loss_of_the_vocabulary_prints_as_the_java_that_makes_it() {
        assertThat(List.of(
                        Cellstate.mse(),
                        Cellstate.mae(),
                        Cellstate.huber(),
                        Cellstate.huber(0.5),
                        Cellstate.quantiles(0.1, 0.5, 0.9),
                        Cellstate.gaussian(),
                        Cellstate.studentT(),
                        Cellstate.negativeBinomial(),
                        Cellstate.crossEntropy(),
                        Cellstate.crossEntropy(0.1),
                        Cellstate.ctc()))
                .extracting(Loss::toString)
                .containsExactly(
                        "mse()",
                        "mae()",
                        "huber()",
                        "huber(0.5)",
                        "quantiles(0.1, 0.5, 0.9)",
                        "gaussian()",
                        "studentT()",
                        "negativeBinomial()",
                        "crossEntropy()",
                        "crossEntropy(0.1)",
                        "ctc()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mse()",
                "mae()",
                "huber()",
                "huber(1.0E-4)",
                "quantiles(0.5)",
                "quantiles(0.1, 0.5, 0.9)",
                "gaussian()",
                "studentT()",
                "negativeBinomial()",
                "crossEntropy()",
                "crossEntropy(0.1)",
                "ctc()"
            })
    void what_a_loss_prints_is_read_back(String printed) {
        assertThat(Loss.parse(printed)).hasToString(printed);
    }

    @Test
    void a_loss_of_values_says_how_many_outputs_it_needs_and_a_loss_of_classes_leaves_it_to_the_data() {
        assertThat(Loss.mse().outputs()).hasValue(1);
        assertThat(Loss.mae().outputs()).hasValue(1);
        assertThat(Loss.huber().outputs()).hasValue(1);
        assertThat(Loss.quantiles(0.1, 0.5, 0.9).outputs()).hasValue(3);
        assertThat(Loss.gaussian().outputs()).hasValue(2);
        assertThat(Loss.studentT().outputs()).hasValue(3);
        assertThat(Loss.negativeBinomial().outputs()).hasValue(2);
        assertThat(Loss.crossEntropy().outputs()).isEmpty();
        assertThat(Loss.ctc().outputs()).isEmpty();
    }

    @Test
    void the_defaults_are_as_documented() {
        assertThat(Loss.huber()).isEqualTo(Loss.huber(1));
        assertThat(Loss.crossEntropy()).isEqualTo(Loss.crossEntropy(0));
        assertThat(Loss.FLOOR).isEqualTo(1e-6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quantiles(0)",
                "quantiles(1)",
                "quantiles(0.5, 0.5)",
                "quantiles(0.9, 0.1)",
                "huber(0)",
                "huber(-1)",
                "crossEntropy(1)",
                "crossEntropy(-0.1)",
                "mse(1)",
                "hinge()",
                "mse"
            })
    void settings_outside_their_range_and_unknown_losses_are_refused(String java) {
        assertThatThrownBy(() -> Loss.parse(java)).isInstanceOf(ConfigProblem.class);
    }

    @Test
    void refusals_have_three_parts() {
        assertThatThrownBy(() -> Loss.quantiles(0.9, 0.1))
                .isInstanceOf(ConfigProblem.class)
                .hasMessage("""
                        Quantiles are levels between 0 and 1, at least one, each above the one before.
                          received: quantiles(0.9, 0.1)
                          try: quantiles(0.1, 0.5, 0.9)""");
        assertThatThrownBy(() -> Loss.quantiles()).hasMessageContaining("received: quantiles()");
        assertThatThrownBy(() -> Loss.huber(Double.NaN)).hasMessageContaining("received: huber(NaN)");
        assertThatThrownBy(() -> Loss.crossEntropy(Double.NaN)).hasMessageContaining("received: crossEntropy(NaN)");
    }

    @Test
    void the_point_of_quantiles_is_the_one_nearest_to_the_median() {
        assertThat(Loss.quantiles(0.1, 0.5, 0.9).point()).isEqualTo(1);
        assertThat(Loss.quantiles(0.05, 0.1, 0.4, 0.7).point()).isEqualTo(2);
        assertThat(Loss.quantiles(0.9).point()).isZero();
        assertThat(Loss.gaussian().point()).isZero();
    }
}
