package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.chart.xchart.Picture;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ValuedSequences;
import org.cellstate.dsl.model.TimeEstimate;
import org.cellstate.dsl.train.StopReason;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RenderersTest {

    private static final Series BIRTHS = Samples.births(1_000);

    private final Renderers renderers = Renderers.of(RenderersTest.class.getClassLoader());

    static Stream<Object> drawn() {
        return Stream.of(
                BIRTHS,
                Samples.data(BIRTHS),
                Samples.forecast(BIRTHS, 1_000, 28),
                Samples.backtest(BIRTHS, 100, 28),
                Samples.history(10, 9, StopReason.COMPLETED, 10),
                Figure.titled("t"));
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void results_are_shown_as_a_picture_and_words_and_never_as_html_beside_them(Object result) {
        assertThat(renderers.render(result).data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG);
    }

    @Test
    void without_a_picture_the_words_stay_and_say_what_to_install() {
        MimeBundle bundle = Bundles.of(new Picture.Unavailable("Install it.", new LinkageError()), "words");

        assertThat(bundle.data()).containsOnlyKeys(MimeBundle.TEXT);
        assertThat(bundle.text()).isEqualTo("words\nInstall it.");
    }

    @Test
    void a_series_in_words() {
        assertThat(words(BIRTHS)).isEqualTo("""
                births (births per day) · 1 000 rows, one per day · 2001-01-01 … 2003-09-27
                ▆▆▇████▆▅▄▃▂▁▁▂▂▃▅▅▇███▇▆▆▄▃▂▂▁▁▂▃▄▅▆▇███▇▇▅▄▃▂▁
                day           births
                ────────────────────
                2001-01-01    10 600
                2001-01-02    11 060
                2001-01-03    10 870
                2001-01-04    10 602
                2001-01-05    10 761
                ⋮           990 rows
                2003-09-23    10 320
                2003-09-24    10 025
                2003-09-25     9 868
                2003-09-26    10 143
                2003-09-27     7 752
                0 missing. Lowest 7 058 at 2001-09-23, highest 11 744 at 2002-03-26.""");
    }

    @Test
    void a_short_series_with_a_gap_is_shown_whole() {
        Series short3 = Series.monthly("air", LocalDate.of(1949, 1, 1), 112, Double.NaN, 132.5);

        assertThat(words(short3)).isEqualTo("""
                air · 3 rows, one per month · 1949-01 … 1949-03
                ▁·█
                month      air
                ──────────────
                1949-01    112
                1949-02      –
                1949-03  132.5
                1 missing. Lowest 112 at 1949-01, highest 132.5 at 1949-03.""");
    }

    @Test
    void a_series_without_rows_or_without_values_is_shown_too() {
        assertThat(words(Series.daily("none", LocalDate.EPOCH))).isEqualTo("none · 0 rows, one per day");
        assertThat(words(Series.daily("lost", LocalDate.EPOCH, Double.NaN)))
                .endsWith("1 missing.")
                .startsWith("lost · 1 row, ");
    }

    @Test
    void sequences_are_a_table_of_steps_courses_and_values() {
        float[][][] frames = {{{1, 9}, {2, 9}, {3, 9}}, {{3, 0}, {1, 0}}};

        assertThat(words(ValuedSequences.of(frames, new float[] {0.5f, 0.5f}))).isEqualTo("""
                sequences · 2 rows × 4 columns · 1 sequences train, 1 validate, 2 to 3 steps of 2 features
                ⚠ All values to learn are the same: there is nothing to learn.
                row   time  feature 0  value
                     steps  of 2
                ────────────────────────────
                  0      3  ▁▅█          0.5
                  1      2  █▁           0.5""");
    }

    @Test
    void forecast_data_in_words() {
        assertThat(words(Samples.data(BIRTHS))).isEqualTo("""
                births: 56 days in, 28 days out, with the calendar
                part      rows        from          to
                ──────────────────────────────────────
                train      810  2001-01-01  2003-03-21
                validate    90  2003-03-22  2003-06-19
                test       100  2003-06-20  2003-09-27""");
    }

    @Test
    void a_forecast_is_drawn_after_four_horizons_of_history_with_its_bands() {
        Figure figure = ForecastChart.of(Samples.forecast(BIRTHS, 1_000, 28));

        assertThat(plain(figure.title())).isEqualTo("births: the next 28 days average 9 475, as the last 28");
        assertThat(figure.y()).isEqualTo(Axis.number("births per day"));
        assertThat(figure.marks())
                .extracting(Mark::label)
                .containsExactly("forecast →", "observed", "80\u2009% band", "50\u2009% band", "forecast");
        assertThat(figure.marks())
                .filteredOn(Mark.Band.class::isInstance)
                .extracting(mark -> ((Mark.Band) mark).opacity())
                .containsExactly(0.16, 0.30);
        assertThat(plain(figure.caption()))
                .isEqualTo(
                        "On the test part the 80 % band held 77 %, the 50 % band held 46 % of the outcomes. MAE 331.5,"
                                + " seasonal naive (7) 489.1, over 26 forecasts.");
        assertThat(((Mark.Line) figure.marks().get(1)).x().size()).isEqualTo(112);
        assertThat(((Mark.Rule) figure.marks().get(0)).x())
                .isBetween(Times.place(BIRTHS.time(971)), Times.place(BIRTHS.time(972)));
    }

    @Test
    void a_long_backtest_draws_the_last_origins_and_says_so() {
        Series births = Samples.births(3_000);

        Figure figure = BacktestChart.of(Samples.backtest(births, 731, 28));

        assertThat(figure.title()).isEqualTo("32 % lower MAE than the seasonal naive forecast");
        assertThat(plain(figure.caption()))
                .isEqualTo(
                        "MAE LSTM 2×128 331.5 · seasonal naive (7) 489.1 · naive 1 204. Better from 26 of 26 origins, 28 days"
                                + " ahead each; the 80 % band held 100 %, the 50 % band held 86 %, CRPS 137.8. Drawn: the last 7.");
        assertThat(figure.marks())
                .filteredOn(Mark.Line.class::isInstance)
                .extracting(mark -> ((Mark.Line) mark).x().size())
                .containsExactly(7 * 28, (3 + 7) * 28);
        Mark.Region test = (Mark.Region) figure.marks().get(0);
        assertThat(test.shaded()).isTrue();
        assertThat(test.from()).isEqualTo(Times.place(births.time(3_000 - (3 + 7) * 28)));
        assertThat(test.to()).isEqualTo(Times.place(births.time(2_999)));
    }

    @Test
    void a_short_backtest_is_drawn_after_three_horizons_of_history_and_the_test_part_alone_is_shaded() {
        Figure figure = BacktestChart.of(Samples.backtest(BIRTHS, 100, 28));

        int first = 1_000 - 3 * 28;
        Mark.Line observed = (Mark.Line) figure.marks().get(4);
        assertThat(observed.label()).isEqualTo("observed");
        assertThat(observed.x().size()).isEqualTo(2 * 3 * 28);
        assertThat(observed.y()).isEqualTo(Values.of(BIRTHS.last(2 * 3 * 28).values()));
        assertThat(((Mark.Region) figure.marks().get(0)).from()).isEqualTo(Times.place(BIRTHS.time(first)));
    }

    @Test
    void a_backtest_has_the_whole_table_in_words() {
        assertThat(words(Samples.backtest(BIRTHS, 100, 28))).endsWith("""
                method                  MAE     RMSE   bias     MAPE    sMAPE     WAPE   MASE  RMSSE  MAE against seasonal naive (7)  Diebold-Mariano p
                ────────────────────────────────────────────────────────────────────────────────
                LSTM 2×128            331.5    512.3   41.2   3.62 %   3.58 %   3.49 %  1.008  1.117                           -32 %
                naive               1 204.2  1 650.9  377.4  13.10 %  12.80 %  12.69 %  3.662  3.600                          +146 %
                seasonal naive (7)    489.1    801.3  -19.6   5.31 %   5.22 %   5.15 %  1.488  1.748
                The origins are too few, or too alike, to tell a difference from chance.""");
    }

    @Test
    void a_model_is_shown_as_a_table_with_its_origin_folded_away() {
        MimeBundle bundle = Samples.card(BIRTHS).bundle();

        assertThat(bundle.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.HTML);
        assertThat(plain(bundle.text()))
                .startsWith("LSTM 2×128 · 70 866 parameters\nbirths, 900 rows train")
                .contains("seed");
        assertThat(String.valueOf(bundle.data().get(MimeBundle.HTML)))
                .contains("<table", "<details><summary>Where it comes from</summary>")
                .doesNotContain("<script", "<style", "<svg");
    }

    @Test
    void a_summary_before_training_in_words() {
        assertThat(words(Samples.summary().withTime(new TimeEstimate(40, 0.4213, 12))))
                .isEqualTo("""
                        LSTM 2×128 · 70 866 parameters
                        layer   output                            parameters
                        ────────────────────────────────────────────────────
                        input   [batch 32, time 56, feature 3]
                        lstm 1  [batch 32, time 56, feature 128]      69 632
                        step    [batch 32, time 28]                    1 234
                        total                                         70 866
                        memory of training: about 9.3 MB (weights 850.4 kB, gradients 566.9 kB, optimizer 566.9 kB, activations of a batch 7.3 MB)
                        time of training: about 421 ms an epoch, 5.1 s for 12 epochs (by 40 batches on this machine)""");
    }

    @Test
    void where_a_model_comes_from_in_words() {
        assertThat(words(Samples.provenance(BIRTHS))).isEqualTo("""
                from
                ────────────────────────────────────────────────────────────────────────────────
                model               lstm().layers(2).hidden(128)
                seed                42
                data                births, 900 rows train (90 of them validate), 100 test, lookback 56, horizon 28, calendar
                sha256 of the data  ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12
                computed on         cpu
                training took       31.2 s
                deeplearning4j      1.0.0-M2.1
                java                17""");
    }

    private String words(Object result) {
        return plain(renderers.render(result).text());
    }

    private static String plain(String text) {
        return text.replace(Numbers.THIN_SPACE, ' ');
    }
}
