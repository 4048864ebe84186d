package org.cellstate.dsl.engine.layer;

import java.lang.ref.Reference;
import java.util.Objects;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.cellstate.dsl.data.ConfigProblem;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Dropout of a layer's inputs in training, each number by itself; the rest is scaled up to match (Srivastava et al. 2014). It does what
 * Deeplearning4j's own does in a fraction of the time, and its argument is the share that is dropped. What is dropped follows ND4J's generator.
 */
public final class InvertedDropout implements IDropout {

    private static final long serialVersionUID = 1L;

    private static final double LANE = 0x1p32;

    private final double share;
    private transient float @Nullable [] kept;
    private transient float @Nullable [] scratch;
    private transient int length;

    /**
     * Makes a dropout.
     *
     * @param share what is dropped, from 0 to below 1
     * @throws ConfigProblem if the share is out of its range
     */
    public InvertedDropout(@JsonProperty("share") double share) {
        if (!(share >= 0 && share < 1)) {
            throw new ConfigProblem(
                    "Dropout is the share that is dropped: from 0 to below 1.",
                    "new InvertedDropout(" + share + ")",
                    "new InvertedDropout(0.2)");
        }
        this.share = share;
    }

    /** Returns the share that is dropped. */
    public double getShare() {
        return share;
    }

    @Override
    public INDArray applyDropout(
            INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
        if (result != input) {
            result.assign(input);
        }
        draw(Math.toIntExact(input.length()));
        multiply(result);
        return result;
    }

    private void draw(int numbers) {
        float[] mask = kept == null || kept.length < numbers ? new float[numbers] : kept;
        SplittableRandom random = new SplittableRandom(Nd4j.getRandom().nextLong());
        long limit = Math.round(share * LANE);
        float scale = (float) (1 / (1 - share));
        for (int i = 0; i < numbers; i += 2) {
            long lanes = random.nextLong();
            mask[i] = (lanes & 0xffffffffL) < limit ? 0 : scale;
            if (i + 1 < numbers) {
                mask[i + 1] = (lanes >>> 32) < limit ? 0 : scale;
            }
        }
        kept = mask;
        length = numbers;
    }

    @Override
    public INDArray backprop(INDArray above, INDArray below, int iteration, int epoch) {
        if (above.length() != length) {
            throw new IllegalStateException("dropout of " + length + " numbers, gradient of " + above.length());
        }
        if (below != above) {
            below.assign(above);
        }
        multiply(below);
        return below;
    }

    /** Multiplies in the order of time, batch and feature, however the array lies. */
    private void multiply(INDArray array) {
        INDArray ordered = array.rank() == 3 ? array.permute(2, 0, 1) : array;
        boolean dense = ordered.ordering() == 'c' && dense(ordered);
        INDArray own = dense ? ordered : ordered.dup('c');
        try {
            multiply(own, Objects.requireNonNull(kept, "no dropout was applied"));
            if (!dense) {
                ordered.assign(own);
            }
        } finally {
            // Only its address was in use, and its memory goes with it.
            Reference.reachabilityFence(own);
        }
    }

    private void multiply(INDArray own, float[] mask) {
        if (own.dataType() == DataType.FLOAT) {
            float[] numbers = scratch == null || scratch.length < length ? new float[length] : scratch;
            FloatPointer place = new FloatPointer(TimeMajor.pointer(TimeMajor.address(own)));
            place.get(numbers, 0, length);
            for (int i = 0; i < length; i++) {
                numbers[i] *= mask[i];
            }
            place.put(numbers, 0, length);
            scratch = numbers;
        } else {
            double[] numbers = new double[length];
            DoublePointer place = new DoublePointer(TimeMajor.pointer(TimeMajor.address(own)));
            place.get(numbers, 0, length);
            for (int i = 0; i < length; i++) {
                numbers[i] *= mask[i];
            }
            place.put(numbers, 0, length);
        }
    }

    private static boolean dense(INDArray array) {
        long stride = 1;
        for (int axis = array.rank() - 1; axis >= 0; axis--) {
            if (array.size(axis) != 1 && array.stride(axis) != stride) {
                return false;
            }
            stride *= array.size(axis);
        }
        return true;
    }

    @Override
    public void clear() {
        length = 0;
    }

    @Override
    public InvertedDropout clone() {
        return new InvertedDropout(share);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InvertedDropout dropout && dropout.share == share;
    }

    @Override
    public int hashCode() {
        return Objects.hash(share);
    }

    @Override
    public String toString() {
        return "InvertedDropout(" + share + ")";
    }
}
