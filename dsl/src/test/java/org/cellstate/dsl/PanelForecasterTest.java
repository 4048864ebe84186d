package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.gru;
import static org.cellstate.dsl.Cellstate.panel;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.evaluate.Forecast;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Part;
import org.junit.jupiter.api.Test;

class PanelForecasterTest {

    private static final LocalDate DAY = LocalDate.of(2022, 1, 3);
    private static final int ROWS = 400;

    private static double[] coins(int rows, int seed) {
        Random random = new Random(seed);
        return random.ints(rows, 0, 2).asDoubleStream().toArray();
    }

    /** What comes is told by a coin of the same day, which is known ahead, and by one of two days ago, which is not. */
    private static Series target(String name, double level, double swing, double[] sale, double[] rain) {
        Random random = new Random(7);
        double[] values = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double late = row < 2 ? 0 : rain[row - 2];
            values[row] = level + swing * (2 * sale[row] + late + 0.05 * random.nextGaussian());
        }
        return Series.daily(name, DAY, values).unit("pieces");
    }

    private static Panel shops(int saleRows) {
        double[] sale = coins(saleRows, 1);
        double[] rain = coins(ROWS, 2);
        return panel(target("small", 10, 1, sale, rain), target("large", 1000, 200, sale, rain))
                .past(Series.daily("rain", DAY, rain))
                .future(Series.daily("sale", DAY, sale))
                .statics("size", Map.of("small", 1, "large", 2));
    }

    private static Forecaster fitted(Panel panel, int epochs) {
        return gru().hidden(16)
                .epochs(epochs)
                .windows(1024)
                .optimizer(Cellstate.adam(0.01))
                .fit(panel.split(0.9).lookback(28).horizon(2), event -> {});
    }

    @Test
    void one_model_forecasts_each_series_in_its_own_unit_from_covariates_of_both_kinds() {
        Forecaster model = fitted(shops(ROWS + 2), 12);

        Forecast small = model.forecast("small", 2);
        Forecast large = model.forecast("large", 2);

        double[] sale = coins(ROWS + 2, 1);
        double[] rain = coins(ROWS, 2);
        for (int step = 0; step < 2; step++) {
            double told = 2 * sale[ROWS + step] + rain[ROWS - 2 + step];
            assertThat(small.point().value(step)).isCloseTo(10 + told, within(0.6));
            assertThat(large.point().value(step)).isCloseTo(1000 + 200 * told, within(120.0));
        }
        assertThat(large.point().name()).isEqualTo("large");
        assertThat(large.point().time(0)).isEqualTo(DAY.plusDays(ROWS).atStartOfDay());
        assertThat(large.context().size()).isEqualTo(28);
        assertThat(model.backtest("large").gain()).isGreaterThan(0.6);
        assertThat(model.residuals("small", Part.TEST).errors().size()).isEqualTo(40);
        List<Series> together = model.forecasts(2).stream().map(Forecast::point).toList();
        assertThat(together).extracting(Series::name).containsExactly("small", "large");
        for (int step = 0; step < 2; step++) {
            // Products of more rows at a time may add up in another order.
            assertThat(together.get(0).value(step)).isCloseTo(small.point().value(step), within(1e-4));
            assertThat(together.get(1).value(step)).isCloseTo(large.point().value(step), within(1e-2));
        }
    }

    @Test
    void one_seed_trains_one_model_and_its_provenance_covers_all_series_and_covariates() {
        Forecaster one = fitted(shops(ROWS + 2), 1);
        Forecaster same = fitted(shops(ROWS + 2), 1);
        Forecaster longer = fitted(shops(ROWS + 3), 1);

        assertThat(same.trained().network().weights())
                .isEqualTo(one.trained().network().weights());
        assertThat(same.forecasts(2)).isEqualTo(one.forecasts(2));
        assertThat(same.provenance().dataSha256()).isEqualTo(one.provenance().dataSha256());
        assertThat(longer.provenance().dataSha256())
                .isNotEqualTo(one.provenance().dataSha256());
        assertThat(one.provenance().data())
                .isEqualTo("2 series, 720 rows train (72 of them validate), 80 test, lookback 28, horizon 2, past rain,"
                        + " future sale, static size");
    }

    @Test
    void a_forecast_needs_a_name_and_the_covariates_of_its_own_rows_alone() {
        Forecaster model = fitted(shops(ROWS + 1), 1);

        assertThatThrownBy(() -> model.forecast(1))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("a panel of 2: small, large");
        assertThatThrownBy(() -> model.forecast("tall", 1)).isInstanceOf(DataProblem.class);
        assertThatThrownBy(() -> model.forecast("small", 2))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining(
                        "'sale' of 'small' ends at 2023-02-07, a forecast of 2 from 2023-02-07 needs it up to 2023-02-08");
        assertThat(model.forecast("small", 1).point().size()).isEqualTo(1);
        assertThat(model.residuals("small", Part.TEST).errors().size()).isEqualTo(40);
    }
}
