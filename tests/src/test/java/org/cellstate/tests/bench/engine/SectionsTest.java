package org.cellstate.tests.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.app.bench.Measurement;
import org.cellstate.dsl.model.Cell;
import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.protocol.ModelCase;
import org.cellstate.tests.bench.protocol.Reply;
import org.junit.jupiter.api.Test;

class SectionsTest {

    private final List<String> log = new ArrayList<>();
    private final Peer ours = new ScriptedPeer("Cellstate", log, 10);
    private final Peer pytorch = new ScriptedPeer("PyTorch", log, 20);
    private final Peer absent = Peer.absent("Keras", "not here");
    private final Peer spinner = new ScriptedPeer("spinner", log, 0);

    private Sections sections(Peer first) {
        Field field = new Field(List.of(first, pytorch, absent), List.of(pytorch), spinner);
        return new Sections(field, new Pace(1, 100, 0, 0, 10), progress -> {});
    }

    @Test
    void a_row_stands_for_each_peer_and_one_that_is_not_there_says_why() throws InterruptedException {
        List<Measurement> rows = sections(ours).inference(ModelCase.of(Cell.GRU, 32, 24, 1, 32));

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0))
                .isEqualTo(new Measurement(
                        "infer GRU 32 x 24 x 1 x 32",
                        "ms/batch",
                        10,
                        "PyTorch",
                        20,
                        List.of("Cellstate: note of Cellstate", "PyTorch: note of PyTorch")));
        assertThat(rows.get(1).peerValue()).isNaN();
        assertThat(rows.get(1).notes()).contains("Keras: not here");
    }

    @Test
    void where_we_are_not_there_the_peers_still_are() throws InterruptedException {
        Measurement row = sections(Peer.absent("Cellstate", "broken"))
                .stepByStep(Shapes.stepByStep(Cell.LSTM).get(0))
                .get(0);

        assertThat(row.value()).isNaN();
        assertThat(row.peerValue()).isEqualTo(20_000);
        assertThat(row.unit()).isEqualTo("µs/step");
        assertThat(row.notes()).contains("Cellstate: broken");
    }

    @Test
    void a_large_shape_is_set_beside_the_matrix_product_and_a_busy_core() throws InterruptedException {
        List<Measurement> rows = sections(ours).training(Shapes.LARGE);

        assertThat(rows)
                .extracting(Measurement::name, Measurement::unit, Measurement::peer)
                .containsExactly(
                        tuple("train LSTM 64 x 100 x 16 x 256", "ms/step", "PyTorch"),
                        tuple("train LSTM 64 x 100 x 16 x 256", "ms/step", "Keras"),
                        tuple("train LSTM 64 x 100 x 16 x 256", "GFLOP/s", "PyTorch sgemm"),
                        tuple("beside a busy core LSTM 64 x 100 x 16 x 256, Cellstate", "ms/step", "Cellstate idle"),
                        tuple("beside a busy core LSTM 64 x 100 x 16 x 256, PyTorch", "ms/step", "PyTorch idle"),
                        tuple("beside a busy core LSTM 64 x 100 x 16 x 256, Keras", "ms/step", "Keras idle"));
        // 2 x 64 x 100 x (16 + 256) x 1024 once forwards, three times in a step, in 10 ms; a product of 2 x 1024^3 in
        // 20 ms.
        assertThat(rows.get(2).value()).isCloseTo(3 * 3.565158e9 / 10e-3 / 1e9, within(0.1));
        assertThat(rows.get(2).peerValue()).isCloseTo(2.147484e9 / 20e-3 / 1e9, within(0.1));
    }

    @Test
    void growth_stands_beside_half_the_size() throws InterruptedException {
        List<Measurement> rows = sections(ours).growth(Shapes.growth().get(0));

        assertThat(rows)
                .extracting(Measurement::name)
                .startsWith("growth LSTM 32 x 50 x 10 x 128")
                .hasSize(3);
        assertThat(rows).extracting(Measurement::peer).containsOnly("Cellstate, half the time");
        assertThat(rows).extracting(Measurement::ratio).containsOnly(1.0);
    }

    @Test
    void peak_memory_is_that_of_fresh_processes() throws InterruptedException {
        List<Measurement> rows = PeakMemory.rows(
                Shapes.LARGE,
                List.of(
                        () -> new ScriptedPeer("Cellstate", log, 10),
                        () -> new ScriptedPeer("PyTorch", log, 10).first(new Reply.Refused("out of memory"))));

        Measurement row = rows.get(0);
        assertThat(row.value()).isEqualTo(100);
        assertThat(row.peerValue()).isNaN();
        assertThat(row.notes()).containsExactly("PyTorch: out of memory");
    }
}
