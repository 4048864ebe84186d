package org.cellstate.tests.bench.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.app.bench.Measurement;
import org.cellstate.tests.bench.peer.AnsweringPeer;
import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.protocol.LanguageCase;
import org.cellstate.tests.bench.protocol.Reply;
import org.junit.jupiter.api.Test;

class LessonsTest {

    private static final LanguageCase CASE = new LanguageCase("a book", "tokens.txt", 30, 8, 16, 1, 4, 10, 3, 3e-3, 0);

    private final List<String> log = new ArrayList<>();

    /** Returns one who answers from a script; for how many epochs it was asked with which seed is noted. */
    private Peer scripted(String name, Reply... replies) {
        return new AnsweringPeer(
                name,
                request -> assertThat(request.subject())
                        .isInstanceOfSatisfying(
                                LanguageCase.class, asked -> log.add(name + " " + asked.epochs() + " " + asked.seed())),
                replies);
    }

    /** Milliseconds of epochs, then of a token, and the bits. */
    private static Reply done(double bits, Double... milliseconds) {
        return new Reply.Done(List.of(milliseconds), List.of(bits), "by heart");
    }

    private List<Measurement> rows(int rounds, Peer... peers) throws InterruptedException {
        return new Lessons(List.of(peers), rounds, progress -> {}).rows(CASE);
    }

    @Test
    void everyone_takes_turns_and_medians_of_the_rounds_count() throws InterruptedException {
        List<Measurement> rows = rows(
                3,
                scripted(
                        "ours",
                        done(9, 9000.0, 9.0),
                        done(2.0, 4000.0, 3000.0, 2000.0, 0.05),
                        done(2.2, 1000.0, 1000.0, 1000.0, 0.03),
                        done(2.1, 2000.0, 2000.0, 5000.0, 0.04)),
                scripted(
                        "theirs",
                        done(9, 9000.0, 9.0),
                        done(2.5, 4000.0, 4000.0, 4000.0, 0.2),
                        done(2.5, 4000.0, 4000.0, 4000.0, 0.2),
                        done(2.5, 4000.0, 4000.0, 4000.0, 0.2)));

        assertThat(log)
                .containsExactly(
                        "ours 1 0",
                        "theirs 1 0",
                        "ours 3 1",
                        "theirs 3 1",
                        "ours 3 2",
                        "theirs 3 2",
                        "ours 3 3",
                        "theirs 3 3");
        assertThat(rows)
                .extracting(Measurement::name, Measurement::unit, Measurement::value, Measurement::peerValue)
                .containsExactly(
                        tuple("a book, LSTM 1×16, an epoch", "s", 2.0, 4.0),
                        tuple("a book, LSTM 1×16, 3 epochs", "s", 9.0, 12.0),
                        tuple("a book, LSTM 1×16, held out", "bits per character", 2.1, 2.5),
                        tuple("a book, LSTM 1×16, a token written", "µs", 40.0, 200.0));
        assertThat(rows.get(0).notes()).containsExactly("ours: by heart", "theirs: by heart");
    }

    @Test
    void who_cannot_take_part_or_answers_too_little_has_empty_rows() throws InterruptedException {
        List<Measurement> rows = rows(
                1,
                scripted("ours", done(2, 1.0, 1.0), done(2, 1.0, 1.0, 1.0, 1.0)),
                scripted("absent", new Reply.Refused("not here")),
                scripted("hasty", done(2, 1.0, 1.0), done(2, 1.0, 1.0)));

        assertThat(rows).hasSize(8);
        assertThat(rows.subList(0, 4)).allSatisfy(row -> {
            assertThat(row.peerValue()).isNaN();
            assertThat(row.notes()).contains("absent: not here");
        });
        assertThat(rows.get(4).peerValue()).isNaN();
        assertThat(rows.get(4).notes()).contains("hasty: answered 2 times and 1 values, not 4 and 1");
        assertThat(rows.get(4).value()).isEqualTo(0.001);
    }
}
