package org.cellstate.dsl.engine.head;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Objects;
import org.bytedeco.javacpp.Pointer;
import org.cellstate.dsl.data.ShapeProblem;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs a {@link ForecastLayer}. */
final class ForecastHead extends NetworkOutput<ForecastLayer> {

    private static final long serialVersionUID = 1L;
    private static final int LABELS = 2;

    private transient @Nullable ForecastPass pass;
    private @Nullable INDArray labels;

    /** The score of the last way back, which the network asks for right after it. */
    private double lastScore = Double.NaN;

    ForecastHead(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    private ForecastPass pass() {
        if (pass == null) {
            pass = new ForecastPass(layerConf(), dataType);
        }
        return pass;
    }

    @Override
    public void setInput(@Nullable INDArray input, LayerWorkspaceMgr workspaces) {
        super.setInput(input, workspaces);
        lastScore = Double.NaN;
    }

    @Override
    public void setLabels(@Nullable INDArray labels) {
        this.labels = labels;
        lastScore = Double.NaN;
    }

    @Override
    public @Nullable INDArray getLabels() {
        return labels;
    }

    @Override
    public void clear() {
        super.clear();
        labels = null;
        lastScore = Double.NaN;
    }

    @Override
    public void setMaskArray(@Nullable INDArray mask) {
        if (mask != null) {
            throw new ShapeProblem(
                    "A forecast layer has an output for every step of every window.",
                    "a label mask " + Arrays.toString(mask.shape()) + " " + layerId(),
                    "windows without padding");
        }
    }

    @Override
    public @Nullable Pair<INDArray, MaskState> feedForwardMaskArray(
            @Nullable INDArray mask, MaskState state, int batch) {
        return new Pair<>(null, state);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        forward(training, workspaces, ArrayType.FF_WORKING_MEM);
        INDArray out = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS,
                dataType,
                new long[] {
                    layerConf().getNOut(), input.size(0), layerConf().parts().horizon()
                },
                'c');
        pass().write(out);
        return out.permute(1, 0, 2);
    }

    /** Computes the outputs and returns what was read for them. */
    private INDArray forward(boolean training, LayerWorkspaceMgr workspaces, ArrayType memory) {
        assertInputSet(false);
        if (input.rank() != 2 || input.size(1) != layerConf().getNIn()) {
            throw new ShapeProblem(
                    "A forecast layer reads [batch, number], its parts side by side.",
                    "input " + Arrays.toString(input.shape()) + " for "
                            + layerConf().parts(),
                    "input [batch, " + layerConf().getNIn() + "]");
        }
        applyDropOutIfNecessary(training, workspaces);
        INDArray rows = input.castTo(dataType);
        if (rows.stride(1) != 1 || rows.stride(0) != rows.size(1)) {
            rows = workspaces.dup(memory, rows, 'c');
        }
        ForecastPass.Weights weights = weights(training, workspaces);
        try {
            pass().forward(rows, weights);
        } finally {
            Reference.reachabilityFence(weights);
        }
        return rows;
    }

    private ForecastPass.Weights weights(boolean training, LayerWorkspaceMgr workspaces) {
        boolean highway = layerConf().parts().lags() > 0;
        return new ForecastPass.Weights(
                weights(ForecastLayer.HEAD, training, workspaces),
                bias(ForecastLayer.HEAD, training, workspaces),
                weights(ForecastLayer.STEP, training, workspaces),
                bias(ForecastLayer.STEP, training, workspaces),
                highway ? weights(ForecastLayer.HIGHWAY, training, workspaces) : null,
                highway ? bias(ForecastLayer.HIGHWAY, training, workspaces) : null);
    }

    private INDArray weights(String map, boolean training, LayerWorkspaceMgr workspaces) {
        INDArray weights = getParamWithNoise(ForecastParams.weights(map), training, workspaces);
        return weights.stride(0) == 1 || weights.size(0) == 1 ? weights : weights.dup('f');
    }

    private INDArray bias(String map, boolean training, LayerWorkspaceMgr workspaces) {
        return getParamWithNoise(ForecastParams.bias(map), training, workspaces);
    }

    private INDArray gradient(String key) {
        return Objects.requireNonNull(gradientViews.get(key), key);
    }

    private ForecastPass.Weights gradients() {
        return new ForecastPass.Weights(
                gradient(ForecastParams.weights(ForecastLayer.HEAD)),
                gradient(ForecastParams.bias(ForecastLayer.HEAD)),
                gradient(ForecastParams.weights(ForecastLayer.STEP)),
                gradient(ForecastParams.bias(ForecastLayer.STEP)),
                gradientViews.get(ForecastParams.weights(ForecastLayer.HIGHWAY)),
                gradientViews.get(ForecastParams.bias(ForecastLayer.HIGHWAY)));
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(@Nullable INDArray above, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray rows = forward(true, workspaces, ArrayType.BP_WORKING_MEM);
        lastScore = mean(pass().losses(checkedLabels()));
        INDArray error = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, rows.shape(), 'c');
        Pointer.memset(Addresses.of(error, 0), 0, error.length() * error.data().getElementSize());
        ForecastPass.Weights weights = weights(true, workspaces);
        try {
            pass().backward(rows, weights, gradients(), error);
        } finally {
            Reference.reachabilityFence(weights);
        }
        weightNoiseParams.clear();
        Gradient named = new DefaultGradient(gradientsFlattened);
        gradientViews.forEach((key, view) -> named.gradientForVariable().put(key, view));
        return new Pair<>(named, backpropDropOutIfPresent(error));
    }

    private HostArray checkedLabels() {
        INDArray set = Objects.requireNonNull(labels, "no labels set");
        int horizon = layerConf().parts().horizon();
        if (set.rank() != 3 || set.size(0) != input.size(0) || set.size(1) != LABELS || set.size(2) != horizon) {
            throw new ShapeProblem(
                    "The labels of a forecast layer are the target and the spread of every step: [batch, 2, step].",
                    "labels " + Arrays.toString(set.shape()) + " for input " + Arrays.toString(input.shape()),
                    "labels [" + input.size(0) + ", " + LABELS + ", " + horizon + "]");
        }
        return HostArray.of(set);
    }

    private static double mean(double[] losses) {
        return Arrays.stream(losses).sum() / losses.length;
    }

    @Override
    public void computeGradientAndScore(LayerWorkspaceMgr workspaces) {
        gradient = backpropGradient(null, workspaces).getFirst();
        score = lastScore;
    }

    @Override
    public double computeScore(double regularization, boolean training, LayerWorkspaceMgr workspaces) {
        double mean = training && !Double.isNaN(lastScore) ? lastScore : mean(losses(training, workspaces));
        score = mean + regularization;
        return score;
    }

    /** Returns for each window the sum of its losses, {@code [batch, 1]}. */
    @Override
    public INDArray computeScoreForExamples(double regularization, LayerWorkspaceMgr workspaces) {
        double[] losses = losses(false, workspaces);
        INDArray scores = Nd4j.createFromArray(losses).castTo(dataType).addi(regularization);
        return workspaces.leverageTo(ArrayType.ACTIVATIONS, scores.reshape(losses.length, 1));
    }

    private double[] losses(boolean training, LayerWorkspaceMgr workspaces) {
        forward(training, workspaces, ArrayType.FF_WORKING_MEM);
        return pass().losses(checkedLabels());
    }

    @Override
    public void close() {
        if (pass != null) {
            pass.close();
            pass = null;
        }
    }
}
