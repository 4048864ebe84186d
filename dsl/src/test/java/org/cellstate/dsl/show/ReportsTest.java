package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Ramp;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Part;
import org.cellstate.dsl.evaluate.RegressionResiduals;
import org.cellstate.dsl.evaluate.Residuals;
import org.cellstate.dsl.explain.Activation;
import org.cellstate.dsl.explain.Gates;
import org.cellstate.dsl.explain.GradientFlow;
import org.cellstate.dsl.explain.GradientsThroughTime;
import org.cellstate.dsl.explain.Importance;
import org.cellstate.dsl.model.Cell;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportsTest {

    private static final Renderers RENDERERS = Renderers.of(ReportsTest.class.getClassLoader());

    /** Errors of a model that has not seen the week: Sundays are worse. */
    private static final Residuals WEEKLY = residuals(
            IntStream.range(0, 70).mapToDouble(day -> day % 7 == 6 ? -6 : 1).toArray());

    private static final RegressionResiduals VALUES =
            new RegressionResiduals("GRU 1×8", new double[] {1, 2, 3, 4, 5}, new double[] {1.5, 1.5, 3.25, 4, 4.75});

    private static final GradientsThroughTime GRADIENTS = new GradientsThroughTime(List.of(
            new GradientFlow("RNN 1×4", new double[] {1, 0.1, 0.008, 0.0005}, 12),
            new GradientFlow("GRU 1×4", new double[] {1, 0.2, 0.04, 0.009}, 12),
            new GradientFlow("LSTM 1×4", new double[] {1, 0.8, 0.5, 0.26}, 12)));

    private static final Importance IMPORTANCE = new Importance(
            "LSTM 1×4",
            Part.TEST,
            139,
            "windows",
            "MW",
            20,
            List.of(
                    new Importance.Input("weekday", new double[] {30, 32, 34}),
                    new Importance.Input("past values", new double[] {10, 12, 14}),
                    new Importance.Input("day of the year", new double[] {-1, 0, 1})));

    private static Residuals residuals(double... errors) {
        return new Residuals(
                "LSTM 1×4",
                Part.TEST,
                Series.daily("load", LocalDate.of(2024, 1, 1), errors).unit("MW"));
    }

    private static Gates lstm() {
        double[][] share = {{0.5, 0.5, 0.5}, {0.9, 0.9, 0.9}};
        double[][] signed = {{-0.5, 0, 0.5}, {1, 0.25, -1}};
        List<Activation> layer = List.of(
                new Activation("input gate", 0, 1, share),
                new Activation("forget gate", 0, 1, share),
                new Activation("candidate", -1, 1, signed),
                new Activation("output gate", 0, 1, share),
                new Activation("cell state", -2, 2, signed),
                new Activation("hidden state", -1, 1, signed));
        return new Gates(
                "LSTM 2×2",
                "load, the 3 days before 2024-01-04",
                Cell.LSTM,
                2,
                List.of("a", "b", "c"),
                List.of(layer, layer));
    }

    static Stream<Object> reports() {
        return Stream.of(WEEKLY, VALUES, lstm(), GRADIENTS, IMPORTANCE);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void reports_are_shown_as_a_picture_and_words(Object report) {
        assertThat(RENDERERS.render(report).data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG);
    }

    @Test
    void residuals_in_words() {
        assertThat(words(WEEKLY)).isEqualTo("""
                Errors keep a pattern, most alike 7 days apart
                  over time     ████▅████▁████▁████▅███▅████▅████▁████▁████▅███▅ lowest -6 at 2024-01-07, highest 1 at 2024-01-01
                  distribution  ▂▁▁▁█ 86 % within two standard deviations, of normal errors 95 %
                  by lag        ▁▁▁▁▁▁█▁▁▁▁▁▁▇ lag 1 -0.15, strongest 0.90 at lag 7; of independent errors within ±0.23
                LSTM 1×4, load one day ahead, 70 rows of the test part. Mean 0, standard deviation 2.467 MW. \
                Ljung-Box test over 14 lags, p below 0.001: errors that do not depend on each other are hardly ever so correlated. \
                Shapiro-Wilk test, p below 0.001: the errors have a long tail downwards.""");
    }

    @Test
    void residuals_are_drawn_over_time_as_a_distribution_and_by_lag() {
        Facets facets = ResidualsChart.of(WEEKLY);

        assertThat(facets.columns()).isEqualTo(3);
        Figure time = (Figure) facets.charts().get(0);
        assertThat(time.marks())
                .filteredOn(Mark.HorizontalRule.class::isInstance)
                .extracting(mark -> ((Mark.HorizontalRule) mark).y())
                .containsExactly(0.0, 2 * WEEKLY.deviation(), -2 * WEEKLY.deviation());
        Figure distribution = (Figure) facets.charts().get(1);
        Mark.Bars bars = (Mark.Bars) distribution.marks().get(0);
        assertThat(bars.y().stream().sum()).isEqualTo(70);
        Mark.Line normal = (Mark.Line) distribution.marks().get(1);
        double width = bars.x().at(1) - bars.x().at(0);
        double step = normal.x().at(1) - normal.x().at(0);
        // Three deviations to both sides hold 99.73 % of the area of a normal curve, here as large as that of the bars.
        assertThat(normal.y().stream().sum() * step).isCloseTo(0.9973 * 70 * width, within(0.001 * 70 * width));
        Figure lags = (Figure) facets.charts().get(2);
        Mark.Band band = (Mark.Band) lags.marks().get(0);
        assertThat(band.upper().at(0)).isEqualTo(1.96 / Math.sqrt(70));
        Mark.Stems stems = (Mark.Stems) lags.marks().get(2);
        assertThat(stems.y()).isEqualTo(Values.of(WEEKLY.autocorrelations()));
        assertThat(stems.x()).isEqualTo(Values.counting(1, 14));
    }

    @Test
    void the_title_of_residuals_says_whether_they_are_noise_and_run_to_one_side() {
        double[] noise = new Random(3).doubles(100, -1, 1).toArray();
        double[] high = IntStream.range(0, 100).mapToDouble(i -> noise[i] - 0.5).toArray();

        assertThat(ResidualsChart.of(residuals(noise)).title()).isEqualTo("Errors look like noise");
        assertThat(ResidualsChart.of(residuals(high)).title())
                .startsWith("Errors do not depend on each other; forecasts run 0.");
        assertThat(ResidualsChart.of(residuals(high)).title()).endsWith(" high");
        assertThat(ResidualsChart.of(residuals(noise)).caption())
                .contains(": no sign that errors depend on each other.");
        assertThat(ResidualsChart.of(residuals(2, 2, 2, 2)).title()).isEqualTo("All errors are the same: 2");
        assertThat(ResidualsChart.of(residuals(1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1))
                        .title())
                .isEqualTo("Errors keep a pattern, most opposed 1 day apart");
    }

    @Test
    void residuals_of_values_in_words() {
        assertThat(words(VALUES)).isEqualTo("""
                Predictions explain 93 % of the variance
                  distribution  ▄▄▄▄▄ 100 % within two standard deviations, of normal errors 95 %
                  worst         predicted 1, was 1.5
                GRU 1×8 on 5 validation sequences. Residuals are value minus prediction: mean 0, standard deviation 0.3953.""");
    }

    @Test
    void gates_in_words() {
        assertThat(words(lstm())).isEqualTo("""
                Units keep 70 % of their cell a step on average; the longest memory halves after 7 steps
                              mean of units over time  mean  lowest  highest
                ────────────────────────────────────────────────────────────
                input gate    ▄▄▄                      0.70    0.50     0.90
                forget gate   ▄▄▄                      0.70    0.50     0.90
                candidate     █▆▁                      0.04   -1.00     1.00
                output gate   ▄▄▄                      0.70    0.50     0.90
                cell state    █▆▁                      0.04   -1.00     1.00
                hidden state  █▆▁                      0.04   -1.00     1.00
                LSTM 2×2, layer 2 of 2, reading load, the 3 days before 2024-01-04. \
                Units with the longest memory are on top, in all panels alike. .layer(1) shows the layer below.""");
    }

    @Test
    void gates_are_heat_maps_with_the_longest_memory_on_top() {
        Facets facets = GatesChart.of(lstm());

        assertThat(facets.charts())
                .extracting(Chart::title)
                .containsExactly("Input gate", "Forget gate", "Candidate", "Output gate", "Cell state", "Hidden state");
        Heatmap forget = (Heatmap) facets.charts().get(1);
        assertThat(forget.rows().labels()).containsExactly("2", "1");
        assertThat(forget.cells().at(0, 0)).isEqualTo(0.9);
        assertThat(forget.cells().at(1, 2)).isEqualTo(0.5);
        assertThat(forget.shading().ramp()).isEqualTo(Ramp.SEQUENTIAL);
        Heatmap cell = (Heatmap) facets.charts().get(4);
        assertThat(cell.shading().ramp()).isEqualTo(Ramp.DIVERGING);
        assertThat(cell.scale().low()).isEqualTo(-2);
        assertThat(cell.cells().at(0, 0)).isEqualTo(1);
    }

    @Test
    void more_units_than_can_be_named_are_drawn_without_names() {
        Activation hidden = new Activation("hidden state", -1, 1, new double[13][2]);
        Gates gates = new Gates(
                "RNN 1×13", "a sequence of 2 steps", Cell.RNN, 1, List.of("0", "1"), List.of(List.of(hidden)));

        Heatmap map = (Heatmap) GatesChart.of(gates).charts().get(0);

        assertThat(map.rows().labels()).isEmpty();
        assertThat(map.cells().rows()).isEqualTo(13);
        assertThat(GatesChart.of(gates).title()).isEqualTo("No unit is stuck near 1 or -1");
    }

    @Test
    void units_without_gates_are_said_to_be_stuck_or_not() {
        Activation hidden = new Activation("hidden state", -1, 1, new double[][] {{1, -0.99}, {0.2, 0.1}});
        Gates gates =
                new Gates("RNN 1×2", "a sequence of 2 steps", Cell.RNN, 1, List.of("0", "1"), List.of(List.of(hidden)));

        assertThat(plain(GatesChart.of(gates).title())).isEqualTo("1 of 2 units are stuck near 1 or -1");
    }

    @Test
    void gradients_in_words() {
        assertThat(words(GRADIENTS)).isEqualTo("""
                RNN 1×4 loses 99 % of the gradient in 2 steps, GRU 1×4 in 3, LSTM 1×4 keeps 26 % over 3 steps
                model     left, logarithm  below 1 % after  left at the end  steps
                ──────────────────────────────────────────────────────────────────
                RNN 1×4   █▆▄▁                           2             5e-4      3
                GRU 1×4   █▆▃▁                           3            0.009      3
                LSTM 1×4  █▇▄▁                           –             0.26      3
                Length of the loss's gradient with respect to the top layer's state so many steps before the last, over its length \
                at the last; mean of 12 validation windows. Where next to nothing is left, nothing is learned.""");
    }

    @Test
    void a_model_that_keeps_its_gradient_says_how_much() {
        GradientFlow kept = GRADIENTS.models().get(2);
        GradientFlow lost = GRADIENTS.models().get(0);

        assertThat(plain(GradientsChart.of(new GradientsThroughTime(List.of(kept)))
                        .title()))
                .isEqualTo("LSTM 1×4 keeps 26 % of the gradient over 3 steps");
        assertThat(plain(GradientsChart.of(new GradientsThroughTime(List.of(kept, lost)))
                        .title()))
                .isEqualTo("LSTM 1×4 keeps 26 % of the gradient over 3 steps, RNN 1×4 loses 99 % in 2 steps");
        GradientFlow none = new GradientFlow("GRU 1×4", new double[] {Double.NaN, Double.NaN}, 1);
        assertThat(GradientsChart.of(new GradientsThroughTime(List.of(none))).title())
                .isEqualTo("GRU 1×4 has no gradient: its loss does not move");
    }

    @Test
    void importance_in_words() {
        assertThat(words(IMPORTANCE)).isEqualTo("""
                Weekday matters most: shuffled, the error is 2.6 times as large
                  error added by shuffling (MW): weekday 32 (28 to 36); past values 12 (8 to 16); day of the year 0 (-2 to 2)
                LSTM 1×4, mean absolute error 20 MW on 139 test windows; each input shuffled among them 3 times, intervals of \
                two standard deviations. Not told from useless: day of the year.""");
    }

    @Test
    void importance_is_drawn_with_intervals_of_two_deviations() {
        Mark.HorizontalBars bars =
                (Mark.HorizontalBars) ImportanceChart.of(IMPORTANCE).marks().get(0);

        assertThat(bars.x()).isEqualTo(Values.of(32, 12, 0));
        assertThat(bars.lower()).isEqualTo(Values.of(28, 8, -2));
        assertThat(bars.upper()).isEqualTo(Values.of(36, 16, 2));
    }

    @Test
    void where_nothing_matters_the_title_says_so() {
        Importance nothing = new Importance(
                "RNN", Part.VALIDATION, 3, "sequences", "", 1, List.of(new Importance.Input("feature 0", new double[] {
                    0, 0.1
                })));

        assertThat(ImportanceChart.of(nothing).title()).isEqualTo("No input matters: shuffling changes nothing");
    }

    private static String words(Object result) {
        return plain(RENDERERS.render(result).text());
    }

    private static String plain(String text) {
        return text.replace(Numbers.THIN_SPACE, ' ');
    }
}
