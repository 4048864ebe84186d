package org.cellstate.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.datasets.Datasets.usBirths;
import static org.cellstate.dsl.Cellstate.gaussian;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.mae;
import static org.cellstate.dsl.Cellstate.quantiles;

import java.time.LocalDate;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.evaluate.Backtest;
import org.cellstate.dsl.evaluate.ForecastModel;
import org.cellstate.dsl.model.Loss;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an interval is meant to hold, on the last two years of births, 28 days ahead: models of modest size. */
@Tag("thorough")
class BirthsIntervalsTest {

    private static final ForecastData DATA =
            usBirths().split(LocalDate.of(1987, 1, 1)).lookback(56).horizon(28).calendar();

    static Loss[] losses() {
        return new Loss[] {mae(), quantiles(0.1, 0.5, 0.9), gaussian()};
    }

    @ParameterizedTest
    @MethodSource("losses")
    void a_calibrated_interval_of_80_percent_holds_74_to_86(Loss loss) {
        ForecastModel model = lstm().hidden(16).epochs(6).loss(loss).fit(DATA, event -> {});

        Backtest backtest = model.conformal(0.8).backtest();

        assertThat(backtest.origins()).isEqualTo(26);
        assertThat(backtest.coverage()).isBetween(0.74, 0.86);
        // what a forecast of points alone would score at best is its mean absolute error
        assertThat(backtest.crps()).isLessThan(0.8 * backtest.model().scores().mae());
    }
}
