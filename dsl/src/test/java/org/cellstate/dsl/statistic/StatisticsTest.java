package org.cellstate.dsl.statistic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Frequency;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.data.TimeIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers by statsmodels 0.15.0 and scipy 1.17.1: tests/python/reference/series_statistics.py. */
class StatisticsTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final Map<String, double[]> WANTED = read();

    private static Map<String, double[]> read() {
        try (var reader = new BufferedReader(
                new InputStreamReader(StatisticsTest.class.getResourceAsStream("statistics.csv"), UTF_8))) {
            Map<String, double[]> wanted = new LinkedHashMap<>();
            reader.lines().forEach(line -> {
                int comma = line.indexOf(',');
                double[] numbers = Arrays.stream(line.substring(comma + 1).split(",", -1))
                        .mapToDouble(text -> text.equals("nan") ? Double.NaN : Double.parseDouble(text))
                        .toArray();
                wanted.put(line.substring(0, comma), numbers);
            });
            return wanted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] wanted(String key) {
        return WANTED.getOrDefault(key, new double[0]);
    }

    private static Series air() {
        return Series.monthly("passengers", LocalDate.of(1949, 1, 1), wanted("air/values"));
    }

    private static void close(double value, double wanted, double share) {
        assertThat(value).isCloseTo(wanted, within(share * Math.abs(wanted)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"air", "walk", "noise", "weekly"})
    void tests_and_correlations_are_those_of_statsmodels(String name) {
        double[] values = wanted(name + "/values");

        DickeyFuller unitRoot = DickeyFuller.of(values);
        assertThat(unitRoot.lags()).isEqualTo((int) wanted(name + "/adf")[1]);
        close(unitRoot.statistic(), wanted(name + "/adf")[0], 1e-7);
        close(unitRoot.pValue(), wanted(name + "/adf")[2], 1e-5);

        Kpss level = Kpss.of(values);
        assertThat(level.lags()).isEqualTo((int) wanted(name + "/kpss")[1]);
        close(level.statistic(), wanted(name + "/kpss")[0], 1e-10);
        close(level.pValue(), wanted(name + "/kpss")[2], 1e-10);

        double[] plain = Correlations.auto(values, 20);
        assertThat(plain).containsExactly(wanted(name + "/acf"), within(1e-12));
        assertThat(Correlations.partial(plain)).containsExactly(wanted(name + "/pacf"), within(1e-10));
        LjungBox box = LjungBox.of(values, 20);
        close(box.statistic(), wanted(name + "/ljungbox")[0], 1e-9);
        close(box.pValue(), wanted(name + "/ljungbox")[1], 1e-7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"air", "walk", "noise", "weekly"})
    void tests_of_normality_are_those_of_statsmodels_and_scipy(String name) {
        double[] values = wanted(name + "/values");

        Normality moments = Normality.jarqueBera(values);
        double[] wanted = wanted(name + "/jarquebera");
        close(moments.statistic(), wanted[0], 1e-9);
        close(moments.pValue(), wanted[1], 1e-9);
        close(moments.skewness(), wanted[2], 1e-9);
        close(moments.tails(), wanted[3], 1e-9);
        Normality order = Normality.of(values);
        assertThat(order.test()).isEqualTo("Shapiro-Wilk");
        close(order.statistic(), wanted(name + "/shapiro")[0], 1e-6);
        close(order.pValue(), wanted(name + "/shapiro")[1], 1e-3);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 8, 11, 12})
    void few_values_have_a_distribution_of_their_own(int count) {
        Normality test = Normality.of(wanted("few " + count + "/values"));

        close(test.statistic(), wanted("few " + count + "/shapiro")[0], 1e-6);
        close(test.pValue(), wanted("few " + count + "/shapiro")[1], 1e-3);
    }

    @ParameterizedTest
    @CsvSource({"air,12", "weekly,7"})
    void decompositions_are_those_of_statsmodels(String name, int period) {
        double[] values = wanted(name + "/values");
        Decomposition stl = Decomposition.of(Series.daily(name, START, values)).period(period);

        parts(stl, wanted(name + "/stl"), 1e-8);
        assertThat(stl.trendStrength()).isCloseTo(wanted(name + "/strengths")[0], within(1e-8));
        assertThat(stl.seasonStrength()).isCloseTo(wanted(name + "/strengths")[1], within(1e-8));
        parts(stl.robust(), wanted(name + "/robust"), 1e-8);
        parts(stl.classical(), wanted(name + "/additive"), 1e-10);
        parts(stl.multiplicative(), wanted(name + "/multiplicative"), 1e-10);
    }

    private static void parts(Decomposition parts, double[] wanted, double reach) {
        int rows = parts.series().size();
        assertThat(parts.seasonal().values()).containsExactly(Arrays.copyOf(wanted, rows), within(reach));
        double[] trend = Arrays.copyOfRange(wanted, rows, 2 * rows);
        for (int row = 0; row < rows; row++) {
            if (Double.isNaN(trend[row])) {
                assertThat(parts.trend().value(row)).isNaN();
                assertThat(parts.remainder().value(row)).isNaN();
            } else {
                assertThat(parts.trend().value(row)).isCloseTo(trend[row], within(reach));
            }
        }
    }

    @Test
    void passengers_have_a_strong_trend_and_season() {
        Decomposition parts = Decomposition.of(air());

        assertThat(parts.kind()).isEqualTo(Decomposition.Kind.STL);
        assertThat(parts.verdict()).isEqualTo("a strong trend (1.00) and a strong season of 12 months (0.99)");
        double sum = parts.trend().value(20)
                + parts.seasonal().value(20)
                + parts.remainder().value(20);
        assertThat(sum).isCloseTo(air().value(20), within(1e-9));
        Decomposition multiplied = parts.multiplicative();
        double product = multiplied.trend().value(20)
                * multiplied.seasonal().value(20)
                * multiplied.remainder().value(20);
        assertThat(product).isCloseTo(air().value(20), within(1e-9));
        assertThat(multiplied.seasonStrength()).isBetween(0.9, 1.0);
    }

    @Test
    void passengers_wander_until_they_are_differenced() {
        Stationarity test = Stationarity.of(air());

        assertThat(test.stages())
                .extracting(Stationarity.Stage::name)
                .containsExactly(
                        "as it is",
                        "one difference",
                        "a seasonal difference (12)",
                        "a seasonal difference (12) and one difference");
        assertThat(test.stages().get(0).finding()).isEqualTo("wanders");
        assertThat(test.stages().get(1).isSeasonal()).isTrue();
        assertThat(test.verdict()).startsWith("looks stationary after a seasonal difference (12)");
        assertThat(test.stationary().orElseThrow().values().size()).isLessThan(144);
    }

    @Test
    void noise_looks_stationary_and_a_walk_after_one_difference() {
        assertThat(Stationarity.of(Series.daily("noise", START, wanted("noise/values")))
                        .verdict())
                .isEqualTo("looks stationary");
        assertThat(Stationarity.of(Series.daily("walk", START, wanted("walk/values")))
                        .verdict())
                .isEqualTo("looks stationary after one difference");
    }

    @Test
    void a_series_of_equal_values_has_no_test_and_fails_none() {
        Stationarity test = Stationarity.of(Series.daily("a", START, new double[40]));

        assertThat(test.stages()).extracting(Stationarity.Stage::finding).containsOnly("all values are equal");
        assertThat(test.stationary()).isEmpty();
        assertThat(Autocorrelation.of(Series.daily("a", START, new double[40])).verdict())
                .isEqualTo("all values are equal");
        assertThat(Normality.of(new double[10]).pValue()).isNaN();
    }

    @Test
    void seasons_are_seen_in_the_autocorrelations() {
        Random random = new Random(5);
        double[] cycle = IntStream.range(0, 900)
                .mapToDouble(row -> 10 * Math.sin(2 * Math.PI * row / 132) + random.nextGaussian() * 3)
                .toArray();
        double[] noise = random.doubles(400).toArray();

        assertThat(Seasons.detect(air())).hasValue(12);
        assertThat(Seasons.detect(wanted("weekly/values"))).hasValue(7);
        assertThat(Seasons.detect(cycle).orElseThrow()).isBetween(124, 140);
        assertThat(Seasons.detect(noise)).isEmpty();
        assertThat(Seasons.detect(wanted("walk/values"))).isEmpty();
        assertThat(Seasons.detect(new double[] {1, 2, 1, 2})).isEmpty();
    }

    @Test
    void an_autocorrelation_looks_as_far_as_two_seasons_and_a_half() {
        Autocorrelation related = Autocorrelation.of(air());

        assertThat(related.lags()).isEqualTo(30);
        assertThat(related.verdict()).isEqualTo("looks alike again after 12 months");
        assertThat(related.limit()).isCloseTo(1.96 / 12, within(1e-12));
        assertThat(related.lags(5).plain()).hasSize(5);
        assertThat(related.strongest()).isEqualTo(1);
        assertThatThrownBy(() -> related.lags(144))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("received: lags(144), 144 rows");
        assertThat(Autocorrelation.of(Series.daily("noise", START, wanted("noise/values")))
                        .verdict())
                .isEqualTo("shows no relation between rows: it looks like noise");
    }

    @Test
    void what_cannot_be_tested_says_what_to_do() {
        Series gap = Series.daily("a", START, 1, 2, Double.NaN, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        Series years = Series.of(
                "b",
                new TimeIndex(START.atStartOfDay(), Frequency.YEARLY, 20),
                new Random(1).doubles(20).toArray());

        assertThatThrownBy(() -> Stationarity.of(gap))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("1 missing in 'a', the first at 2024-01-03");
        assertThatThrownBy(() -> Stationarity.of(Series.daily("a", START, 1, 2)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("needs at least 10 rows");
        assertThatThrownBy(() -> Decomposition.of(Series.daily("a", START, 1, 2, 3)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("needs at least 14 rows");
        assertThatThrownBy(() -> Decomposition.of(years)).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> Decomposition.of(Series.daily("a", START, new double[20]))
                        .multiplicative())
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("0.0 in 'a' at 2024-01-01");
        assertThatThrownBy(() -> Normality.of(new double[2])).isInstanceOf(ShapeProblem.class);
    }
}
