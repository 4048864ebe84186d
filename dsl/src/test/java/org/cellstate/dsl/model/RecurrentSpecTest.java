package org.cellstate.dsl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cellstate.dsl.data.ConfigProblem;
import org.junit.jupiter.api.Test;

class RecurrentSpecTest {

    private static final RecurrentSpec LSTM = RecurrentSpec.lstm();

    @Test
    void every_default_is_as_documented() {
        assertThat(LSTM.cell()).isEqualTo(Cell.LSTM);
        assertThat(LSTM.layers()).isEqualTo(1);
        assertThat(LSTM.hidden()).isEqualTo(32);
        assertThat(LSTM.dropout()).isZero();
        assertThat(LSTM.highway()).isTrue();
        assertThat(LSTM.convolution()).isEmpty();
        assertThat(LSTM.attention()).isEmpty();
        assertThat(LSTM.recursive()).isFalse();
        assertThat(LSTM.tokens())
                .isEqualTo(new Tokens(64, false, Pooling.LAST, false, 50, new TeacherForcing(1, 1), false));
        Training training = LSTM.training();
        assertThat(training.optimizer()).isEqualTo(new Optimizer.Adam(0.01, 0.9, 0.999, 1e-8));
        assertThat(training.schedule()).isEqualTo(Schedule.oneCycle());
        assertThat(training.loss()).isEqualTo(Loss.mae());
        assertThat(training.epochs()).isEqualTo(12);
        assertThat(training.windows()).isZero();
        assertThat(training.batch()).isEqualTo(32);
        assertThat(training.patience()).isEqualTo(6);
        assertThat(training.clip()).isEqualTo(1);
        assertThat(training.regularization()).isEqualTo(Regularization.none());
        assertThat(training.within()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(training.seed()).isEqualTo(42);
    }

    @Test
    void options_change_one_thing_and_leave_the_old_spec_alone() {
        RecurrentSpec changed = LSTM.layers(2)
                .hidden(128)
                .bidirectional(true)
                .dropout(0.2)
                .recurrentDropout(0.1)
                .highway(false)
                .convolution(16, 3)
                .attention(Attention.additive())
                .recursive(true)
                .tokens(Tokens.defaults().tied(true));

        assertThat(changed)
                .isEqualTo(new RecurrentSpec(
                        Cell.LSTM,
                        2,
                        128,
                        true,
                        0.2,
                        0.1,
                        false,
                        Optional.of(new Convolution(16, 3)),
                        Optional.of(Attention.additive()),
                        true,
                        Tokens.defaults().tied(true),
                        Training.defaults()));
        assertThat(changed.label()).isEqualTo("recursive bidirectional CNN-LSTM 2×128 with attention");
        assertThat(changed)
                .hasToString(
                        "lstm().layers(2).hidden(128).bidirectional().dropout(0.2).recurrentDropout(0.1).highway(false)"
                                + ".convolution(16, 3).attention(additive()).recursive().tied()");
        assertThat(RecurrentSpec.of(Cell.GRU)).hasToString("gru()");
        assertThat(LSTM.layers()).isEqualTo(1);
    }

    @Test
    void training_options_change_one_thing_each() {
        Training changed = Training.defaults()
                .optimizer(Optimizer.adam(0.1))
                .schedule(Schedule.constant())
                .loss(Loss.mse())
                .epochs(1)
                .windows(2)
                .batch(3)
                .patience(4)
                .clip(5)
                .regularization(Regularization.none().l2(0.1))
                .within(7)
                .seed(6);

        Regularization penalised = Regularization.none().l2(0.1);
        assertThat(changed)
                .isEqualTo(new Training(
                        Optimizer.adam(0.1), Schedule.constant(), Loss.mse(), 1, 2, 3, 4, 5, penalised, 7, 6));
    }

    @Test
    void options_of_tokens_change_one_thing_each() {
        Tokens changed = Tokens.defaults()
                .embedding(1)
                .tied(true)
                .pooling(Pooling.MAX)
                .classWeights(true)
                .steps(2)
                .teacherForcing(new TeacherForcing(1, 0.5))
                .inputFeeding(true);

        assertThat(changed).isEqualTo(new Tokens(1, true, Pooling.MAX, true, 2, new TeacherForcing(1, 0.5), true));
        assertThat(changed)
                .hasToString(".embedding(1).tied().maxPooling().classWeights().steps(2).teacherForcing(1.0, 0.5)"
                        + ".inputFeeding()");
        assertThat(Tokens.defaults()).hasToString("");
    }

    @Test
    void classes_are_learned_by_cross_entropy() {
        assertThat(LSTM.forClasses().training().loss()).isEqualTo(Loss.crossEntropy());
        RecurrentSpec smoothed = LSTM.training(LSTM.training().loss(Loss.crossEntropy(0.1)));
        assertThat(smoothed.forClasses()).isSameAs(smoothed);
        assertRefused(() -> LSTM.training(LSTM.training().loss(Loss.mse())).forClasses(), ".loss(mse())");
    }

    @Test
    void settings_outside_their_range_are_refused_in_three_parts() {
        assertThatThrownBy(() -> LSTM.dropout(1))
                .isInstanceOf(ConfigProblem.class)
                .hasMessage("""
                        dropout is the share of outputs that is dropped: from 0 to below 1.
                          received: dropout=1.0
                          try: .dropout(0.2)""");
        assertRefused(() -> LSTM.dropout(Double.NaN), "dropout=NaN");
        assertRefused(() -> LSTM.layers(0), "layers=0");
        assertRefused(() -> LSTM.hidden(-1), "hidden=-1");
        assertRefused(() -> LSTM.convolution(0, 3), "filters=0");
        assertRefused(() -> LSTM.convolution(8, 0), "width=0");
        assertRefused(() -> LSTM.training().epochs(0), "epochs=0");
        assertRefused(() -> LSTM.training().windows(0), "windows=0");
        assertRefused(() -> Tokens.defaults().embedding(0), "embedding=0");
        assertRefused(() -> Tokens.defaults().steps(0), "steps=0");
        assertRefused(() -> new TeacherForcing(1, 1.5), "teacherForcing(1.0, 1.5)");
        assertRefused(() -> LSTM.training().batch(0), "batch=0");
        assertRefused(() -> LSTM.training().patience(0), "patience=0");
        assertRefused(() -> LSTM.training().clip(0), "clip=0");
        assertRefused(() -> LSTM.training().within(0), "within=0.0");
        assertRefused(() -> LSTM.training().within(Double.NaN), "within=NaN");
    }

    private static void assertRefused(ThrowingCallable setting, String received) {
        assertThatThrownBy(setting).isInstanceOf(ConfigProblem.class).hasMessageContaining("received: " + received);
    }

    @Test
    void a_spec_prints_as_the_line_of_java_that_makes_it() {
        assertThat(RecurrentSpec.lstm()).hasToString("lstm()");
        assertThat(RecurrentSpec.lstm().layers(2).hidden(128).dropout(0.2))
                .hasToString("lstm().layers(2).hidden(128).dropout(0.2)");
        Training training = Training.defaults()
                .optimizer(Optimizer.adam(0.003))
                .schedule(Schedule.cosine().warmUp(0.1))
                .loss(Loss.mse())
                .regularization(Regularization.none().l2(0.001).recurrentL2(0))
                .within(2.5)
                .seed(7);
        assertThat(RecurrentSpec.lstm().highway(false).training(training))
                .hasToString("lstm().highway(false).optimizer(adam(0.003)).schedule(cosine().warmUp(0.1))"
                        + ".loss(mse()).l2(0.001).recurrentL2(0.0).within(2.5).seed(7)");
    }
}
