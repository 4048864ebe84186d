package org.cellstate.dsl.evaluate.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;

/** Reference values: tests/python/reference/anomalies.py, numpy 2.4.6, scipy 1.17.1, scikit-learn 1.9.1. */
class AnomaliesTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final double[] HELD_OUT = {0.3, -0.1, 0.2, -0.4, 0.1, 0.0, -0.2, 0.6, -0.3, 0.1, -0.1};
    private static final double[] ERRORS = {0.1, -0.5, 2.0, 2.5, -0.2, 0.0, 1.1, -3.0, 0.4, 0.2};
    private static final boolean[] LABELS = {false, false, true, true, true, false, false, true, false, false};

    /** All forecasts are 0: a value is its error. */
    private static Anomalies anomalies(double[] heldOut, double... errors) {
        return Anomalies.of(
                "LSTM 1×4",
                Series.daily("load", START, errors),
                Series.daily("load", START, new double[errors.length]),
                Series.daily("load", START.minusDays(heldOut.length), heldOut));
    }

    @Test
    void scores_are_robust_deviations_and_the_limit_is_a_normal_one() {
        Anomalies found = anomalies(HELD_OUT, ERRORS);

        assertThat(found.centre()).isZero();
        assertThat(found.scale()).isCloseTo(0.29652, within(1e-12));
        assertThat(found.scores())
                .containsExactly(
                        new double[] {
                            0.3372453797,
                            1.6862268987,
                            6.7449075948,
                            8.4311344935,
                            0.6744907595,
                            0.0,
                            3.7096991771,
                            10.1173613921,
                            1.348981519,
                            0.6744907595
                        },
                        within(1e-9));
        assertThat(found.limit()).isCloseTo(3.2905267314919255, within(1e-12));
        assertThat(found.robust(0.01).limit()).isCloseTo(2.5758293035489004, within(1e-12));
        assertThat(found.bounds().get(0).value(0)).isCloseTo(-3.2905267314919255 * 0.29652, within(1e-9));
        assertThat(found.bounds().get(1).value(0)).isCloseTo(3.2905267314919255 * 0.29652, within(1e-9));
    }

    @Test
    void the_limit_of_a_quantile_is_the_score_of_its_rank() {
        Anomalies found = anomalies(HELD_OUT, ERRORS);

        // 12 x 0.9 = 10.8, so the eleventh of eleven, |0.6|; 12 x 0.75 = 9, so |0.3|.
        assertThat(found.quantile(0.1).limit()).isCloseTo(0.6 / 0.29652, within(1e-9));
        assertThat(found.quantile(0.25).limit()).isCloseTo(0.3 / 0.29652, within(1e-9));
        assertThat(found.quantile(0.25).calibrationShare()).isCloseTo(2 / 11.0, within(1e-12));
        assertThatThrownBy(() -> found.quantile(0.01).limit())
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("quantile(0.01) on 11 rows")
                .hasMessageContaining(".quantile(0.0834), or .robust(0.01)");
        assertThat(found.quantile(0.0834).limit()).isCloseTo(0.6 / 0.29652, within(1e-9));
    }

    @Test
    void about_the_stated_share_of_exchangeable_rows_is_called_anomalous() {
        Random random = new Random(7);
        int alarms = 0;
        for (int draw = 0; draw < 400; draw++) {
            double[] heldOut = random.doubles(99).map(u -> Math.pow(u, -0.7)).toArray();
            double[] errors = random.doubles(50).map(u -> Math.pow(u, -0.7)).toArray();
            alarms += anomalies(heldOut, errors).quantile(0.05).events().stream()
                    .mapToInt(Event::rows)
                    .sum();
        }
        // The standard error over 400 draws is 0.0016; the median, taken from the held-out rows alone, adds a little.
        assertThat(alarms / 20_000.0).isCloseTo(0.05, within(0.007));
    }

    @Test
    void rows_that_follow_each_other_are_one_event() {
        Anomalies found = anomalies(HELD_OUT, ERRORS);

        assertThat(found.events())
                .extracting(Event::from, Event::to, Event::rows, Event::peak)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2024-01-03", "2024-01-04", 2, "2024-01-04"),
                        org.assertj.core.groups.Tuple.tuple("2024-01-07", "2024-01-08", 2, "2024-01-08"));
        assertThat(found.join(1).events()).isEqualTo(found.events());
        assertThat(found.join(2).events()).hasSize(1);
        assertThat(rows(found.flags())).containsExactly(2, 3, 6, 7);
        assertThat(rows(found.join(2).flags())).containsExactly(2, 3, 4, 5, 6, 7);
        assertThatThrownBy(() -> found.join(-1)).isInstanceOf(ConfigProblem.class);
    }

    private static int[] rows(boolean[] flags) {
        return IntStream.range(0, flags.length).filter(row -> flags[row]).toArray();
    }

    @Test
    void labels_give_scikit_learns_precision_recall_and_curve() {
        LabelledAnomalies labelled = anomalies(HELD_OUT, ERRORS).robust(0.01).labelled(LABELS);

        assertThat(labelled.precision()).isEqualTo(0.75);
        assertThat(labelled.recall()).isEqualTo(0.75);
        assertThat(labelled.f1()).isEqualTo(0.75);
        assertThat(labelled.averagePrecision()).isCloseTo(0.875, within(1e-12));
        assertThat(labelled.curve().stream()
                        .flatMapToDouble(place ->
                                Arrays.stream(new double[] {place.limit(), place.precision(), place.recall()})))
                .usingElementComparator((one, other) -> Math.abs(one - other) < 2e-6 ? 0 : 1)
                .containsExactly(
                        10.117361, 1.0, 0.25, 8.431134, 1.0, 0.5, 6.744908, 1.0, 0.75, 3.709699, 0.75, 0.75, 1.686227,
                        0.6, 0.75, 1.348982, 0.5, 0.75, 0.674491, 0.5, 1.0, 0.337245, 0.444444, 1.0, 0.0, 0.4, 1.0);
        assertThat(labelled.labelledEvents()).isEqualTo(2);
        assertThat(labelled.foundEvents()).isEqualTo(2);
        assertThat(labelled.misses()).isEqualTo(1);
        assertThat(labelled.falseAlarms()).isEqualTo(1);
    }

    @Test
    void labels_are_found_by_their_time() {
        Anomalies found = anomalies(HELD_OUT, ERRORS);
        double[] longer = new double[20];
        longer[5 + 7] = 1;
        Series labels = Series.daily("label", START.minusDays(5), longer);

        assertThat(found.labelled(labels).labels().indexOf(true)).isEqualTo(7);
        assertThatThrownBy(() -> found.labelled(labels.rows(6, 20)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("where the rows are 2024-01-01 to 2024-01-10");
        assertThatThrownBy(() -> found.labelled(true))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("1 labels, 10 rows from 2024-01-01");
        assertThatThrownBy(() -> found.labelled(new boolean[10]))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("none labelled");
    }

    @Test
    void errors_that_are_mostly_equal_have_the_scale_of_their_mean_distance() {
        assertThat(anomalies(new double[] {0, 0, 0, 0, 1}, 0, 3).scale()).isCloseTo(1.2533 / 5, within(1e-12));
        assertThat(anomalies(new double[] {0, 0, 0}, 0, 3).scores()).containsExactly(0, Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> anomalies(new double[] {0, 0}, 0)).isInstanceOf(ShapeProblem.class);
    }
}
