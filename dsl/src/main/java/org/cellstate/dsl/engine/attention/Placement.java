package org.cellstate.dsl.engine.attention;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Arrays {@code [batch, feature, time]} as memory {@code [time, batch, feature]}. A matrix {@code [batch, feature]} counts as one step.
 */
final class Placement {

    private Placement() {}

    /** Makes an array of the shape of another, with so many features, that lies so. */
    static INDArray like(
            INDArray model, long features, DataType type, LayerWorkspaceMgr workspaces, ArrayType arrayType) {
        if (model.rank() == 2) {
            return workspaces.createUninitialized(arrayType, type, new long[] {model.size(0), features}, 'c');
        }
        return workspaces
                .createUninitialized(arrayType, type, new long[] {model.size(2), model.size(0), features}, 'c')
                .permute(1, 2, 0);
    }

    /** Returns the array if it lies so and is of that type, a copy that does otherwise. */
    static INDArray timeMajor(INDArray array, DataType type) {
        INDArray typed = array.castTo(type);
        if (isTimeMajor(typed)) {
            return typed;
        }
        return typed.rank() == 2
                ? typed.dup('c')
                : typed.permute(2, 0, 1).dup('c').permute(1, 2, 0);
    }

    private static boolean isTimeMajor(INDArray array) {
        long batch = array.size(0);
        long features = array.size(1);
        return stride(array, 1, 1)
                && stride(array, 0, features)
                && (array.rank() == 2 || stride(array, 2, batch * features));
    }

    private static boolean stride(INDArray array, int axis, long wanted) {
        return array.size(axis) == 1 || array.stride(axis) == wanted;
    }

    /** Returns the memory of an array that lies time by time. */
    static Block block(INDArray array) {
        int steps = array.rank() == 2 ? 1 : Math.toIntExact(array.size(2));
        return new Block(
                address(array),
                array.data().getElementSize(),
                steps,
                Math.toIntExact(array.size(0)),
                Math.toIntExact(array.size(1)));
    }

    /** Returns where an array's first number lies. */
    static long address(INDArray array) {
        return array.data().pointer().address() + array.offset() * array.data().getElementSize();
    }
}
