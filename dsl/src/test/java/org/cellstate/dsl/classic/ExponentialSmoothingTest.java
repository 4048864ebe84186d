package org.cellstate.dsl.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.classic.ExponentialSmoothing.Component;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** References are statsmodels 0.15: tests/python/reference/classic_smoothing.py. */
class ExponentialSmoothingTest {

    private static final Series AIR = Fits.airPassengers();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Reference(ExponentialSmoothing model, double[] fit, double squares, double[] forecast) {

        Smoother smoother() {
            return new Smoother(
                    model, new Smoother.Shares(fit[0], fit[1], fit[2], fit[3]), Arrays.copyOfRange(fit, 4, fit.length));
        }

        @Override
        public String toString() {
            return model.label();
        }
    }

    static List<Reference> references() {
        List<String> lines = Fits.lines("smoothing.csv");
        List<Reference> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 4) {
            String[] head = lines.get(i).split(",", -1);
            ExponentialSmoothing model = new ExponentialSmoothing(
                    Component.valueOf(head[0]),
                    Boolean.parseBoolean(head[1]),
                    Component.valueOf(head[2]),
                    Integer.parseInt(head[3]));
            all.add(new Reference(
                    model,
                    Fits.numbers(lines.get(i + 1)),
                    Fits.numbers(lines.get(i + 2))[0],
                    Fits.numbers(lines.get(i + 3))));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("references")
    void with_the_parameters_of_statsmodels_errors_and_forecasts_are_its(Reference reference) {
        Smoother smoother = reference.smoother();
        double squares = 0;
        for (double value : AIR.values()) {
            squares += Math.pow(value - smoother.next(), 2);
            smoother.read(value);
        }

        assertThat(squares / reference.squares()).isCloseTo(1, within(1e-9));
        // Its twelfth forecast leaves out what the last row says of its place in the season.
        assertThat(smoother.ahead(11)).containsExactly(Arrays.copyOf(reference.forecast(), 11), within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("references")
    void the_parameters_found_leave_no_more_squared_errors(Reference reference) {
        SmoothingFit fit = reference.model().fit(AIR);

        // Damping ends at 0.98 here and at 0.995 there, which costs a little where no damping is best.
        double room = reference.model().fading() ? 2e-3 : 1e-6;
        assertThat(fit.criteria().get(0).value() / reference.squares()).isLessThan(1 + room);
    }

    @Test
    void an_additive_model_is_the_one_that_statsmodels_finds() {
        SmoothingFit fit = Cellstate.holtWinters().fit(AIR);
        Reference reference = references().get(4);

        assertThat(fit.label()).isEqualTo("Holt-Winters (12)");
        assertThat(fit.coefficients().get(0).value()).isCloseTo(reference.fit()[0], within(1e-3));
        assertThat(fit.coefficients().get(2).value()).isCloseTo(reference.fit()[2], within(1e-3));
        for (int row = 0; row < 11; row++) {
            assertThat(fit.forecast(12)[row] / reference.forecast()[row]).isCloseTo(1, within(1e-4));
        }
    }

    @Test
    void the_same_words_say_the_same_models() {
        assertThat(Cellstate.simpleSmoothing().label()).isEqualTo("simple smoothing");
        assertThat(Cellstate.holt().label()).isEqualTo("Holt");
        assertThat(Cellstate.holt().damped().label()).isEqualTo("Holt, damped trend");
        assertThat(Cellstate.holtWinters().multiplicative().season(4).damped().label())
                .isEqualTo("Holt-Winters (4), multiplicative season, damped trend");
        assertThat(Cellstate.holtWinters().multiplicativeTrend().label())
                .isEqualTo("Holt-Winters, multiplicative trend");
        assertThat(Cellstate.simpleSmoothing().season(7).label()).isEqualTo("seasonal smoothing (7)");
        assertThat(Cellstate.holtWinters().multiplicative().additive()).isEqualTo(Cellstate.holtWinters());
    }

    @Test
    void errors_add_up_as_a_random_walk_does_where_alpha_is_one() {
        SmoothingFit fit = Cellstate.simpleSmoothing().fit(AIR);
        double[] upper = fit.quantile(0.8413447460685429, 4);

        double sigma = fit.criteria().get(1).value();
        assertThat(fit.coefficients().get(0).value()).isCloseTo(1, within(1e-4));
        assertThat(upper[0] - fit.forecast(1)[0]).isCloseTo(sigma, within(1e-9 * sigma));
        assertThat(upper[3] - fit.forecast(1)[0]).isCloseTo(2 * sigma, within(1e-4 * sigma));
    }

    @Test
    void a_longer_history_with_the_same_start_goes_on_with_the_first_states_that_were_fitted() {
        SmoothingFit fit = Cellstate.holtWinters().fit(AIR.rows(0, 108));

        double[] errors = fit.residuals();
        assertThat(AIR.value(107) - fit.forecast(AIR.rows(0, 107), 1)[0]).isCloseTo(errors[107], within(1e-9));
        assertThat(fit.forecast(AIR.rows(0, 108), 5)).isEqualTo(fit.forecast(5));
        assertThat(fit.forecast(AIR, 1)[0]).isNotEqualTo(fit.forecast(1)[0]);
    }

    @Test
    void a_history_with_another_start_goes_on_from_states_that_it_suggests_itself() {
        SmoothingFit fit = Cellstate.holtWinters().fit(AIR.rows(0, 108));

        double[] forecast = fit.forecast(AIR.rows(24, 144), 12);
        double[] same = fit.forecast(AIR, 12);
        for (int row = 0; row < 12; row++) {
            assertThat(forecast[row] / same[row]).isCloseTo(1, within(0.01));
        }
        assertThatThrownBy(() -> fit.forecast(AIR.rows(24, 40), 12))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("at least 24 rows");
    }

    @Test
    void a_constant_series_stays_where_it_is() {
        Series constant = Fits.months(5, 5, 5, 5, 5, 5, 5, 5, 5, 5);

        assertThat(Cellstate.holt().fit(constant).forecast(3)).containsExactly(new double[] {5, 5, 5}, within(1e-9));
        assertThat(Cellstate.simpleSmoothing().fit(constant).quantile(0.9, 2))
                .containsExactly(new double[] {5, 5}, within(1e-9));
    }

    @Test
    void a_season_of_a_year_of_days_starts_from_the_first_two() {
        double[] values = new double[800];
        Arrays.setAll(values, row -> 100 + 10 * Math.sin(2 * Math.PI * row / 365) + row % 3);
        SmoothingFit fit = Cellstate.holtWinters().season(365).fit(Fits.months(values));

        assertThat(fit.words()).contains("those of the first two seasons");
        assertThat(fit.forecast(1)[0]).isCloseTo(100 + 10 * Math.sin(2 * Math.PI * 70 / 365) + 1, within(2.0));
    }

    @Test
    void what_cannot_be_smoothed_is_refused() {
        assertThatThrownBy(() -> Cellstate.holtWinters().fit(AIR.rows(0, 23)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("at least 24 rows");
        double[] negative = AIR.values();
        negative[40] = -3;
        assertThatThrownBy(() -> Cellstate.holtWinters().multiplicative().fit(Fits.months(negative)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("-3.0 at 1952-05")
                .hasMessageContaining(".additive()");
        assertThatThrownBy(() -> Cellstate.holtWinters().fit(Fits.years(AIR.values())))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("yearly");
        assertThatThrownBy(() -> Cellstate.holtWinters().season(1)).isInstanceOf(ConfigProblem.class);
    }
}
