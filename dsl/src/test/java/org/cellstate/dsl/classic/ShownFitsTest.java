package org.cellstate.dsl.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.data.Series;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShownFitsTest {

    private static final Series AIR = Fits.airPassengers();

    private final Renderers renderers = Renderers.of(ShownFitsTest.class.getClassLoader());

    private String words(Fitted fit) {
        return renderers.render(fit).text().replace('\u2009', ' ');
    }

    @Test
    void a_sarima_tells_its_coefficients_and_how_it_goes_on() {
        assertThat(words(Cellstate.sarima()
                        .order(0, 1, 1)
                        .seasonal(0, 1, 1)
                        .log()
                        .fit(AIR)))
                .isEqualTo("""
                SARIMA(0,1,1)(0,1,1)[12] of logarithms · passengers (thousand passengers per month): 144 rows, 1949-01 to 1960-12, monthly
                Exact maximum likelihood on 131 differenced rows of logarithms; forecasts are medians.
                coefficient    value  standard error
                ────────────────────────────────────
                ma1          -0.4018          0.0896
                sma1         -0.5569          0.0731
                sigma² 0.001348 · log-likelihood 244.70 · AIC -483.39 · AICc -483.20 · BIC -474.77

                passengers: the next 24 months average 546.2, 21 % above the last 24
                  forecast → at 1960-12-01
                  observed ▁▂▁▁▂▁▂▃▂▃▄▃▃▅▄▄▆▄▄▇▅▅█▆ 196 → 432, lowest 180 at 1953-11-01, highest 622 at 1960-07-01 (96 points, 1953-01-01 … 1960-12-01)
                  80 % band between 388.7 and 860, at the end 440 to 627.5
                  50 % band between 407.7 and 799.3, at the end 478.6 to 576.9
                  forecast ▂▁▂▂▃▅▆▆▄▃▁▂▃▂▃▄▄▆██▅▄▂▃ 450.4 → 525.5, lowest 425.7 at 1961-02-01, highest 737.7 at 1962-07-01 (24 points, 1961-01-01 … 1962-12-01)
                Forecast by SARIMA(0,1,1)(0,1,1)[12] of logarithms. The bands hold 80 % and 50 % of the outcomes if the model is true.""");
    }

    @Test
    void a_method_without_coefficients_shows_no_table_and_one_row_no_bands() {
        assertThat(words(Cellstate.naive().fit(AIR.rows(0, 1)))).isEqualTo("""
                naive · passengers (thousand passengers per month): 1 rows, 1949-01 to 1949-01, monthly
                Every coming row is the last observed one.
                standard deviation of the errors –

                passengers: the next 1 month is 112, as the last 1
                  forecast → at 1949-01-01
                  observed 112 at 1949-01-01
                  forecast 112 at 1949-02-01
                Forecast by naive.""");
    }

    @Test
    void many_coefficients_are_cut_short_and_those_without_errors_stand_alone() {
        String words = words(Cellstate.linear().fit(AIR));

        assertThat(words).contains("coefficient    value\n").contains("lag 12 ").doesNotContain("lag 13");
        assertThat(words).contains("⋮            12 more");
    }

    static Stream<Method> methods() {
        return Stream.of(
                Cellstate.naive(),
                Cellstate.seasonalNaive(),
                Cellstate.drift(),
                Cellstate.mean(),
                Cellstate.ar(1),
                Cellstate.sarima(),
                Cellstate.simpleSmoothing(),
                Cellstate.holt().damped(),
                Cellstate.holtWinters().multiplicative(),
                Cellstate.theta(),
                Cellstate.linear());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void every_fit_is_shown_as_words_and_as_html_with_its_picture(Method method) {
        MimeBundle bundle = renderers.render(method.fit(AIR));

        assertThat(bundle.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.HTML);
        assertThat(String.valueOf(bundle.data().get(MimeBundle.HTML)))
                .contains("src=\"data:image/png;base64,")
                .doesNotContain("<script", "<style", "<svg");
        assertThat(bundle.text()).contains("the next 24 months average");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void every_fit_goes_on_from_the_training_part_alone(Method method) {
        Fitted fit = method.fit(AIR.split(0.8).lookback(12).horizon(6));

        assertThat(fit.forecast(6)).isEqualTo(method.fit(AIR.rows(0, 115)).forecast(6));
        assertThat(fit.forecast(AIR.rows(0, 115), 6)).isEqualTo(fit.forecast(6));
    }

    @Test
    void names_of_series_are_written_out_in_html() {
        Series odd = Series.monthly("<b>&", LocalDate.of(2020, 1, 1), 1, 2, 1, 3, 2);

        assertThat(String.valueOf(
                        renderers.render(Cellstate.naive().fit(odd)).data().get(MimeBundle.HTML)))
                .contains("&lt;b&gt;&amp;")
                .doesNotContain("<b>&");
    }
}
