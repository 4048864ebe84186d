package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.cellstate.dsl.classic.Mean;
import org.cellstate.dsl.classic.Naive;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.evaluate.Distribution.Normal;
import org.junit.jupiter.api.Test;

class EnsembleTest {

    private static final Offset<Double> NEAR = within(1e-9);
    private static final ForecastData DATA = data(200);
    private static final ForecastModel LOW = new Same("low", DATA, new Normal(10, 1));
    private static final ForecastModel MIDDLE = new Same("middle", DATA, new Normal(12, 2));
    private static final ForecastModel FAR = new Same("far", DATA, new Normal(40, 6));

    private static ForecastData data(int rows) {
        double[] values = new SplittableRandom(4).doubles(rows, 9, 13).toArray();
        return Series.daily("numbers", LocalDate.of(2020, 1, 1), values)
                .split(0.75)
                .lookback(10)
                .horizon(3)
                .validation(0.3);
    }

    @Test
    void a_mean_averages_points_and_quantiles() {
        Forecast forecast = Ensemble.of(LOW, MIDDLE, FAR).forecast(3);

        assertThat(forecast.point().value(2)).isEqualTo((10 + 12 + 40) / 3.0, NEAR);
        // the means of three normal quantiles are those of N(62/3, 3)
        assertThat(forecast.quantile(0.9).value(2)).isEqualTo(62 / 3.0 + 3 * 1.2815515655, within(1e-8));
        assertThat(forecast.lower().value(0)).isEqualTo(62 / 3.0 - 3 * 1.2815515655, within(1e-8));
        assertThat(forecast.intervals()).extracting(Interval::level).containsExactly(0.8, 0.5);
    }

    @Test
    void a_median_does_not_follow_one_that_is_far_off() {
        Forecast forecast = Ensemble.of(LOW, FAR, MIDDLE).median().forecast(3);

        assertThat(forecast.point().value(0)).isEqualTo(12, NEAR);
        // of the lower ends 8.7, 9.4 and 32.3 the middle one is that of N(12, 2)
        assertThat(forecast.lower().value(0)).isEqualTo(12 - 2 * 1.2815515655, within(1e-8));
        assertThat(Ensemble.of(LOW, MIDDLE).median().forecast(1).point().value(0))
                .isEqualTo(11, NEAR);
    }

    @Test
    void weights_are_one_over_the_error_on_the_validation_tail() {
        // errors 1, 2, 3 and -6 are 3 on average, 1, -1, 1, -1 are 1: 1/3 to 1
        assertThat(Combination.WEIGHTED.weights(new double[][] {{1, 2, 3, -6}, {1, -1, 1, -1}}))
                .containsExactly(new double[] {0.25, 0.75}, NEAR);
    }

    /** By tests/python/reference/probabilistic.py with scipy 1.17.1. */
    @Test
    void stacked_weights_are_those_of_scipy() {
        double[][] errors = {{1, -2, 3, 0.5, -1, 2}, {0.5, 1.5, -1, -2, 1, 0.5}, {4, 5, 3, 6, 2, 5}};

        assertThat(Combination.STACKED.weights(errors))
                .containsExactly(new double[] {0.371951219512, 0.628048780488, 0}, NEAR);
    }

    @Test
    void stacked_weights_of_two_members_worked_by_hand() {
        // uncorrelated errors with squares 1 and 4 count 4 to 1
        assertThat(Combination.STACKED.weights(new double[][] {{1, 1, -1, -1}, {2, -2, 2, -2}}))
                .containsExactly(new double[] {0.8, 0.2}, NEAR);
        // one that only adds error counts nothing
        assertThat(Combination.STACKED.weights(new double[][] {{1, 1, -1, -1}, {3, 3, -3, -3}}))
                .containsExactly(new double[] {1, 0}, NEAR);
    }

    @Test
    void weights_come_from_the_validation_tail_and_not_from_the_test_part() {
        Ensemble weighted = Ensemble.of(LOW, FAR).weighted();

        assertThat(weighted.weights().get(0)).isGreaterThan(0.9);
        assertThat(weighted.weights())
                .isEqualTo(Ensemble.of(onOther(LOW), onOther(FAR)).weighted().weights());
        assertThat(Ensemble.of(LOW, FAR).stacked().weights().get(1)).isLessThan(0.1);
        assertThat(Ensemble.of(LOW, FAR).weights()).containsExactly(0.5, 0.5);
    }

    /** The same model of data whose test part is another. */
    private static ForecastModel onOther(ForecastModel model) {
        double[] values = DATA.series().values();
        for (int row = DATA.trainRows(); row < values.length; row++) {
            values[row] = 40;
        }
        ForecastData other = Series.daily("numbers", LocalDate.of(2020, 1, 1), values)
                .split(0.75)
                .lookback(10)
                .horizon(3)
                .validation(0.3);
        return new Same(model.label(), other, ((Same) model).each());
    }

    @Test
    void an_ensemble_is_tested_and_calibrated_as_any_model() {
        Ensemble ensemble = Ensemble.of(LOW, MIDDLE).with(new Mean(), new Naive());

        Backtest backtest = ensemble.backtest();

        assertThat(ensemble.members()).hasSize(4);
        assertThat(backtest.model().name()).isEqualTo("mean of 4");
        assertThat(ensemble.conformal(0.8).backtest().coverage()).isBetween(0.65, 0.95);
        assertThat(ensemble.conformal(0.8).label()).isEqualTo("mean of 4");
    }

    @Test
    void the_spread_of_members_is_the_mean_and_deviation_of_their_scores() {
        EnsembleSheet sheet = Ensemble.of(LOW, MIDDLE, FAR).spread();

        List<Double> mases =
                sheet.members().stream().map(EnsembleSheet.Row::mase).toList();
        double mean = (mases.get(0) + mases.get(1) + mases.get(2)) / 3;
        double squares =
                mases.stream().mapToDouble(one -> (one - mean) * (one - mean)).sum();
        assertThat(mases.get(0)).isEqualTo(LOW.backtest().model().scores().mase());
        assertThat(sheet.mean()).isEqualTo(mean, NEAR);
        assertThat(sheet.deviation()).isEqualTo(Math.sqrt(squares / 2), NEAR);
        assertThat(sheet.toString()).startsWith("mean of 3: MASE ").contains(" ± ");
    }

    @Test
    void members_of_other_rows_are_refused() {
        assertThatThrownBy(() -> Ensemble.of(LOW, new Same("other", data(300), new Normal(10, 1))))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("150 rows train")
                .hasMessageContaining("225 rows train");
    }
}
