package org.cellstate.dsl.engine.head;

import org.bytedeco.javacpp.Pointer;
import org.cellstate.dsl.engine.layer.WeightlessRuntime;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a {@link SideBySideVertex}. */
// Of Deeplearning4j's own.
@SuppressWarnings("overrides")
final class SideBySide extends WeightlessRuntime {

    private long[][] shapes = {};

    SideBySide(ComputationGraph graph, String name, int index, DataType type) {
        super(graph, name, index, type);
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
        shapes = new long[inputs.length][];
        int width = 0;
        for (int i = 0; i < inputs.length; i++) {
            shapes[i] = inputs[i].shape();
            width += numbers(shapes[i]);
        }
        INDArray rows =
                workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, new long[] {shapes[0][0], width}, 'c');
        int start = 0;
        for (INDArray input : inputs) {
            INDArray part = packed(input.castTo(dataType));
            copy(part, 0, numbers(input.shape()), rows, start, width);
            start += numbers(input.shape());
        }
        return rows;
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
        INDArray[] below = new INDArray[shapes.length];
        INDArray rows = packed(epsilon);
        int width = (int) rows.size(1);
        int start = 0;
        for (int i = 0; i < below.length; i++) {
            int numbers = numbers(shapes[i]);
            if (!graph.getVertices()[inputVertices[i].getVertexIndex()].isInputVertex()) {
                below[i] = like(shapes[i], workspaces);
                copy(rows, start, width, packed(below[i]), 0, numbers);
            }
            start += numbers;
        }
        return new Pair<>(null, below);
    }

    /** Makes an array that lies as the rows do. */
    private INDArray like(long[] shape, LayerWorkspaceMgr workspaces) {
        if (shape.length == 2) {
            return workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, shape, 'c');
        }
        return workspaces
                .createUninitialized(
                        ArrayType.ACTIVATION_GRAD, dataType, new long[] {shape[0], shape[2], shape[1]}, 'c')
                .permute(0, 2, 1);
    }

    /** Returns the array in its own memory if it lies row by row there, each step by step; a copy that does so otherwise. */
    private static INDArray packed(INDArray array) {
        boolean time = array.rank() == 3;
        long features = array.size(1);
        boolean fits = (features == 1 || array.stride(1) == 1)
                && (!time || array.size(2) == 1 || array.stride(2) == features)
                && (array.size(0) == 1 || array.stride(0) == numbers(array.shape()));
        if (fits) {
            return array;
        }
        return time ? array.permute(0, 2, 1).dup('c').permute(0, 2, 1) : array.dup('c');
    }

    private static int numbers(long[] shape) {
        return Math.toIntExact(shape[1] * (shape.length == 3 ? shape[2] : 1));
    }

    /** Copies a part of each row to a part of each row; the shorter rows are that part. */
    private static void copy(INDArray from, int start, int width, INDArray to, int toStart, int toWidth) {
        int bytes = from.data().getElementSize();
        long length = (long) Math.min(width, toWidth) * bytes;
        Pointer source = Addresses.of(from, start);
        Pointer target = Addresses.of(to, toStart);
        for (long row = 0; row < from.size(0); row++) {
            Pointer.memcpy(
                    Addresses.behind(target, row * toWidth * bytes),
                    Addresses.behind(source, row * width * bytes),
                    length);
        }
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArrays(
            INDArray @Nullable [] maskArrays, MaskState state, int minibatchSize) {
        return new Pair<>(null, state);
    }

    @Override
    public String toString() {
        return "SideBySide(id=" + vertexIndex + ", name=\"" + vertexName + "\")";
    }
}
