package org.cellstate.dsl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** References are statsmodels 0.15 (tests/python/reference/classic_sarima.py) and, for the airline model, what R 4.2 prints. */
class SarimaTest {

    private static final Series AIR = Fits.airPassengers();

    private static Sarima airline() {
        return Cellstate.sarima().order(0, 1, 1).seasonal(0, 1, 1).log();
    }

    @Test
    void the_airline_model_is_what_r_prints() {
        SarimaFit fit = airline().season(12).fit(AIR);

        assertThat(printed("%.4f", fit.coefficients().get(0).value())).isEqualTo("-0.4018");
        assertThat(printed("%.4f", fit.coefficients().get(1).value())).isEqualTo("-0.5569");
        assertThat(printed("%.4f", fit.coefficients().get(0).standardError())).isEqualTo("0.0896");
        assertThat(printed("%.4f", fit.coefficients().get(1).standardError())).isEqualTo("0.0731");
        assertThat(printed("%.6f", fit.sigma2())).isEqualTo("0.001348");
        assertThat(printed("%.2f", fit.logLikelihood())).isEqualTo("244.70");
        assertThat(printed("%.4f", fit.logLikelihoodOfR())).isEqualTo("244.6995");
        assertThat(printed("%.2f", fit.aicOfR())).isEqualTo("-483.40");
    }

    @Test
    void the_airline_model_forecasts_the_last_three_years_as_r_does() {
        Series train = AIR.rows(0, 108);
        double[] forecast = airline().fit(train).forecast(36);
        double error = 0;
        double percent = 0;
        double naive = 0;
        for (int row = 0; row < 36; row++) {
            double actual = AIR.value(108 + row);
            error += Math.abs(actual - forecast[row]) / 36;
            percent += 100 * Math.abs(1 - forecast[row] / actual) / 36;
        }
        for (int row = 12; row < 108; row++) {
            naive += Math.abs(AIR.value(row) - AIR.value(row - 12)) / 96;
        }

        assertThat(printed("%.3f", error / naive)).isEqualTo("1.103");
        assertThat(percent).isCloseTo(8.1126, within(0.0005));
    }

    private static String printed(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    static List<Fits.Arima> references() {
        return Fits.arima();
    }

    @ParameterizedTest
    @MethodSource("references")
    void likelihoods_coefficients_and_forecasts_are_those_of_statsmodels(Fits.Arima reference) {
        SarimaFit fit = reference.model().fit(reference.rows());

        assertThat(fit.logLikelihood()).isCloseTo(reference.logLikelihood(), within(2e-5));
        assertThat(fit.sigma2() / reference.sigma2()).isCloseTo(1, within(1e-3));
        for (int i = 0; i < reference.coefficients().length; i++) {
            double error = fit.coefficients().get(i).standardError();
            assertThat(error / reference.errors()[i]).isCloseTo(1, within(0.02));
            assertThat(fit.coefficients().get(i).value())
                    .isCloseTo(reference.coefficients()[i], within(2e-3 * Math.max(0.1, error)));
        }
        double[] forecast = fit.forecast(12);
        double[] upper = fit.quantile(0.8413447460685429, 12);
        for (int row = 0; row < reference.forecast().length; row++) {
            double deviation = reference.deviations()[row];
            assertThat((forecast[row] - reference.forecast()[row]) / deviation).isCloseTo(0, within(1e-3));
            assertThat((upper[row] - forecast[row]) / deviation).isCloseTo(1, within(0.01));
        }
    }

    @Test
    void another_history_goes_on_with_the_parameters_that_were_fitted() {
        SarimaFit fit = Cellstate.ar(1).fit(AIR);
        double slope = fit.coefficients().get(0).value();
        double mean = fit.coefficients().get(1).value();
        Series other = Fits.months(500, 120);

        assertThat(fit.forecast(other, 2))
                .containsExactly(
                        new double[] {mean + slope * (120 - mean), mean + slope * slope * (120 - mean)}, within(1e-9));
        assertThat(fit.forecast(AIR, 5)).isEqualTo(fit.forecast(5));
    }

    @Test
    void a_history_shorter_than_two_seasons_is_enough_to_go_on_from() {
        SarimaFit fit = airline().fit(AIR);

        assertThat(fit.forecast(AIR.rows(0, 13), 24)).doesNotContain(Double.NaN);
        // After the fewest rows nothing is known but their differences, which are expected to be none.
        double expected = AIR.value(12) * AIR.value(1) / AIR.value(0);
        assertThat(fit.forecast(AIR.rows(0, 13), 1)[0]).isCloseTo(expected, within(1e-9));
        assertThatThrownBy(() -> fit.forecast(AIR.rows(0, 12), 1))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("at least 13 rows")
                .hasMessageContaining("12 rows");
    }

    @Test
    void forecast_medians_under_logarithms_lie_between_quantiles_that_widen() {
        SarimaFit fit = airline().fit(AIR);
        double[] low = fit.quantile(0.1, 24);
        double[] median = fit.quantile(0.5, 24);
        double[] high = fit.quantile(0.9, 24);

        assertThat(median).containsExactly(fit.forecast(24), within(1e-9));
        // The first row ahead is off by sigma in logarithms; 1.2816 of them hold 80 %.
        assertThat(Math.log(high[0] / low[0])).isCloseTo(2 * 1.2815515655446 * Math.sqrt(fit.sigma2()), within(1e-6));
        assertThat(high[23] / low[23]).isGreaterThan(high[11] / low[11]);
    }

    @Test
    void errors_one_row_ahead_are_observed_less_forecast() {
        SarimaFit fit = airline().fit(AIR);
        double[] errors = fit.residuals();

        assertThat(Arrays.copyOf(errors, 13)).containsOnly(Double.NaN);
        double next = fit.forecast(AIR.rows(0, 100), 1)[0];
        assertThat(errors[100]).isCloseTo(Math.log(AIR.value(100)) - Math.log(next), within(1e-9));
    }

    @Test
    void labels_say_what_was_fitted() {
        assertThat(airline().label()).isEqualTo("SARIMA(0,1,1)(0,1,1) of logarithms");
        assertThat(airline().fit(AIR).label()).isEqualTo("SARIMA(0,1,1)(0,1,1)[12] of logarithms");
        assertThat(Cellstate.ar(2).label()).isEqualTo("AR(2)");
        assertThat(Cellstate.ma(1).label()).isEqualTo("MA(1)");
        assertThat(Cellstate.arma(1, 2).label()).isEqualTo("ARMA(1,2)");
        assertThat(Cellstate.arima(0, 1, 1).label()).isEqualTo("ARIMA(0,1,1)");
        assertThat(Cellstate.sarima().label()).isEqualTo("SARIMA");
    }

    @Test
    void a_constant_is_a_mean_or_a_drift_and_may_be_left_out() {
        assertThat(Cellstate.ar(1).fit(AIR).coefficients())
                .extracting(Coefficient::name)
                .containsExactly("ar1", "mean");
        assertThat(Cellstate.ar(1).constant(false).fit(AIR).coefficients())
                .extracting(Coefficient::name)
                .containsExactly("ar1");
        SarimaFit walk = Cellstate.arima(0, 1, 0).constant(true).fit(AIR);
        // A random walk with drift goes on along the line from the first to the last row.
        assertThat(walk.coefficients().get(0).name()).isEqualTo("drift");
        assertThat(walk.coefficients().get(0).value()).isCloseTo((432 - 112) / 143.0, within(1e-9));
        assertThat(walk.forecast(3)).containsExactly(Cellstate.drift().fit(AIR).forecast(3), within(1e-9));
    }

    @Test
    void what_cannot_be_fitted_is_refused_with_what_to_try() {
        assertThatThrownBy(() -> airline().fit(AIR.rows(0, 20)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("at least 26 rows");
        assertThatThrownBy(() -> airline().fit(Fits.months(new double[40])))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("0.0 at 1949-01 in 'y'");
        assertThatThrownBy(() -> Cellstate.ar(1).log().fit(Fits.months(3, 2, -1, 4, 5, 6, 7, 8)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("-1.0 at 1949-03");
        assertThatThrownBy(() -> Cellstate.ar(1).fit(Fits.months(7, 7, 7, 7, 7, 7, 7)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("all 7.0");
        assertThatThrownBy(() -> Cellstate.arima(1, 1, 0).fit(Fits.months(1, 2, 3, 4, 5, 6, 7)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("differenced as (1,1,0)");
        assertThatThrownBy(() -> Cellstate.ar(1).fit(Fits.months(3, 2, Double.NaN, 4, 5, 6, 7, 8)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("the first at 1949-03");
        assertThatThrownBy(() -> airline().season(1))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("season(1)");
        assertThatThrownBy(() -> airline().fit(Fits.years(AIR.values())))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("yearly, which has no season");
        assertThatThrownBy(() -> Cellstate.arima(1, 3, 0))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("d=3");
        assertThatThrownBy(() -> Cellstate.arima(1, 2, 0).constant(true).fit(AIR))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining(".constant(true) with (1,2,0)");
        assertThatThrownBy(() -> Cellstate.sarima().seasonal(0, 1, 1).fit(AIR))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining(".seasonal(…) without .order(…)");
    }

    @Test
    void the_training_part_alone_is_fitted() {
        Series planted = Series.monthly("y", LocalDate.of(1949, 1, 1), Arrays.copyOf(AIR.values(), 144));
        double[] values = planted.values();
        Arrays.fill(values, 130, 144, 1e6);
        Series spoilt = Series.monthly("y", LocalDate.of(1949, 1, 1), values);

        SarimaFit clean = airline().fit(planted.split(0.9).lookback(12).horizon(6));
        SarimaFit fit = airline().fit(spoilt.split(0.9).lookback(12).horizon(6));

        assertThat(fit.coefficients()).isEqualTo(clean.coefficients());
        assertThat(fit.forecast(6)).isEqualTo(clean.forecast(6));
    }
}
