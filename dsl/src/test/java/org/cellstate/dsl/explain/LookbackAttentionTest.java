package org.cellstate.dsl.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.attention;
import static org.cellstate.dsl.Cellstate.gru;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.prepare.WindowBatch;
import org.junit.jupiter.api.Test;

class LookbackAttentionTest {

    private static final Series SERIES = Series.daily(
            "a",
            LocalDate.of(2022, 1, 3),
            IntStream.range(0, 200)
                    .mapToDouble(day -> Math.sin(day / 2.0) + day % 7)
                    .toArray());

    @Test
    void weights_are_those_of_the_network_by_the_dates_of_the_rows() {
        Forecaster model = gru().hidden(6)
                .attention(Attention.additive())
                .epochs(2)
                .windows(64)
                .fit(SERIES.split(0.8).lookback(9).horizon(3), event -> {});

        LookbackAttention attention = attention(model);

        assertThat(attention.lookback()).hasSize(9).last().isEqualTo("2022-07-21");
        assertThat(attention.ahead()).containsExactly("2022-07-22", "2022-07-23", "2022-07-24");
        WindowBatch batch = model.trained().data().batch(new int[] {200});
        float[][] raw = model.trained().network().attention(batch)[0];
        for (int step = 0; step < 3; step++) {
            double[] weights = attention.weights()[step];
            assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-5));
            for (int row = 0; row < 9; row++) {
                assertThat(weights[row]).isEqualTo(raw[step][row]);
            }
        }
        assertThat(LookbackAttention.of(model, "a", 150).ahead().get(0)).isEqualTo("2022-06-02");
    }

    @Test
    void a_model_without_attention_has_none_to_show() {
        Forecaster model = gru().hidden(2)
                .epochs(1)
                .windows(32)
                .fit(SERIES.split(0.8).lookback(9).horizon(3), event -> {});

        assertThatThrownBy(() -> attention(model)).isInstanceOf(ConfigProblem.class);
    }

    @Test
    void the_strongest_row_is_that_with_the_largest_mean() {
        LookbackAttention attention =
                new LookbackAttention("GRU 1×4", "a", List.of("1", "2", "3"), List.of("4", "5"), new double[][] {
                    {0.5, 0.4, 0.1}, {0.2, 0.7, 0.1}
                });

        assertThat(attention.means()).containsExactly(new double[] {0.35, 0.55, 0.1}, within(1e-12));
        assertThat(attention.strongest()).isEqualTo(1);
        assertThat(attention.strongest(0)).isZero();
        assertThat(attention).hasToString("GRU 1×4, a: most attention on 2, 2 back, 0.550 on average");
    }
}
