package org.cellstate.tests.bench.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cellstate.app.bench.Measurement;
import org.cellstate.tests.bench.peer.Peer;
import org.cellstate.tests.bench.protocol.ModelCase;
import org.cellstate.tests.bench.protocol.Task;

/** The parts of the benchmark, each of which measures one shape and returns its rows. */
final class Sections {

    private static final String MILLISECONDS = "ms/step";

    /** A training step multiplies once forwards, and backwards for the gradients of the inputs and for those of the weights. */
    private static final int PASSES = 3;

    private final Field field;
    private final Rounds rounds;
    private final Rounds inferenceRounds;
    private final Consumer<String> progress;

    Sections(Field field, Pace pace, Consumer<String> progress) {
        this.field = field;
        this.rounds = new Rounds(pace, field.spinner());
        this.inferenceRounds = new Rounds(pace.half(), field.spinner());
        this.progress = progress;
    }

    /** Training steps; where it tells something, beside the machine's matrix product and beside a busy core too. */
    List<Measurement> training(ModelCase shape) throws InterruptedException {
        String name = "train " + shape.name();
        progress.accept(name);
        List<Turn> idle = turns(Task.TRAIN, shape);
        List<Turn> products = Shapes.arithmeticIsTheCost(shape)
                ? field.multipliers().stream()
                        .map(peer -> Turn.of(peer, Task.PRODUCT, null))
                        .toList()
                : List.of();
        List<Turn> busy = Shapes.besideBusyCore(shape)
                ? idle.stream().map(Turn::whileBusy).toList()
                : List.of();

        List<Timing> timings = rounds.measure(
                Stream.of(idle, products, busy).flatMap(List::stream).toList());

        int afterIdle = idle.size();
        int afterProducts = afterIdle + products.size();
        List<Measurement> rows = new ArrayList<>(beside(name, MILLISECONDS, timings.subList(0, afterIdle), 1));
        rows.addAll(share(name, shape, timings.get(0), timings.subList(afterIdle, afterProducts)));
        rows.addAll(slowed(shape, idle, timings, timings.subList(afterProducts, timings.size())));
        return rows;
    }

    /** Inference of a whole batch. */
    List<Measurement> inference(ModelCase shape) throws InterruptedException {
        String name = "infer " + shape.name();
        progress.accept(name);
        return beside(name, "ms/batch", inferenceRounds.measure(turns(Task.INFER, shape)), 1);
    }

    /** Inference of one step of one row. */
    List<Measurement> stepByStep(ModelCase shape) throws InterruptedException {
        String name = "step by step " + shape.name();
        progress.accept(name);
        return beside(name, "µs/step", inferenceRounds.measure(turns(Task.STEP, shape)), 1000);
    }

    /** How our own step grows from one shape to the next. */
    List<Measurement> growth(Shapes.Series series) throws InterruptedException {
        progress.accept("growth with " + series.what());
        List<Timing> timings = rounds.measure(series.shapes().stream()
                .map(shape -> Turn.of(field.ours(), Task.TRAIN, shape))
                .toList());
        List<Measurement> rows = new ArrayList<>();
        for (int i = 1; i < timings.size(); i++) {
            rows.add(new Measurement(
                    "growth " + series.shapes().get(i).name(),
                    MILLISECONDS,
                    timings.get(i).milliseconds(),
                    field.ours().name() + ", half the " + series.what(),
                    timings.get(i - 1).milliseconds(),
                    notes(field.ours(), timings.get(i))));
        }
        return rows;
    }

    /** One turn for us and one for each of the others, ours first. */
    private List<Turn> turns(Task task, ModelCase shape) {
        return field.players().stream().map(peer -> Turn.of(peer, task, shape)).toList();
    }

    /** One row for each of the others. */
    private List<Measurement> beside(String name, String unit, List<Timing> timings, double scale) {
        List<Measurement> rows = new ArrayList<>();
        Timing ours = timings.get(0);
        for (int i = 1; i < timings.size(); i++) {
            Peer peer = field.players().get(i);
            Timing theirs = timings.get(i);
            List<String> notes = new ArrayList<>(notes(field.ours(), ours));
            notes.addAll(notes(peer, theirs));
            rows.add(new Measurement(
                    name, unit, ours.milliseconds() * scale, peer.name(), theirs.milliseconds() * scale, notes));
        }
        return rows;
    }

    /** The rate of the recurrent layers' matrix products over the whole time of a step, beside that of one large product. */
    private List<Measurement> share(String name, ModelCase shape, Timing ours, List<Timing> products) {
        List<Measurement> rows = new ArrayList<>();
        for (int i = 0; i < products.size(); i++) {
            Peer peer = field.multipliers().get(i);
            rows.add(new Measurement(
                    name,
                    "GFLOP/s",
                    PASSES * shape.recurrentFlops() / ours.milliseconds() / 1e6,
                    peer.name() + " sgemm",
                    2 * Math.pow(Task.PRODUCT_SIZE, 3) / products.get(i).milliseconds() / 1e6,
                    notes(peer, products.get(i))));
        }
        return rows;
    }

    /** Everyone's step beside a busy core over their own on an idle machine. */
    private static List<Measurement> slowed(ModelCase shape, List<Turn> turns, List<Timing> idle, List<Timing> busy) {
        List<Measurement> rows = new ArrayList<>();
        for (int i = 0; i < busy.size(); i++) {
            Peer peer = turns.get(i).peer();
            Timing slower = busy.get(i);
            rows.add(new Measurement(
                    "beside a busy core " + shape.name() + ", " + peer.name(),
                    MILLISECONDS,
                    slower.milliseconds(),
                    peer.name() + " idle",
                    idle.get(i).milliseconds(),
                    Double.isFinite(slower.milliseconds()) ? List.of() : notes(peer, slower)));
        }
        return rows;
    }

    static List<String> notes(Peer peer, Timing timing) {
        return timing.note().isEmpty() ? List.of() : List.of(peer.name() + ": " + timing.note());
    }
}
