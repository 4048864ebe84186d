package org.cellstate.dsl.engine.attention;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;

import java.util.Arrays;
import org.bytedeco.openblas.global.openblas;

/** Numbers of 32 bits. */
final class FloatArithmetic implements Arithmetic {

    private final FloatPlace left = new FloatPlace();
    private final FloatPlace right = new FloatPlace();
    private final FloatPlace out = new FloatPlace();
    private final FloatPlace memory = new FloatPlace();
    private float[] cells = new float[0];
    private float[] gradients = new float[0];
    private float[] powers = new float[0];

    @Override
    public int bytes() {
        return Float.BYTES;
    }

    @Override
    public float[] copy(long address, int numbers) {
        return memory.read(address, numbers, new float[numbers]);
    }

    @Override
    public void product(
            double factor, Matrices a, long aPlace, Matrices b, long bPlace, boolean add, Matrices c, long cPlace) {
        openblas.cblas_sgemm(
                CblasRowMajor,
                a.turned() ? CblasTrans : CblasNoTrans,
                b.turned() ? CblasTrans : CblasNoTrans,
                c.rows(),
                c.columns(),
                a.width(),
                (float) factor,
                left.at(aPlace),
                a.stride(),
                right.at(bPlace),
                b.stride(),
                add ? 1 : 0,
                out.at(cPlace),
                c.stride());
    }

    @Override
    public void softmax(Alignment scores, Reach reach) {
        int numbers = scores.cells();
        for (int row = 0; row < scores.rows(); row++) {
            for (int head = 0; head < scores.heads(); head++) {
                cells = memory.read(scores.address(row, head), numbers, cells);
                for (int target = 0; target < scores.targets(); target++) {
                    softmax(target * scores.sources(), scores.sources(), reach.steps(row), reach.count(row, target));
                }
                memory.write(cells, numbers, scores.address(row, head));
            }
        }
    }

    private void softmax(int from, int length, int[] steps, int count) {
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            most = Math.max(most, cells[from + steps[i]]);
        }
        powers = FloatPlace.room(count, powers);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double each = Math.exp(cells[from + steps[i]] - most);
            powers[i] = (float) each;
            sum += each;
        }
        Arrays.fill(cells, from, from + length, 0);
        float share = (float) (1 / sum);
        for (int i = 0; i < count; i++) {
            cells[from + steps[i]] = powers[i] * share;
        }
    }

    @Override
    public void softmaxGradient(Alignment weights, Alignment gradient) {
        int numbers = weights.cells();
        for (int row = 0; row < weights.rows(); row++) {
            for (int head = 0; head < weights.heads(); head++) {
                cells = memory.read(weights.address(row, head), numbers, cells);
                gradients = memory.read(gradient.address(row, head), numbers, gradients);
                for (int from = 0; from < numbers; from += weights.sources()) {
                    float mean = 0;
                    for (int i = from; i < from + weights.sources(); i++) {
                        mean += cells[i] * gradients[i];
                    }
                    for (int i = from; i < from + weights.sources(); i++) {
                        gradients[i] = cells[i] * (gradients[i] - mean);
                    }
                }
                memory.write(gradients, numbers, gradient.address(row, head));
            }
        }
    }

    @Override
    public void tanh(long address, int numbers, long copy) {
        cells = memory.read(address, numbers, cells);
        gradients = FloatPlace.room(numbers, gradients);
        Arrays.fill(gradients, 0, numbers, 0);
        FloatAdditive.tanhOfSum(cells, gradients, numbers);
        memory.write(cells, numbers, address);
        memory.write(cells, numbers, copy);
    }

    @Override
    public void tanhGradient(long tanh, long gradient, int numbers, long to) {
        cells = memory.read(tanh, numbers, cells);
        gradients = memory.read(gradient, numbers, gradients);
        slope(cells, gradients, numbers);
        memory.write(gradients, numbers, to);
    }

    private static void slope(float[] y, float[] gradient, int numbers) {
        for (int i = 0; i < numbers; i++) {
            gradient[i] *= 1 - y[i] * y[i];
        }
    }

    @Override
    public void add(long from, int numbers, long to) {
        openblas.cblas_saxpy(numbers, 1, left.at(from), 1, right.at(to), 1);
    }

    @Override
    public void scale(long address, float[] factors, int numbers, long to) {
        cells = memory.read(address, numbers, cells);
        for (int i = 0; i < numbers; i++) {
            cells[i] *= factors[i];
        }
        memory.write(cells, numbers, to);
    }

    @Override
    public AdditiveScoring additive() {
        return new FloatAdditive();
    }
}
