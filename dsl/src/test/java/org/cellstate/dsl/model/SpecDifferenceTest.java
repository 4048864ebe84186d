package org.cellstate.dsl.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpecDifferenceTest {

    @Test
    void the_settings_that_differ_are_told_in_words() {
        RecurrentSpec from = RecurrentSpec.lstm().dropout(0.2);
        RecurrentSpec to = RecurrentSpec.of(Cell.GRU)
                .bidirectional(true)
                .training(Training.defaults()
                        .optimizer(Optimizer.adam(0.003))
                        .regularization(Regularization.none().maxNorm(3).recurrentL2(0.1)));

        assertThat(SpecDifference.of(from, to))
                .hasToString("cell LSTM → GRU, bidirectional no → yes, dropout 0.2 → 0.0, "
                        + "optimizer adam(0.01) → adam(0.003), recurrentL2 as the others → 0.1, maxNorm none → 3.0");
        assertThat(SpecDifference.of(from, from)).hasToString("no difference");
    }

    @Test
    void what_is_not_there_is_none() {
        RecurrentSpec plain = RecurrentSpec.lstm();

        assertThat(SpecDifference.of(plain, plain.convolution(16, 3).attention(Attention.dot())))
                .hasToString("convolution none → 16, 3, attention none → dot()");
    }

    @Test
    void a_time_without_end_is_none() {
        RecurrentSpec plain = RecurrentSpec.lstm();

        assertThat(SpecDifference.of(plain, plain.training(plain.training().within(5))))
                .hasToString("within none → 5.0");
    }

    @Test
    void no_setting_is_forgotten() {
        List<String> settings = Stream.of(RecurrentSpec.class, Tokens.class, Training.class, Regularization.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .filter(name -> !List.of("training", "tokens", "regularization").contains(name))
                .toList();
        RecurrentSpec different = new RecurrentSpec(
                Cell.RNN,
                3,
                7,
                true,
                0.1,
                0.2,
                false,
                Optional.of(new Convolution(8, 3)),
                Optional.of(Attention.self()),
                true,
                new Tokens(1, true, Pooling.MAX, true, 2, new TeacherForcing(1, 0.5), true),
                new Training(
                        Optimizer.sgd(0.1),
                        Schedule.constant(),
                        Loss.mse(),
                        1,
                        2,
                        3,
                        4,
                        5,
                        new Regularization(1, 2, 0.3, 4, 5, 0.6, 7),
                        9,
                        8));

        assertThat(SpecDifference.of(RecurrentSpec.lstm(), different).changes())
                .extracting(SpecDifference.Change::name)
                .containsExactlyInAnyOrderElementsOf(settings);
    }
}
