package org.cellstate.dsl.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Training;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final History GOOD = history(0.3);
    private static final History BAD = history(0.5);
    private static final History NONE = new History(List.of(), 0, StopReason.INTERRUPTED, 5, 1, "");

    private static History history(double valid) {
        return new History(List.of(new Epoch(1, valid, valid, 1, 0.1)), 1, StopReason.COMPLETED, 1, 1, "");
    }

    @Test
    void trainings_are_numbered_until_they_are_named() {
        Comparison comparison = Comparison.of(List.of(BAD, GOOD));

        assertThat(comparison.runs()).extracting(Comparison.Run::name).containsExactly("run 1", "run 2");
        assertThat(comparison.named("small", "large").best()).contains(new Comparison.Run("large", GOOD));
    }

    @Test
    void a_training_without_an_epoch_is_never_the_best() {
        assertThat(Comparison.of(List.of(NONE, BAD)).best()).contains(new Comparison.Run("run 2", BAD));
        assertThat(Comparison.of(List.of(NONE)).best()).isEmpty();
    }

    @Test
    void models_are_called_by_what_they_are() {
        RecurrentSpec plain = RecurrentSpec.lstm();

        assertThat(names(plain, plain.hidden(64))).containsExactly("LSTM 1×32", "LSTM 1×64");
        assertThat(names(plain, plain.dropout(0.2), plain.hidden(64)))
                .containsExactly("LSTM 1×32, dropout 0.0", "LSTM 1×32, dropout 0.2", "LSTM 1×64");
        assertThat(names(plain, plain)).containsExactly("LSTM 1×32", "LSTM 1×32 (2)");
    }

    private static List<String> names(RecurrentSpec... specs) {
        List<History> histories = java.util.Collections.nCopies(specs.length, GOOD);
        return Comparison.of(List.of(specs), histories).runs().stream()
                .map(Comparison.Run::name)
                .toList();
    }

    @Test
    void losses_that_do_not_compare_are_told() {
        RecurrentSpec mae = RecurrentSpec.lstm();
        RecurrentSpec mse = mae.training(Training.defaults().loss(Loss.mse()));

        assertThat(Comparison.of(List.of(mae, mse), List.of(GOOD, BAD)).note())
                .isEqualTo("Trained on mae() and mse(), which do not compare.");
        assertThat(Comparison.of(List.of(mae, mae), List.of(GOOD, BAD)).note()).isEmpty();
    }

    @Test
    void names_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> Comparison.of(List.of(GOOD, BAD)).named("one"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessage("""
                        Every training has one name, and no two the same.
                          received: 1 names [one] for 2 trainings
                          try: .named("small", "large")""");
        assertThatThrownBy(() -> Comparison.of(List.of())).isInstanceOf(ConfigProblem.class);
    }
}
