package org.cellstate.tests.bench.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.app.bench.Measurement;
import org.cellstate.tests.bench.peer.AnsweringPeer;
import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.protocol.ForecastCase;
import org.cellstate.tests.bench.protocol.Reply;
import org.junit.jupiter.api.Test;

class ContestTest {

    /** Two forecasts of two rows behind ten that train. */
    private static final ForecastCase CASE =
            new ForecastCase("walks", "walks.csv", 10, 3, 2, 2, 8, 1, 4, 5, 6, 0.01, 0);

    /** The naive error over a week is 14 in the training part: |8 - 1|, |9 - 2| and |31 - 3| have the mean 14. */
    private static final double[] VALUES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 50, 60, 70, 80, 999};

    private final List<String> log = new ArrayList<>();

    /** Returns one who answers from a script; with which seed it was asked is noted. */
    private Peer scripted(String name, Reply... replies) {
        return new AnsweringPeer(
                name,
                request -> assertThat(request.subject())
                        .isInstanceOfSatisfying(ForecastCase.class, asked -> log.add(name + " " + asked.seed())),
                replies);
    }

    /** Milliseconds of the fit and of the backtest, and how far every forecast is from the truth. */
    private static Reply done(double fit, double backtest, double off) {
        return new Reply.Done(List.of(fit, backtest), List.of(50 + off, 60 - off, 70 + off, 80 - off), "by heart");
    }

    private List<Measurement> rows(int rounds, Peer... peers) throws InterruptedException {
        return new Contest(List.of(peers), rounds, progress -> {}).rows(CASE, VALUES);
    }

    @Test
    void everyone_fits_in_turn_with_the_round_as_seed_and_the_first_round_only_warms_up() throws InterruptedException {
        rows(
                2,
                scripted("ours", done(1, 1, 1), done(1, 1, 1), done(1, 1, 1)),
                scripted("theirs", done(1, 1, 1), done(1, 1, 1), done(1, 1, 1)));

        assertThat(log).containsExactly("ours 0", "theirs 0", "ours 1", "theirs 1", "ours 2", "theirs 2");
    }

    @Test
    void rows_are_medians_of_the_rounds_that_count() throws InterruptedException {
        List<Measurement> rows = rows(
                3,
                scripted("ours", done(9e6, 9e6, 9), done(1000, 300, 7), done(3000, 100, 28), done(2000, 200, 14)),
                scripted("theirs", done(9e6, 9e6, 9), done(4000, 500, 14), done(4000, 500, 14), done(4000, 500, 14)));

        assertThat(rows)
                .extracting(Measurement::name, Measurement::unit, Measurement::value, Measurement::peerValue)
                .containsExactly(
                        tuple("walks, LSTM 1×8, fit", "s", 2.0, 4.0),
                        tuple("walks, LSTM 1×8, backtest", "s", 0.2, 0.5),
                        tuple("walks, LSTM 1×8, both", "s", 2.2, 4.5),
                        tuple("walks, LSTM 1×8, error", "MASE", 1.0, 1.0));
        assertThat(rows.get(2).ratio()).isCloseTo(0.489, within(0.001));
        assertThat(rows).extracting(Measurement::peer).containsOnly("theirs");
        assertThat(rows.get(0).notes()).containsExactly("ours: by heart", "theirs: by heart");
    }

    @Test
    void who_cannot_is_asked_once_and_says_why() throws InterruptedException {
        List<Measurement> rows = rows(
                2,
                scripted("ours", done(1, 1, 1), done(1, 1, 1), done(1, 1, 1)),
                scripted("theirs", new Reply.Refused("is not here")));

        assertThat(rows).extracting(Measurement::peerValue).containsOnly(Double.NaN);
        assertThat(rows.get(0).notes()).contains("theirs: is not here");
        assertThat(log).filteredOn(line -> line.startsWith("theirs")).hasSize(1);
    }

    @Test
    void who_leaves_origins_out_has_no_score() throws InterruptedException {
        Reply half = new Reply.Done(List.of(1.0, 1.0), List.of(50.0, 60.0), "half of it");

        List<Measurement> rows =
                rows(1, scripted("ours", done(1, 1, 1), half), scripted("theirs", done(1, 1, 1), done(1, 1, 1)));

        assertThat(rows).extracting(Measurement::value).containsOnly(Double.NaN);
        assertThat(rows.get(0).notes()).contains("ours: answered 2 forecasts, not 4");
    }
}
