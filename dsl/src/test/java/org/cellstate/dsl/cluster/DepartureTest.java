package org.cellstate.dsl.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cellstate.dsl.Cellstate.adam;
import static org.cellstate.dsl.Cellstate.lstm;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Fill;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.junit.jupiter.api.Test;

class DepartureTest {

    private static final ClassLoader HERE = DepartureTest.class.getClassLoader();

    @Test
    void data_arrive_bit_by_bit_also_where_values_were_filled() {
        ForecastData data = Series.daily(
                        "load",
                        LocalDate.of(2024, 1, 1),
                        IntStream.range(0, 120)
                                .mapToDouble(row -> row == 60 ? Double.NaN : Math.sin(row) / 3)
                                .toArray())
                .unit("MW")
                .fill(Fill.interpolate())
                .split(0.8)
                .lookback(10)
                .horizon(5);

        ForecastData there = Arrival.value(Departure.bytes(data), ForecastData.class, HERE);

        assertThat(there).isEqualTo(data);
        Series series = there.split().panel().members().get(0).target();
        assertThat(series.isFilled(60)).isTrue();
        assertThat(series.unit()).isEqualTo("MW");
        assertThat(series.values())
                .containsExactly(data.split().panel().members().get(0).target().values());
    }

    @Test
    void models_arrive_although_they_are_not_serializable() {
        Recurrent model = lstm().layers(2).dropout(0.2).optimizer(adam(3e-3));

        assertThat(Arrival.value(Departure.bytes(model), Recurrent.class, HERE)).isEqualTo(model);
    }

    private record Pair(Object left, Object right) {}

    @Test
    void what_was_one_value_stays_one_value() {
        Pair shared = new Pair("a", Optional.of(1));

        Pair there = Arrival.value(Departure.bytes(new Pair(shared, List.of(shared))), Pair.class, HERE);

        assertThat(there).isEqualTo(new Pair(shared, List.of(shared)));
        assertThat(((List<?>) there.right()).get(0)).isSameAs(there.left());
    }

    @Test
    void what_cannot_travel_is_named() {
        assertThatThrownBy(() -> Departure.bytes(new AtomicReference<>(new Pair("a", new Object()))))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("a java.lang.Object")
                .hasMessageContaining("a record");
    }
}
