package org.cellstate.dsl.engine.head;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An array {@code [batch, feature]} or {@code [batch, feature, time]} as a matrix {@code [row, feature]}: the rows of one step follow one
 * another, then come those of the next.
 *
 * @param array whose memory it is
 * @param count rows: batch times time
 * @param features columns
 * @param across whether the numbers of one feature lie side by side instead of those of one row
 * @param stride numbers from a row to the next; with {@code across}, from a feature to the next
 */
record Rows(INDArray array, int count, int features, boolean across, int stride) {

    /** Returns the rows in the array's own memory where its strides allow it, else in a copy in the given working memory. */
    static Rows of(INDArray array, LayerWorkspaceMgr workspaces, ArrayType memory) {
        int batch = (int) array.size(0);
        int features = (int) array.size(1);
        boolean side = features == 1 || array.stride(1) == 1;
        if (array.rank() == 2) {
            long stride = batch == 1 ? features : array.stride(0);
            if (side && stride >= features) {
                return new Rows(array, batch, features, false, (int) stride);
            }
            if (batch == 1 || (array.stride(0) == 1 && array.stride(1) >= batch)) {
                return new Rows(array, batch, features, true, array.stride(1));
            }
            return new Rows(workspaces.dup(memory, array, 'c'), batch, features, false, features);
        }
        int time = (int) array.size(2);
        long stride = batch > 1 ? array.stride(0) : time > 1 ? array.stride(2) : features;
        boolean even = batch == 1 || time == 1 || array.stride(2) == stride * batch;
        if (side && even && stride >= features) {
            return new Rows(array, batch * time, features, false, (int) stride);
        }
        INDArray copy = workspaces.dup(memory, array.permute(2, 0, 1), 'c');
        return new Rows(copy, batch * time, features, false, features);
    }

    /** Returns how many numbers stand before the first of a row. */
    long start(int row) {
        return across ? row : (long) row * stride;
    }
}
