package org.cellstate.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.datasets.Datasets.usBirths;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.usHolidays;

import java.time.LocalDate;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.WindowedSeries;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What covariates are worth on births. */
@Tag("thorough")
class BirthsCovariatesTest {

    /** The last two years of births, 28 days ahead: a ridge regression with calendar has a MASE of 0.818, repeating the year 1.189. */
    @Test
    void covariates_bring_births_below_a_MASE_of_0_80_and_a_tenth_below_the_network_without() {
        WindowedSeries births = usBirths().split(LocalDate.of(1987, 1, 1)).lookback(56);
        Recurrent model = lstm().epochs(30).patience(30).seed(1);

        double with =
                mase(model, births.horizon(28).calendar().holidays(usHolidays()).lags(364));
        double without = mase(model, births.horizon(28));

        assertThat(with).isLessThanOrEqualTo(0.80);
        assertThat(with).isLessThanOrEqualTo(0.9 * without);
    }

    private static double mase(Recurrent model, ForecastData data) {
        return model.fit(data, event -> {}).backtest(28, 28).model().scores().mase();
    }
}
