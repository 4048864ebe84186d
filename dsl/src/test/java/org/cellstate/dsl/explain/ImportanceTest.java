package org.cellstate.dsl.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.adam;
import static org.cellstate.dsl.Cellstate.gaussian;
import static org.cellstate.dsl.Cellstate.gru;
import static org.cellstate.dsl.Cellstate.mse;
import static org.cellstate.dsl.Cellstate.valued;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Member;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.Static;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Part;
import org.cellstate.dsl.evaluate.Regressor;
import org.cellstate.dsl.prepare.Covariate;
import org.cellstate.dsl.prepare.SequenceBatch;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.prepare.WindowShape;
import org.junit.jupiter.api.Test;

class ImportanceTest {

    /** The value is a hundred times the first feature of the last step; the second is noise that says nothing. */
    private static Regressor regressor() {
        Random random = new Random(4);
        float[][][] frames = new float[800][][];
        float[] values = new float[800];
        for (int row = 0; row < 800; row++) {
            frames[row] = new float[2 + random.nextInt(4)][2];
            for (float[] frame : frames[row]) {
                frame[0] = random.nextFloat();
                frame[1] = random.nextFloat();
            }
            values[row] = 100 * frames[row][frames[row].length - 1][0];
        }
        return gru().hidden(8)
                .loss(mse())
                .optimizer(adam(0.02))
                .epochs(6)
                .windows(1024)
                .fit(valued(frames, values).validation(0.25), event -> {});
    }

    @Test
    void a_planted_decisive_feature_is_first_and_a_useless_one_costs_nothing() {
        Importance importance = Importance.of(regressor());

        assertThat(importance.inputs()).extracting(Importance.Input::name).containsExactly("feature 0", "feature 1");
        Importance.Input decisive = importance.inputs().get(0);
        Importance.Input useless = importance.inputs().get(1);
        assertThat(importance.count()).isEqualTo(200);
        // Two uniform draws of 0 to 100 are a third apart on average: that is what is lost with the only feature that
        // tells.
        assertThat(importance.error() + decisive.mean()).isCloseTo(100 / 3.0, within(5.0));
        assertThat(decisive.matters()).isTrue();
        assertThat(useless.mean()).isCloseTo(0, within(0.03 * decisive.mean()));
    }

    @Test
    void one_seed_shuffles_one_way() {
        Regressor model = regressor();

        Importance once = Importance.of(model, 3, 1);

        assertThat(once.inputs().get(0).increases()).hasSize(3);
        assertThat(Importance.of(model, 3, 1).inputs().get(0).increases())
                .containsExactly(once.inputs().get(0).increases());
        assertThat(Importance.of(model, 3, 2).inputs().get(0).increases())
                .isNotEqualTo(once.inputs().get(0).increases());
        assertThatThrownBy(() -> Importance.of(model, 0, 1))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("repeats=0");
    }

    @Test
    void the_weekday_decides_a_series_that_is_made_of_weekdays() {
        double[] week = {10, 3, 7, 1, 9, 4, 6};
        Random random = new Random(2);
        // Two random days and then weekdays: the past alone does not tell which weekday comes.
        Series series = Series.daily(
                        "a",
                        LocalDate.of(2022, 1, 3),
                        IntStream.range(0, 700)
                                .mapToDouble(day -> 10 * week[day % 7] + 5 * random.nextGaussian())
                                .toArray())
                .unit("m");
        Forecaster model = gru().hidden(8)
                .epochs(12)
                .windows(512)
                .fit(series.split(0.8).lookback(7).horizon(2).calendar(), event -> {});

        Importance importance = Importance.of(model);

        assertThat(importance.part()).isEqualTo(Part.TEST);
        assertThat(importance.count()).isEqualTo(139);
        assertThat(importance.unit()).isEqualTo("m");
        assertThat(importance.inputs())
                .extracting(Importance.Input::name)
                .containsExactlyInAnyOrder("past values", "weekday", "day of the year");
        assertThat(importance.inputs().get(2).name()).isEqualTo("day of the year");
        assertThat(importance.inputs().get(2).mean())
                .isLessThan(0.1 * importance.inputs().get(0).mean());
        assertThat(importance.error()).isCloseTo(everyOrigin(model), within(1e-3 * importance.error()));
    }

    /** The mean absolute error one and two rows ahead, from every row of the test part that has two after it. */
    private static double everyOrigin(Forecaster model) {
        int rows = model.data().series().size();
        int first = model.data().trainRows();
        double sum = 0;
        for (int origin = first; origin <= rows - 2; origin++) {
            WindowBatch batch = model.trained().data().batch(new int[] {origin});
            float[] output = model.trained().network().predict(batch);
            for (int step = 0; step < 2; step++) {
                double forecast = model.trained().data().restore(origin, output[step]);
                sum += Math.abs(forecast - model.data().series().value(origin + step)) / 2;
            }
        }
        return sum / (rows - 1 - first);
    }

    @Test
    void of_a_recursive_model_of_a_density_it_is_the_error_of_the_location_one_step_ahead() {
        Series series = Series.daily(
                "a", LocalDate.of(2024, 1, 1), new Random(1).doubles(100).toArray());
        Forecaster model = gru().hidden(2)
                .epochs(1)
                .windows(16)
                .loss(gaussian())
                .recursive()
                .fit(series.split(0.8).lookback(5).horizon(4), event -> {});
        double sum = 0;
        for (int origin = 80; origin <= 96; origin++) {
            float[] output =
                    model.trained().network().predict(model.trained().data().batch(new int[] {origin}));
            sum += Math.abs(model.trained().data().restore(origin, output[0]) - series.value(origin)) / 17;
        }

        assertThat(Importance.of(model).error()).isCloseTo(sum, within(1e-3 * sum));
    }

    @Test
    void a_test_part_shorter_than_the_horizon_leaves_the_validation_tail() {
        Series series = Series.daily(
                "a", LocalDate.of(2024, 1, 1), new Random(1).doubles(100).toArray());
        Forecaster model = gru().hidden(2)
                .epochs(1)
                .windows(16)
                .fit(series.split(0.98).lookback(5).horizon(4), event -> {});

        Importance importance = Importance.of(model, 1, 0);

        assertThat(importance.part()).isEqualTo(Part.VALIDATION);
        assertThat(importance.inputs()).extracting(Importance.Input::name).containsExactly("past values");
        assertThat(importance.inputs().get(0).deviation()).isZero();
    }

    @Test
    void past_future_and_static_covariates_count_by_what_they_decide() {
        Importance importance = Importance.of(covariates());

        assertThat(importance.part()).isEqualTo(Part.TEST);
        assertThat(importance.unit()).isEqualTo("MW");
        assertThat(importance.inputs())
                .extracting(Importance.Input::name)
                .containsExactlyInAnyOrder("past values", "rain", "game", "wind", "place");
        assertThat(importance.inputs().get(0).name()).isEqualTo("rain");
        assertThat(importance.inputs().get(1).name()).isEqualTo("game");
        assertThat(importance.inputs().subList(0, 2)).allMatch(Importance.Input::matters);
        assertThat(importance.inputs().subList(2, 5))
                .allMatch(
                        input -> input.mean() < 0.5 * importance.inputs().get(1).mean());
    }

    /** Two series: the value is 10 times yesterday's rain and 5 times the game of the day; the wind says nothing. */
    private static Forecaster covariates() {
        LocalDate start = LocalDate.of(2022, 1, 3);
        List<Member> members = new ArrayList<>();
        for (String place : List.of("north", "south")) {
            Random random = new Random(place.hashCode());
            double[] rain = random.doubles(400).toArray();
            double[] game = random.doubles(401).toArray();
            double[] wind = random.doubles(400).toArray();
            double[] values = IntStream.range(0, 400)
                    .mapToDouble(day -> 10 * (day == 0 ? 0 : rain[day - 1]) + 5 * game[day])
                    .toArray();
            members.add(new Member(
                    Series.daily(place, start, values).unit("MW"),
                    List.of(Series.daily("rain", start, rain), Series.daily("wind", start, wind)),
                    List.of(Series.daily("game", start, game)),
                    List.of(Static.of("place", place))));
        }
        return gru().hidden(12)
                .epochs(10)
                .windows(512)
                .fit(new Panel("places", members).split(0.8).lookback(6).horizon(1), event -> {});
    }

    @Test
    void windows_exchange_one_input_and_keep_all_others() {
        WindowBatch batch = new WindowBatch(
                new WindowShape(2, 3, 1, 3),
                2,
                new float[] {1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16},
                new float[] {7, 8, 9, 17, 18, 19},
                new float[] {0, 1},
                new float[] {1, 2});
        int[] order = {1, 0};

        WindowBatch past = ShuffledWindows.past(batch, order);
        WindowBatch calendar = ShuffledWindows.covariate(batch, new Covariate("b", Covariate.Kind.FUTURE, 1, 1), order);

        assertThat(past.past()).containsExactly(11, 2, 3, 14, 5, 6, 1, 12, 13, 4, 15, 16);
        assertThat(past.future()).containsExactly(batch.future());
        assertThat(calendar.past()).containsExactly(1, 2, 13, 4, 5, 16, 11, 12, 3, 14, 15, 6);
        assertThat(calendar.future()).containsExactly(7, 18, 9, 17, 8, 19);
        assertThat(calendar.target()).containsExactly(0, 1);
        assertThat(calendar.weight()).containsExactly(1, 2);
    }

    @Test
    void sequences_of_other_lengths_give_what_they_have_and_begin_again() {
        // [time, batch, feature]: the first sequence has three steps, the second two.
        SequenceBatch batch = new SequenceBatch(
                2, 3, 2, new float[] {1, 2, 11, 12, 3, 4, 13, 14, 5, 6, 0, 0}, new int[] {3, 2}, new float[2]);

        SequenceBatch shuffled = ShuffledWindows.feature(batch, 1, new int[] {1, 0});

        assertThat(shuffled.frames()).containsExactly(1, 12, 11, 2, 3, 14, 13, 4, 5, 12, 0, 0);
        assertThat(shuffled.lengths()).containsExactly(3, 2);
    }

    @Test
    void the_spread_is_that_of_the_repeats() {
        Importance importance = new Importance(
                "GRU",
                Part.TEST,
                10,
                "windows",
                "",
                1,
                List.of(
                        new Importance.Input("a", new double[] {0.1, -0.1}),
                        new Importance.Input("b", new double[] {2, 4, 3})));

        assertThat(importance.inputs().get(0).name()).isEqualTo("b");
        assertThat(importance.inputs().get(0).mean()).isEqualTo(3);
        assertThat(importance.inputs().get(0).deviation()).isEqualTo(1);
        assertThat(importance.inputs().get(0).matters()).isTrue();
        assertThat(importance.inputs().get(1).matters()).isFalse();
    }
}
