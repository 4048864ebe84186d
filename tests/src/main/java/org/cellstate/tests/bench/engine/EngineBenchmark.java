package org.cellstate.tests.bench.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cellstate.app.Installation;
import org.cellstate.app.bench.Benchmark;
import org.cellstate.app.bench.Extent;
import org.cellstate.app.bench.Measurement;
import org.cellstate.dsl.model.Cell;
import org.cellstate.tests.bench.protocol.ModelCase;

/** Recurrent layers through {@code fit} beside PyTorch, Keras and stock Deeplearning4j, in one run of interleaved rounds. */
public final class EngineBenchmark implements Benchmark {

    private final Consumer<String> progress;

    /** Reports progress on standard error. */
    public EngineBenchmark() {
        this(System.err::println);
    }

    EngineBenchmark(Consumer<String> progress) {
        this.progress = progress;
    }

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public String description() {
        return "training and inference of recurrent layers beside PyTorch, Keras and stock Deeplearning4j (medians)";
    }

    @Override
    public List<Measurement> run(Extent extent) throws InterruptedException {
        boolean whole = extent == Extent.WHOLE;
        Participants participants = new Participants(Installation.ofThisProcess());
        List<Measurement> rows = new ArrayList<>();
        progress.accept("starting the peers");
        try (Field field = Field.of(participants)) {
            Sections sections = new Sections(field, whole ? Pace.FULL : Pace.QUICK, progress);
            for (Cell cell : List.of(Cell.LSTM, Cell.GRU)) {
                for (ModelCase shape : whole ? Shapes.all(cell) : Shapes.few(cell)) {
                    rows.addAll(sections.training(shape));
                }
            }
            for (Cell cell : List.of(Cell.LSTM, Cell.GRU)) {
                for (ModelCase shape : whole ? Shapes.all(cell) : Shapes.few(cell)) {
                    rows.addAll(sections.inference(shape));
                }
                for (ModelCase shape : Shapes.stepByStep(cell)) {
                    rows.addAll(sections.stepByStep(shape));
                }
            }
            for (Shapes.Series series : Shapes.growth()) {
                rows.addAll(sections.growth(series));
            }
        }
        progress.accept("peak memory");
        rows.addAll(PeakMemory.rows(
                Shapes.LARGE,
                List.of(
                        participants::cellstate,
                        participants::pytorch,
                        participants::keras,
                        participants::deeplearning4j)));
        return rows;
    }
}
