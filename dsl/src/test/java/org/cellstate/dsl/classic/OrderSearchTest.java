package org.cellstate.dsl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.api.NotebookHost;
import org.junit.jupiter.api.Test;

/** Orders are those that R 4.2's forecast::auto.arima finds, statistics those of statsmodels 0.15 (classic_decomposition.py). */
class OrderSearchTest {

    private static final Series AIR = Fits.airPassengers();

    @Test
    void the_airline_passengers_get_the_orders_that_r_finds() {
        assertThat(Cellstate.sarima().fit(AIR).label()).isEqualTo("SARIMA(2,1,1)(0,1,0)[12]");
        assertThat(Cellstate.autoArima().log().fit(AIR).label()).isEqualTo("SARIMA(0,1,1)(0,1,1)[12] of logarithms");
    }

    @Test
    void the_lynx_get_the_order_that_r_finds() {
        double[] lynx = Arrays.stream(Fits.arima("log lynx").series())
                .map(value -> Math.rint(Math.pow(10, value)))
                .toArray();
        SarimaFit fit = Cellstate.autoArima().fit(Fits.years(lynx));

        assertThat(fit.label()).isEqualTo("ARMA(2,2)");
        // R prints ar1 1.3421, ar2 -0.6738, ma1 -0.2027, ma2 -0.2564, mean 1544.4039, log likelihood -932.08.
        assertThat(fit.coefficients().get(0).value()).isCloseTo(1.3421, within(5e-4));
        assertThat(fit.coefficients().get(4).value()).isCloseTo(1544.40, within(0.1));
        assertThat(fit.logLikelihood()).isCloseTo(-932.08, within(0.005));
    }

    @Test
    void what_was_tried_is_said() {
        assertThat(Cellstate.sarima().log().fit(AIR).words())
                .matches(
                        "Exact maximum likelihood on 131 differenced rows of logarithms; forecasts are medians. Chosen from \\d+ models by AICc; the next, SARIMA\\(.*\\)\\[12], has \\d\\.\\d more\\.");
    }

    @Test
    void white_noise_gets_no_lags_and_a_walk_one_difference() {
        double[] noise = new Random(1).doubles(200, -1, 1).toArray();
        double[] walk = noise.clone();
        Arrays.parallelPrefix(walk, Double::sum);

        assertThat(Cellstate.autoArima().fit(Fits.years(noise)).order()).isEqualTo(SarimaOrder.of(0, 0, 0));
        assertThat(Cellstate.autoArima().fit(Fits.years(walk)).order().difference())
                .isEqualTo(1);
    }

    @Test
    void the_same_search_finds_the_same_bit_by_bit() {
        assertThat(Cellstate.sarima().fit(AIR).forecast(24))
                .isEqualTo(Cellstate.sarima().fit(AIR).forecast(24));
    }

    @Test
    void a_search_that_is_stopped_before_its_first_model_stops_the_cell() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Cellstate.sarima().fit(AIR)).isInstanceOf(CellInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_search_that_is_stopped_later_keeps_the_best_so_far_and_says_so() {
        StoppedAfter host = new StoppedAfter(100);
        NotebookHost before = Notebook.connect(host);
        SarimaFit fit;
        try {
            fit = Cellstate.sarima().log().fit(AIR);
        } finally {
            Notebook.connect(before);
        }

        assertThat(host.taken).isEqualTo(1);
        assertThat(fit.words()).contains("Chosen from").endsWith("The search was stopped before its end.");
        assertThat(fit.forecast(12)).doesNotContain(Double.NaN);
    }

    /** The search on logarithms of the airline passengers tries more than eight models. */
    @Test
    void a_search_that_ends_at_its_most_models_says_so() {
        double[] logs = Arrays.stream(AIR.values()).map(Math::log).toArray();
        OrderSearch.Result whole = new OrderSearch(logs, 12, true, Sarima.Constant.BY_ORDER).run();
        OrderSearch.Result cut = new OrderSearch(logs, 12, true, Sarima.Constant.BY_ORDER, 8).run();

        assertThat(whole.full()).isFalse();
        assertThat(cut.tried()).hasSize(8);
        assertThat(cut.full()).isTrue();
        assertThat(SarimaWords.of(cut))
                .startsWith(" Chosen from 8 models by AICc; the next")
                .endsWith(" The search ended because so many were tried; a neighbour of the chosen one was not.");
    }

    /** As many models as the whole search tries are no limit to it. */
    @Test
    void a_search_that_ends_of_itself_is_not_called_full() {
        double[] logs = Arrays.stream(AIR.values()).map(Math::log).toArray();
        int all = new OrderSearch(logs, 12, true, Sarima.Constant.BY_ORDER)
                .run()
                .tried()
                .size();

        OrderSearch.Result same = new OrderSearch(logs, 12, true, Sarima.Constant.BY_ORDER, all).run();

        assertThat(same.full()).isFalse();
        assertThat(SarimaWords.of(same)).doesNotContain("ended because", "still rising");
    }

    @Test
    void models_whose_fit_came_to_no_end_are_told_of() {
        double[] logs = Arrays.stream(AIR.values()).map(Math::log).toArray();
        OrderSearch.Result cut = new OrderSearch(logs, 12, true, Sarima.Constant.BY_ORDER, 3).run();
        SarimaEstimation.Found found = cut.best().found();
        SarimaEstimation.Found rising = new SarimaEstimation.Found(
                found.coefficients(), found.errors(), found.seen(), found.logLikelihood(), found.residuals(), false);
        OrderSearch.Tried other = new OrderSearch.Tried(
                cut.tried().get(0).model(), rising, cut.best().aicc() + 1);

        assertThat(SarimaWords.of(new OrderSearch.Result(cut.best(), List.of(cut.best(), other), false, false)))
                .endsWith(
                        " The likelihood of 1 was still rising when a search for its top ended: such a model may be better"
                                + " than it looked.");
    }

    /** A user who presses stop once, after code has asked so many times. */
    private static final class StoppedAfter implements NotebookHost {

        private int left;
        private int taken;

        StoppedAfter(int asked) {
            left = asked;
        }

        @Override
        public boolean interrupted() {
            left--;
            return left < 0 && taken == 0;
        }

        @Override
        public boolean takeInterrupt() {
            taken++;
            return true;
        }

        @Override
        public boolean isInteractive() {
            return true;
        }

        @Override
        public DisplayHandle show(Object value) {
            throw new AssertionError("a search shows nothing");
        }

        @Override
        public void clearOutput(boolean wait) {
            throw new AssertionError("a search clears nothing");
        }
    }

    @Test
    void a_search_needs_rows_that_vary() {
        assertThatThrownBy(() -> Cellstate.sarima().fit(Fits.months(new double[30])))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("learns from rows that vary");
        assertThatThrownBy(() -> Cellstate.sarima().fit(Fits.months(1, 2, 3)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("at least 10 rows");
        double[] line = new double[30];
        Arrays.setAll(line, row -> 3.0 * row);
        assertThatThrownBy(() -> Cellstate.sarima().fit(Fits.months(line)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("drift()");
    }

    @Test
    void a_series_shorter_than_its_season_gets_an_order_without_one() {
        SarimaFit fit = Cellstate.sarima().fit(AIR.rows(0, 11));

        assertThat(fit.order().isSeasonal()).isFalse();
        assertThat(fit.forecast(12)).doesNotContain(Double.NaN);
    }

    @Test
    void the_kpss_statistic_is_that_of_statsmodels() {
        double[] air = AIR.values();

        assertThat(Stationarity.kpss(air)).isCloseTo(4.342286797114149, within(1e-9));
        assertThat(Stationarity.differences(air)).isEqualTo(1);
    }

    @Test
    void the_strength_of_a_season_is_that_of_statsmodels_stl() {
        assertThat(Loess.seasonalStrength(AIR.values(), 12)).isCloseTo(0.9413733570445557, within(1e-9));
        assertThat(Loess.seasonalStrength(new Random(1).doubles(120).toArray(), 12))
                .isLessThan(0.64);
    }
}
