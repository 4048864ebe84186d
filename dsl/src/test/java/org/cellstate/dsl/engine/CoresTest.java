package org.cellstate.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.train.Trained;
import org.cellstate.dsl.train.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoresTest {

    private static final ForecastData DATA = Series.daily(
                    "load",
                    LocalDate.of(2024, 1, 1),
                    IntStream.range(0, 200)
                            .mapToDouble(row -> 50 + 10 * Math.sin(row / 3.0) + row % 7)
                            .toArray())
            .split(0.8)
            .lookback(20)
            .horizon(5);

    /** Weights after a training, wide enough for calls to be divided. */
    private static float[] weights(RecurrentSpec spec) {
        PreparedForecast prepared = spec.prepared(DATA);
        Trained<WindowBatch, PreparedForecast> trained =
                Trainer.train(spec, prepared, Network.forecaster(spec, prepared.shape()), event -> {});
        float[] weights = trained.network().weights();
        trained.network().close();
        return weights;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_training_is_the_same_to_the_bit_on_any_number_of_threads(boolean bidirectional) throws Exception {
        RecurrentSpec plain = RecurrentSpec.lstm().hidden(64).bidirectional(bidirectional);
        RecurrentSpec spec = plain.training(plain.training().epochs(2).windows(96));
        float[] all = weights(spec);

        assertThat(Cores.atMost(1, () -> weights(spec))).isEqualTo(all);
        assertThat(Cores.atMost(2, () -> weights(spec))).isEqualTo(all);
        assertThat(Cores.atMost(0, () -> weights(spec))).isEqualTo(all);
    }

    @Test
    void a_training_that_is_held_to_one_thread_starts_no_other() throws Exception {
        Cores.atMost(1, () -> weights(RecurrentSpec.lstm()));
        Set<String> before = names();
        Set<String> during = ConcurrentHashMap.newKeySet();
        RecurrentSpec spec = RecurrentSpec.lstm();
        PreparedForecast prepared = spec.prepared(DATA);
        Callable<Void> training = () -> {
            Trainer.train(spec, prepared, Network.forecaster(spec, prepared.shape()), event -> during.addAll(names()))
                    .network()
                    .close();
            return null;
        };

        Cores.atMost(1, training);
        during.removeAll(before);
        assertThat(during).noneMatch(name -> name.startsWith("cellstate"));

        training.call();
        assertThat(during).contains("cellstate-batches");
    }

    private static Set<String> names() {
        Thread[] threads = new Thread[Thread.activeCount() + 100];
        int count = Thread.enumerate(threads);
        Set<String> names = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < count; i++) {
            names.add(threads[i].getName());
        }
        return names;
    }

    @Test
    void a_limit_ends_with_the_work_and_holds_the_work_inside() throws Exception {
        boolean before = Cores.one();

        assertThat(Cores.<Boolean>atMost(1, () -> Cores.atMost(4, Cores::one))).isTrue();
        assertThatThrownBy(() -> Cores.atMost(1, () -> {
                    throw new IOException("away");
                }))
                .isInstanceOf(IOException.class);
        assertThat(Cores.one()).isEqualTo(before);
        assertThatThrownBy(() -> Cores.atMost(-1, () -> 0)).isInstanceOf(ConfigProblem.class);
    }
}
