package org.cellstate.dsl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.crossValidate;
import static org.cellstate.dsl.Cellstate.folds;
import static org.cellstate.dsl.Cellstate.lstm;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.api.NotebookHost;
import org.junit.jupiter.api.Test;

class CrossValidationTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final Series SERIES = Series.daily(
            "load",
            START,
            IntStream.range(0, 200)
                    .mapToDouble(row -> 50 + 10 * Math.sin(row / 3.0) + row % 7)
                    .toArray());

    /** 160 rows train: with three folds of whole horizons, blocks of 40 rows from row 40 on. */
    private static final ForecastData DATA = SERIES.split(0.8).lookback(10).horizon(5);

    private static final Recurrent SMALL =
            lstm().hidden(4).epochs(1).windows(32).batch(32);

    @Test
    void each_fold_is_fitted_on_what_lies_before_its_block_and_the_test_part_is_left_alone() {
        CrossValidation validation = crossValidate(SMALL, DATA, folds(3));

        assertThat(validation.folds()).hasSize(3);
        assertThat(validation.folds()).extracting(fold -> fold.trained().size()).containsExactly(40, 80, 120);
        assertThat(validation.folds())
                .extracting(fold -> fold.tested().label(0))
                .containsExactly(
                        SERIES.index().label(40),
                        SERIES.index().label(80),
                        SERIES.index().label(120));
        assertThat(validation.folds()).extracting(fold -> fold.tested().size()).containsOnly(40);
        Forecaster second = SMALL.fit(
                SERIES.rows(0, 120).split(START.plusDays(80)).lookback(10).horizon(5), event -> {});
        assertThat(validation.folds().get(1).backtest().model().scores().mae())
                .isCloseTo(second.backtest().model().scores().mae(), within(1e-3));
    }

    @Test
    void a_window_that_slides_keeps_its_length() {
        CrossValidation validation = crossValidate(SMALL, DATA, folds(3).sliding(40));

        assertThat(validation.folds()).extracting(fold -> fold.trained().size()).containsExactly(40, 40, 40);
        assertThat(validation.folds().get(2).trained().label(0))
                .isEqualTo(SERIES.index().label(80));
        assertThat(validation.plan()).hasToString("3 folds, sliding window of 40 rows");
    }

    @Test
    void the_mean_and_the_deviation_are_those_of_the_folds() {
        CrossValidation validation = crossValidate(SMALL, DATA, folds(2));

        double one = validation.folds().get(0).backtest().model().scores().mase();
        double two = validation.folds().get(1).backtest().model().scores().mase();
        assertThat(validation.mean(Scores::mase)).isCloseTo((one + two) / 2, within(1e-12));
        assertThat(validation.deviation(Scores::mase)).isCloseTo(Math.abs(one - two) / Math.sqrt(2), within(1e-12));
        assertThat(validation.verdict()).startsWith("MASE ").contains(" ± ").endsWith(" of 2 folds");
        assertThat(validation.mean("no such method", Scores::mae)).isNaN();
    }

    /** Asks to stop when it is asked for the n-th time. */
    private static final class Stopping implements NotebookHost {

        private int left;

        Stopping(int left) {
            this.left = left;
        }

        @Override
        public boolean isInteractive() {
            return false;
        }

        @Override
        public DisplayHandle show(Object value) {
            return new DisplayHandle() {
                @Override
                public String id() {
                    return "none";
                }

                @Override
                public void update(Object again) {}
            };
        }

        @Override
        public void clearOutput(boolean wait) {}

        @Override
        public boolean interrupted() {
            return false;
        }

        @Override
        public boolean takeInterrupt() {
            left--;
            return left == 0;
        }
    }

    private static CrossValidation stoppedAt(int request) {
        NotebookHost console = Notebook.connect(new Stopping(request));
        try {
            return crossValidate(SMALL, DATA, folds(3));
        } finally {
            Notebook.connect(console);
        }
    }

    @Test
    void an_interrupt_keeps_the_folds_that_are_done() {
        // Asked before each fold, and before each batch, of which there is one.
        CrossValidation between = stoppedAt(3);
        CrossValidation within = stoppedAt(4);

        assertThat(between.folds()).hasSize(1);
        assertThat(between.note()).isEqualTo("Stopped after 1 of 3 folds.");
        assertThat(within.folds()).hasSize(1);
        assertThat(within.toString()).endsWith(" of 1 folds. Stopped after 1 of 3 folds.");
        assertThat(stoppedAt(1).verdict()).isEqualTo("no fold was finished");
    }

    @Test
    void plans_that_cannot_be_followed_say_why() {
        assertThatThrownBy(() -> crossValidate(SMALL, DATA, folds(40)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("received: 40 folds, horizon=5, training rows=160");
        assertThatThrownBy(() -> crossValidate(SMALL, DATA, folds(3).sliding(12)))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("try: a longer window");
        assertThatThrownBy(() -> folds(1)).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> folds(3).sliding(0)).isInstanceOf(ConfigProblem.class);
    }
}
