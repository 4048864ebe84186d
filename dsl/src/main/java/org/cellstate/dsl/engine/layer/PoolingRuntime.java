package org.cellstate.dsl.engine.layer;

import org.cellstate.dsl.model.Pooling;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A {@link PoolingVertex} at work. */
@SuppressWarnings("overrides") // of Deeplearning4j's own
final class PoolingRuntime extends WeightlessRuntime {

    private final Pooling pooling;
    private final boolean bothWays;
    private @Nullable INDArray mask;
    private int[][] real = {};
    private int[] chosen = {};
    private int steps;

    PoolingRuntime(
            ComputationGraph graph, String name, int index, Pooling pooling, boolean bothWays, DataType dataType) {
        super(graph, name, index, dataType);
        this.pooling = pooling;
        this.bothWays = bothWays;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray sequence = TimeMajor.of(inputs[0], dataType);
        int rows = Math.toIntExact(sequence.size(0));
        int features = Math.toIntExact(sequence.size(1));
        steps = Math.toIntExact(sequence.size(2));
        // A graph without masks does not take the ones of an earlier batch back.
        real = RealSteps.of(graph.getInputMaskArrays() == null ? null : mask, rows, steps);
        double[] numbers = HostNumbers.read(sequence);
        double[] pooled = new double[rows * features];
        chosen = new int[pooling == Pooling.MEAN ? 0 : pooled.length];
        for (int row = 0; row < rows; row++) {
            for (int feature = 0; feature < features; feature++) {
                int at = row * features + feature;
                if (pooling == Pooling.MEAN) {
                    pooled[at] = mean(numbers, pooled.length, at, row);
                } else {
                    chosen[at] = pooling == Pooling.MAX
                            ? largest(numbers, pooled.length, at, row)
                            : end(row, bothWays && feature >= features / 2);
                    pooled[at] = numbers[chosen[at] * pooled.length + at];
                }
            }
        }
        INDArray out =
                workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, new long[] {rows, features}, 'c');
        HostNumbers.write(out, pooled);
        return out;
    }

    private int count(int row) {
        return real.length == 0 ? steps : real[row].length;
    }

    private int step(int row, int number) {
        return real.length == 0 ? number : real[row][number];
    }

    private int end(int row, boolean first) {
        return step(row, first ? 0 : count(row) - 1);
    }

    private double mean(double[] numbers, int stride, int at, int row) {
        int count = count(row);
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += numbers[step(row, i) * stride + at];
        }
        return sum / count;
    }

    private int largest(double[] numbers, int stride, int at, int row) {
        int largest = step(row, 0);
        for (int i = 1; i < count(row); i++) {
            int step = step(row, i);
            largest = numbers[step * stride + at] > numbers[largest * stride + at] ? step : largest;
        }
        return largest;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        int rows = Math.toIntExact(epsilon.size(0));
        int features = Math.toIntExact(epsilon.size(1));
        double[] above = HostNumbers.read(TimeMajor.rows(epsilon, dataType));
        double[] below = new double[steps * above.length];
        for (int at = 0; at < above.length; at++) {
            if (pooling == Pooling.MEAN) {
                int row = at / features;
                int count = count(row);
                for (int i = 0; i < count; i++) {
                    below[step(row, i) * above.length + at] = above[at] / count;
                }
            } else {
                below[chosen[at] * above.length + at] = above[at];
            }
        }
        INDArray gradient = TimeMajor.create(workspaces, ArrayType.ACTIVATION_GRAD, dataType, rows, features, steps);
        HostNumbers.write(gradient, below);
        return new Pair<>(null, new INDArray[] {gradient});
    }

    /** Time ends here, and the mask with it. */
    @Override
    public @Nullable Pair<INDArray, MaskState> feedForwardMaskArrays(
            INDArray @Nullable [] masks, MaskState state, int batch) {
        mask = masks == null || masks.length == 0 ? null : masks[0];
        return null;
    }

    @Override
    public String toString() {
        return "PoolingRuntime(" + vertexName + ", " + pooling + ")";
    }
}
