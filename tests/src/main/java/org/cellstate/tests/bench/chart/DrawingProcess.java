package org.cellstate.tests.bench.chart;

import java.io.IOException;

/**
 * A process that draws one subject again and again and prints how long each drawing took, in nanoseconds, a line each.
 *
 * <p>Arguments: {@code cellstate} or {@code xchart}, the subject, how many numbers, how many drawings.
 */
public final class DrawingProcess {

    private DrawingProcess() {}

    /** Draws as the arguments say. */
    public static void main(String[] arguments) throws IOException {
        Subject subject = Subject.valueOf(arguments[1]);
        double[] numbers = Subject.numbers(Integer.parseInt(arguments[2]));
        for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
            long start = System.nanoTime();
            byte[] picture = arguments[0].equals("cellstate") ? subject.cellstate(numbers) : subject.xchart(numbers);
            System.out.println(System.nanoTime() - start);
            if (picture.length < 1_000) {
                throw new IllegalStateException("no picture of " + subject.title());
            }
        }
    }
}
