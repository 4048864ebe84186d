package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.gaussian;
import static org.cellstate.dsl.Cellstate.lstm;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.WindowBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutTest {

    private static final ForecastData WALK =
            series(200, 7).split(0.8).lookback(6).horizon(3);

    private static Series series(int rows, long seed) {
        Random random = new Random(seed);
        double[] values = new double[rows];
        values[0] = 50;
        for (int row = 1; row < rows; row++) {
            values[row] = values[row - 1] + random.nextGaussian();
        }
        return Series.daily("walk", LocalDate.of(2024, 1, 1), values);
    }

    private static PreparedForecast oneStep(ForecastData data) {
        return RecurrentSpec.lstm().recursive(true).prepared(data);
    }

    /** A network that says of each window what a function makes of the batch and the window's number. */
    @SuppressWarnings("unchecked")
    private static Network<WindowBatch> network(Function<WindowBatch, float[]> outputs) {
        return (Network<WindowBatch>) Proxy.newProxyInstance(
                RolloutTest.class.getClassLoader(), new Class<?>[] {Network.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("predict");
                    return outputs.apply((WindowBatch) arguments[0]);
                });
    }

    /** The last value of each window, normalised. */
    private static float last(WindowBatch batch, int window) {
        int lookback = batch.shape().lookback();
        return batch.past()[((window + 1) * lookback - 1) * batch.shape().pastFeatures()];
    }

    @Test
    void a_recursive_model_trains_on_windows_of_one_step_between_the_origins_of_the_horizon() {
        PreparedForecast prepared = oneStep(WALK);

        assertThat(prepared.shape().horizon()).isEqualTo(1);
        assertThat(prepared.data().horizon()).isEqualTo(3);
        assertThat(prepared.testOrigins()).startsWith(160, 163);
        assertThat(prepared.training()).startsWith(6).endsWith(160 - 16 - 1);
        assertThat(prepared.batch(new int[] {30}).target()).hasSize(1);
    }

    /** Each value is the mean of the two before it, by hand: 50 and 60 give 55, 57.5, 56.25, 56.875. */
    @Test
    void what_is_forecast_is_the_past_of_the_next_row_for_as_many_rows_as_are_asked_for() {
        double[] values = new double[100];
        for (int row = 0; row < values.length; row++) {
            values[row] = row % 2 == 0 ? 50 : 60;
        }
        PreparedForecast prepared = oneStep(Series.daily("a", LocalDate.of(2024, 1, 1), values)
                .split(0.8)
                .lookback(2)
                .horizon(1));
        Rollout rollout = Rollout.of(
                prepared,
                network(batch -> {
                    float[] mean = new float[batch.size()];
                    for (int window = 0; window < mean.length; window++) {
                        mean[window] = (batch.past()[2 * window] + batch.past()[2 * window + 1]) / 2;
                    }
                    return mean;
                }),
                Loss.mae(),
                1);

        double[][] points = rollout.points(new int[] {100, 90}, 4);

        assertThat(points[0]).containsExactly(new double[] {55, 57.5, 56.25, 56.875}, within(1e-3));
        assertThat(points[1]).containsExactly(points[0], within(1e-9));
    }

    /**
     * Of an autoregression the value h steps ahead has mean φ^h of the last one and variance σ² (1 − φ^2h) / (1 − φ²), of a random walk hσ²
     * (Box and Jenkins 1970).
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.8, 1, -0.5})
    void paths_of_an_autoregression_spread_as_theory_says(double factor) {
        PreparedForecast prepared = oneStep(WALK);
        Rollout rollout = Rollout.of(prepared, autoregression(prepared, factor, 2, 200, 16), Loss.gaussian(), 1);

        double[][] paths = rollout.paths(new int[] {200}, 5, 4096, 5)[0];

        for (int ahead = 1; ahead <= 5; ahead++) {
            int step = ahead - 1;
            double power = Math.pow(factor, ahead);
            double theory = 4 * (factor == 1 ? ahead : (1 - power * power) / (1 - factor * factor));
            double mean = Arrays.stream(paths)
                    .mapToDouble(path -> path[step])
                    .average()
                    .orElseThrow();
            double variance = Arrays.stream(paths)
                            .mapToDouble(path -> (path[step] - mean) * (path[step] - mean))
                            .sum()
                    / (paths.length - 1);
            // Four standard errors of a mean and of a variance.
            assertThat(mean)
                    .isCloseTo(power * prepared.data().series().value(199), within(4 * Math.sqrt(theory / 4096)));
            assertThat(variance).isCloseTo(theory, within(4 * theory * Math.sqrt(2 / 4096.0)));
        }
    }

    /**
     * The best network that an autoregression can have. It finds the window's mean by the first value of it, which was observed.
     *
     * @param origin of all windows
     * @param calls of each step
     */
    private static Network<WindowBatch> autoregression(
            PreparedForecast prepared, double factor, double deviation, int origin, int calls) {
        AtomicInteger calling = new AtomicInteger();
        return network(batch -> {
            int step = calling.getAndIncrement() / calls;
            int lookback = batch.shape().lookback();
            double first = prepared.data().series().value(origin + step - lookback);
            float[] raw = new float[2 * batch.size()];
            for (int window = 0; window < batch.size(); window++) {
                double unit = batch.weight()[window] * prepared.scaler().deviation();
                double mean = first - unit * batch.past()[window * lookback];
                raw[2 * window] = (float) ((factor * (mean + unit * last(batch, window)) - mean) / unit);
                raw[2 * window + 1] = (float) Math.log(Math.expm1(deviation / unit));
            }
            return raw;
        });
    }

    /** The last value, and a step's deviation in deviations of the window. */
    private static Network<WindowBatch> walk(PreparedForecast prepared, double deviation) {
        return network(batch -> {
            float[] raw = new float[2 * batch.size()];
            for (int window = 0; window < batch.size(); window++) {
                double unit = batch.weight()[window] * prepared.scaler().deviation();
                raw[2 * window] = last(batch, window);
                raw[2 * window + 1] = (float) Math.log(Math.expm1(deviation / unit));
            }
            return raw;
        });
    }

    @Test
    void paths_of_a_seed_are_the_same_to_the_bit_and_their_origins_do_not_mix() {
        PreparedForecast prepared = oneStep(WALK);
        Rollout rollout = Rollout.of(prepared, walk(prepared, 1e-4), Loss.gaussian(), 1);

        double[][][] paths = rollout.paths(new int[] {60, 200}, 3, 200, 9);

        assertThat(rollout.paths(new int[] {60, 200}, 3, 200, 9)).isDeepEqualTo(paths);
        assertThat(rollout.paths(new int[] {60, 200}, 3, 200, 10)[0][0]).isNotEqualTo(paths[0][0]);
        for (int example = 0; example < 2; example++) {
            double before = prepared.data().series().value(example == 0 ? 59 : 199);
            assertThat(paths[example]).hasDimensions(200, 3);
            for (double[] path : paths[example]) {
                assertThat(path[2]).isCloseTo(before, within(0.01));
            }
        }
        assertThat(paths[0][0]).isNotEqualTo(paths[0][1]);
    }

    @Test
    void rows_go_as_far_as_a_future_covariate_is_known() {
        Series game = Series.daily("game", LocalDate.of(2024, 1, 1), new double[204]);
        ForecastData data = series(200, 7).future(game).split(0.8).lookback(6).horizon(3);
        PreparedForecast prepared = oneStep(data);
        Rollout rollout = Rollout.of(prepared, network(batch -> new float[batch.size()]), Loss.mae(), 1);

        assertThat(rollout.points(new int[] {200}, 4)[0]).hasSize(4);
        assertThatThrownBy(() -> rollout.points(new int[] {200}, 5))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("'game'")
                .hasMessageContaining("2024-07-22");
    }

    /** One step ahead the last value is out by 1 or by −1, each half of the time, and all windows have the same deviation. */
    @Test
    void a_point_is_drawn_with_the_errors_that_the_model_made() {
        double[] values = new double[400];
        for (int row = 1; row < values.length; row++) {
            values[row] = values[row - 1] + (row % 4 < 2 ? 1 : -1);
        }
        PreparedForecast prepared = oneStep(Series.daily("a", LocalDate.of(2024, 1, 1), values)
                .split(0.8)
                .lookback(4)
                .horizon(1));
        Rollout rollout = Rollout.of(
                prepared,
                network(batch -> {
                    float[] last = new float[batch.size()];
                    for (int window = 0; window < last.length; window++) {
                        last[window] = last(batch, window);
                    }
                    return last;
                }),
                Loss.mae(),
                1);

        double[][] paths = rollout.paths(new int[] {400}, 1, 2000, 1)[0];
        double end = values[399];
        List<Forecast> forecasts = rollout.forecasts(new int[] {400}, 1, Reliability.unknown());

        assertThat(Arrays.stream(paths).mapToDouble(path -> path[0] - end))
                .allMatch(error -> Math.abs(Math.abs(error) - 1) < 1e-3);
        assertThat(Arrays.stream(paths).filter(path -> path[0] > end).count()).isBetween(900L, 1100L);
        assertThat(forecasts.get(0).point().value(0)).isCloseTo(end, within(1e-3));
        assertThat(forecasts.get(0).lower().value(0)).isCloseTo(end - 1, within(1e-3));
        assertThat(forecasts.get(0).upper().value(0)).isCloseTo(end + 1, within(1e-3));
        assertThat(forecasts.get(0).level()).isEqualTo(0.8);
    }

    /** One window of the horizon validates: errors of one step are those of all its rows; where there is one row, on either side. */
    @Test
    void a_validation_tail_of_one_window_leaves_no_band_without_width() {
        double[] values = new double[60];
        for (int row = 1; row < values.length; row++) {
            values[row] = values[row - 1] + (row % 4 < 2 ? 1 : -1);
        }
        for (int horizon : new int[] {3, 1}) {
            PreparedForecast prepared = oneStep(Series.daily("a", LocalDate.of(2024, 1, 1), values)
                    .split(0.8)
                    .lookback(4)
                    .horizon(horizon)
                    .validation(0.01));
            assertThat(prepared.validation(256)).hasSize(1);
            Rollout rollout = Rollout.of(
                    prepared,
                    network(batch -> {
                        float[] last = new float[batch.size()];
                        for (int window = 0; window < last.length; window++) {
                            last[window] = last(batch, window);
                        }
                        return last;
                    }),
                    Loss.mae(),
                    1);

            Forecast forecast =
                    rollout.forecasts(new int[] {60}, 1, Reliability.unknown()).get(0);

            double width = forecast.upper().value(0) - forecast.lower().value(0);
            assertThat(width).as("horizon %d", horizon).isCloseTo(2, within(1e-3));
        }
    }

    /** Of an autoregression whose steps nobody can foresee, eight outcomes of ten lie within the band meant to hold them. */
    @Test
    void a_trained_model_knows_how_uncertain_it_is_and_forecasts_further_than_its_horizon() {
        Random random = new Random(21);
        double[] values = new double[2200];
        for (int row = 1; row < values.length; row++) {
            values[row] = 0.8 * values[row - 1] + random.nextGaussian();
        }
        Forecaster model = lstm().hidden(4)
                .loss(gaussian())
                .recursive()
                .fit(
                        Series.daily("ar", LocalDate.of(2010, 1, 1), values)
                                .split(0.9)
                                .lookback(32)
                                .horizon(6),
                        event -> {});

        Backtest backtest = model.backtest();
        Forecast far = model.forecast(20);

        int within = 0;
        int all = 0;
        for (Forecast forecast : backtest.forecasts()) {
            for (int step = 0; step < 6; step++) {
                double observed = values[1980 + all];
                within += observed >= forecast.lower().value(step)
                                && observed <= forecast.upper().value(step)
                        ? 1
                        : 0;
                all++;
            }
        }
        assertThat(all).isEqualTo(216);
        // Outcomes of one forecast hang together: 216 of them say less than as many apart would.
        assertThat((double) within / all).isBetween(0.65, 0.92);
        assertThat(far.point().size()).isEqualTo(20);
        // The process forgets: far ahead its deviation is 1 / 0.6, of which an 80 % band takes 1.28 to either side.
        assertThat(far.upper().value(19) - far.lower().value(19)).isBetween(3.2, 5.6);
        assertThat(model.forecast(20).point()).isEqualTo(far.point());
        assertThat(model.residuals().errors().size()).isEqualTo(220);
        assertThat(model.update(1, 2).forecast(9).point().value(0))
                .isNotEqualTo(far.point().value(0));
        assertThat(model.update(1, 2).forecast(9).point().size()).isEqualTo(9);
        Paths paths = model.paths(20, 7, 3);
        assertThat(paths.count()).isEqualTo(7);
        assertThat(paths.paths().get(0).index()).isEqualTo(far.point().index());
        assertThat(model.paths(20, 7, 3).paths()).isEqualTo(paths.paths());
        assertThat(model.paths(20, 7, 4).paths()).doesNotContainAnyElementsOf(paths.paths());
        // Rows next to each other lie on the same side of the forecast more often than not.
        assertThat(neighboursTogether(far, far.paths(300, 5))).isGreaterThan(0.6);
        assertThat(model.spec().label()).isEqualTo("recursive LSTM 1×4");
    }

    /** The share of neighbouring rows that lie on the same side of the point. */
    private static double neighboursTogether(Forecast forecast, Paths paths) {
        int together = 0;
        int all = 0;
        for (Series path : paths.paths()) {
            for (int row = 1; row < path.size(); row++) {
                double before = path.value(row - 1) - forecast.point().value(row - 1);
                together += before * (path.value(row) - forecast.point().value(row)) > 0 ? 1 : 0;
                all++;
            }
        }
        return (double) together / all;
    }

    @Test
    void draws_have_the_moments_of_their_density() {
        SplittableRandom random = new SplittableRandom(3);
        Sampler normal = Sampler.of(Loss.gaussian());
        Sampler student = Sampler.of(Loss.studentT());
        float one = (float) Math.log(Math.expm1(1.5));
        float three = (float) Math.log(Math.expm1(3));
        int count = 40_000;
        double[] normals = new double[count];
        double[] students = new double[count];
        for (int i = 0; i < count; i++) {
            normals[i] = normal.draw(new float[] {0, 2, one}, 1, 1, random);
            students[i] = student.draw(new float[] {2, one, three}, 0, 1, random);
        }
        Arrays.sort(normals);
        Arrays.sort(students);

        // scipy 1.17.1: norm.ppf and t.ppf(…, 5) at 0.05, 0.5 and 0.975, times 1.5, plus 2.
        assertThat(normals[count / 20]).isCloseTo(2 - 1.5 * 1.644854, within(0.05));
        assertThat(normals[count / 2]).isCloseTo(2, within(0.03));
        assertThat(normals[count * 39 / 40]).isCloseTo(2 + 1.5 * 1.959964, within(0.06));
        assertThat(students[count / 20]).isCloseTo(2 - 1.5 * 2.015048, within(0.08));
        assertThat(students[count / 2]).isCloseTo(2, within(0.03));
        assertThat(students[count * 39 / 40]).isCloseTo(2 + 1.5 * 2.570582, within(0.12));
    }

    @Test
    void a_loss_that_is_no_density_has_no_paths() {
        assertThatThrownBy(() -> Sampler.of(Loss.mae()))
                .isInstanceOf(ConfigProblem.class)
                .hasMessage("""
                        Paths are drawn from a density.
                          received: .loss(mae())
                          try: .loss(gaussian()), .loss(studentT()) or .loss(negativeBinomial())""");
    }
}
