package org.cellstate.dsl.engine;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.cellstate.dsl.prepare.TextBatch;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a text's tokens surprise a network by, added up while it reads. */
final class TextScore {

    private final TextBatch batch;
    private final int vocabulary;
    private final double smoothing;

    /** {@code [batch, time]} */
    private final float[] logProbabilities;

    private double sum;
    private int counted;

    TextScore(TextBatch batch, int vocabulary, double smoothing) {
        this.batch = batch;
        this.vocabulary = vocabulary;
        this.smoothing = smoothing;
        this.logProbabilities = new float[batch.next().length];
        Arrays.fill(logProbabilities, Float.NaN);
    }

    /**
     * Adds some steps.
     *
     * @param probabilities {@code [batch, token, time]}
     * @param first of the steps
     */
    void add(INDArray probabilities, int first) {
        int steps = Math.toIntExact(probabilities.size(2));
        // The head gives them token by token: [token, time, batch] is how they lie.
        INDArray dense = probabilities.permute(1, 2, 0);
        INDArray packed = dense.ordering() == 'c' && !dense.isView() ? dense : dense.dup('c');
        float[] numbers = new float[Math.toIntExact(packed.length())];
        ((FloatPointer) packed.data().pointer())
                .position(packed.data().offset())
                .get(numbers);
        int block = steps * batch.size();
        for (int step = 0; step < steps; step++) {
            for (int row = 0; row < batch.size(); row++) {
                int next = batch.next()[(first + step) * batch.size() + row];
                if (next >= 0) {
                    int at = step * batch.size() + row;
                    double own = Math.log(numbers[next * block + at]);
                    logProbabilities[row * batch.steps() + first + step] = (float) own;
                    sum -= smoothing == 0 ? own : (1 - smoothing) * own + smoothing * mean(numbers, at, block);
                    counted++;
                }
            }
        }
    }

    private double mean(float[] numbers, int at, int block) {
        double all = 0;
        for (int token = 0; token < vocabulary; token++) {
            all += Math.log(numbers[token * block + at]);
        }
        return all / vocabulary;
    }

    Reading reading() {
        return new Reading(logProbabilities, sum / counted);
    }
}
