package org.cellstate.dsl.engine.recurrent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.cellstate.dsl.SmallProcess;
import org.cellstate.dsl.model.Cell;

/**
 * Calls one recurrence thousands of times with batches of many sizes, and prints how much more there is afterwards than after the first
 * hundreds: native objects, the bytes they own, and resident kilobytes.
 */
final class ManyCalls {

    private static final int WARM_UP = 500;
    private static final int CALLS = 3000;

    private ManyCalls() {}

    public static void main(String[] arguments) throws IOException {
        Implementation kind = Implementation.valueOf(arguments[0]);
        CellShape shape = new CellShape(Cell.LSTM, 8, 32, false);
        List<Trial> trials = trials(shape);
        try (Recurrence recurrence = kind.make(shape, false)) {
            run(trials, WARM_UP, recurrence, kind.precision);
            long objects = Pointer.totalCount();
            long owned = Pointer.totalBytes();
            long resident = SmallProcess.residentKilobytes();
            run(trials, CALLS, recurrence, kind.precision);
            System.out.println(Pointer.totalCount() - objects);
            System.out.println(Pointer.totalBytes() - owned);
            System.out.println(SmallProcess.residentKilobytes() - resident);
        }
    }

    private static List<Trial> trials(CellShape shape) {
        Random random = new Random(14);
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int length = 1 + random.nextInt(30);
            int rows = 1 + random.nextInt(16);
            Trials.Pattern pattern = Trials.any(Trials.Pattern.values(), random);
            trials.add(new Trial(shape, false, length, rows)
                    .random(random)
                    .steps(Trials.steps(pattern, rows, length, random)));
        }
        return trials;
    }

    private static void run(List<Trial> trials, int calls, Recurrence recurrence, Precision precision) {
        for (int i = 0; i < calls; i++) {
            trials.get(i % trials.size()).run(recurrence, precision);
        }
    }
}
