package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.classic.Mean;
import org.cellstate.dsl.classic.Naive;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Conformal;
import org.cellstate.dsl.evaluate.Dependence;
import org.cellstate.dsl.evaluate.Distribution;
import org.cellstate.dsl.evaluate.Ensemble;
import org.cellstate.dsl.evaluate.Forecast;
import org.cellstate.dsl.evaluate.ForecastModel;
import org.cellstate.dsl.evaluate.Interval;
import org.cellstate.dsl.evaluate.Outlook;
import org.cellstate.dsl.evaluate.Reliability;
import org.cellstate.kernel.api.MimeBundle;
import org.junit.jupiter.api.Test;

class ProbabilisticRenderersTest {

    private static final Series BEFORE = Series.daily("load", LocalDate.of(2024, 1, 1), 9, 12, 10, 11, 9, 10, 12, 11);
    private static final Series POINT =
            Series.daily("load", LocalDate.of(2024, 1, 9), 10, 10, 10).unit("MW");

    /** Every third value is 3 higher, and a day in eleven is odd. */
    private static final ForecastData DATA = data(240);

    private static ForecastData data(int rows) {
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = 20 + (row % 3 == 0 ? 3 : 0) + row % 11 * 0.5;
        }
        return Series.daily("load", LocalDate.of(2024, 1, 1), values)
                .unit("MW")
                .split(200.0 / rows)
                .lookback(12)
                .horizon(4)
                .validation(0.3);
    }

    @Test
    void a_fan_has_a_band_for_each_level_that_darkens_inwards() {
        Forecast fan = forecast(new Reliability(26, 1.5, "naive", 2, List.of(0.76, 0.48)))
                .intervals(0.95, 0.8, 0.5);

        Figure figure = ForecastChart.of(fan);

        assertThat(figure.marks().stream()
                        .filter(Mark.Band.class::isInstance)
                        .map(mark -> plain(mark.label()) + " " + ((Mark.Band) mark).opacity()))
                .containsExactly("95 % band 0.16", "80 % band 0.16", "50 % band 0.16");
        assertThat(plain(figure.caption()))
                .isEqualTo("On the test part the 80 % band held 76 %, the 50 % band held 48 % of the outcomes. MAE 1.5,"
                        + " naive 2, over 26 forecasts. No backtest looked at bands of 95 %.");
    }

    @Test
    void a_fan_in_words_has_the_ends_of_all_bands() {
        String words = words(
                new ForecastRenderer().render(forecast(Reliability.unknown()).intervals(0.98, 0.8, 0.5)));

        assertThat(words.substring(words.indexOf("day  "))).isEqualTo("""
                day         forecast  98 % from     to  80 % from     to  50 % from     to
                ──────────────────────────────────────────────────────────────────────────
                2024-01-09        10      5.347  14.65      7.437  12.56      8.651  11.35
                2024-01-10        10      5.347  14.65      7.437  12.56      8.651  11.35
                2024-01-11        10      5.347  14.65      7.437  12.56      8.651  11.35""");
    }

    @Test
    void paths_are_drawn_under_the_forecast_and_told_by_their_sum() {
        MimeBundle shown =
                new PathsRenderer().render(forecast(Reliability.unknown()).paths(50));

        Figure figure = PathsChart.of(forecast(Reliability.unknown()).paths(50));
        assertThat(figure.marks()).hasSize(1 + 20 + 1);
        assertThat(figure.caption())
                .isEqualTo("Drawn: 20 of 50 paths. Steps are drawn independently, so sums look surer than they are.");
        assertThat(words(shown)).startsWith("load: the next 3 days add up to ").contains("50 paths of load, 3 ahead");
        assertThat(shown.data()).containsKey(MimeBundle.PNG);
    }

    @Test
    void a_calibrated_model_tells_what_its_intervals_held_before_and_after() {
        Conformal model = ForecastModel.of(new Mean().fit(DATA), DATA).conformal(0.8);

        assertThat(words(new ConformalRenderer().render(model))).isEqualTo("""
                mean, intervals of 80 % calibrated on the newest 60 rows before each origin

                before
                band    held  mean width  interval score  scaled (MSIS)
                ───────────────────────────────────────────────────────
                80 %  80.0 %     5.46499         7.00000          2.341
                50 %  45.0 %     2.87626         5.25887          1.759
                CRPS 1.163 MW over 40 outcomes; that of the linear regression forecast, a point, is its MAE of 0.04035.

                after
                band    held  mean width  interval score  scaled (MSIS)
                ───────────────────────────────────────────────────────
                80 %  85.0 %     5.97281         7.02398          2.349
                CRPS 1.165 MW over 40 outcomes; that of the linear regression forecast, a point, is its MAE of 0.04035.""");
        assertThat(String.valueOf(new ConformalRenderer().render(model).data().get(MimeBundle.HTML)))
                .contains("<th", "80\u2009%")
                .doesNotContain("<style", "<script");
    }

    @Test
    void an_ensemble_is_a_table_of_its_members_with_mean_and_deviation() {
        Ensemble ensemble =
                Ensemble.of(ForecastModel.of(new Mean().fit(DATA), DATA)).with(new Naive());

        assertThat(words(new EnsembleRenderer().render(ensemble))).isEqualTo("""
                mean of 2: MASE 0.682; its members 0.753 ± 0.283, the linear regression forecast 0.013

                model                             weight      MAE   MASE     CRPS  80 % band held
                ────────────────────────────────────────────────────────────────────────────────
                mean of 2                          1.000  2.03925  0.682  1.51883            88 %
                mean                               0.500  1.65175  0.552  1.16277            80 %
                naive                              0.500  2.85000  0.953  2.05803            93 %
                best baseline: linear regression          0.04035  0.013""");
    }

    @Test
    void without_a_test_part_nothing_is_scored() {
        ForecastData bare = data(202);
        ForecastModel mean = ForecastModel.of(new Mean().fit(bare), bare);

        assertThat(words(new ConformalRenderer().render(mean.conformal())))
                .endsWith("the test part is too short to say what they hold");
        assertThat(words(new EnsembleRenderer().render(Ensemble.of(mean))))
                .endsWith("the test part is too short to score them");
    }

    @Test
    void names_are_escaped_in_tables() {
        ForecastData named = DATA.series()
                .unit("<b>")
                .split(200.0 / 240)
                .lookback(12)
                .horizon(4)
                .validation(0.3);
        ForecastModel mean = ForecastModel.of(new Mean().fit(named), named);

        assertThat(String.valueOf(new IntervalSheetRenderer()
                        .render(mean.backtest().intervals())
                        .data()
                        .get(MimeBundle.HTML)))
                .contains("1.163 &lt;b&gt; over");
    }

    private static Forecast forecast(Reliability known) {
        Outlook outlook = new Outlook(Collections.nCopies(3, new Distribution.Normal(10, 2)), Dependence.none());
        List<Interval> bands = new ArrayList<>();
        for (double level : new double[] {0.8, 0.5}) {
            double reach = outlook.steps().get(0).quantile((1 + level) / 2) - 10;
            bands.add(new Interval(level, moved(-reach), moved(reach)));
        }
        return new Forecast(BEFORE, POINT, bands, known, outlook);
    }

    private static Series moved(double by) {
        return Series.daily("load", LocalDate.of(2024, 1, 9), 10 + by, 10 + by, 10 + by)
                .unit("MW");
    }

    private static String words(MimeBundle bundle) {
        return plain(String.valueOf(bundle.data().get(MimeBundle.TEXT)));
    }

    private static String plain(String text) {
        return text.replace('\u2009', ' ');
    }
}
