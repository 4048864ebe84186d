package org.cellstate.dsl.engine.token;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Objects;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.engine.head.SharedMatrix;
import org.cellstate.dsl.engine.layer.RealSteps;
import org.cellstate.dsl.engine.layer.TimeMajor;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs an {@link EmbeddingLayer}. Gradients of a token are added up in the order of its occurrences, so they are the same to the bit. */
final class Embedding extends BaseLayer<EmbeddingLayer> implements SharedMatrix {

    private static final long serialVersionUID = 1L;

    private static final String WEIGHTS = EmbeddingParams.WEIGHTS;

    private final transient TokenRows rows;
    private final transient HostNumbers table;
    private final transient HostNumbers block;
    private final int width;
    private transient @Nullable INDArray fromAbove;

    Embedding(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
        if (type != DataType.FLOAT && type != DataType.DOUBLE) {
            throw new ConfigProblem(
                    "An embedding computes in FLOAT or in DOUBLE.", "data type " + type, "dataType(DataType.FLOAT)");
        }
        this.rows = new TokenRows(Math.toIntExact(layerConf().getNIn()));
        this.table = new HostNumbers(type);
        this.block = new HostNumbers(type);
        this.width = Math.toIntExact(layerConf().getNOut());
    }

    @Override
    public INDArray sharedWeights() {
        return getParam(WEIGHTS);
    }

    @SuppressWarnings("try") // the workspace is left by being open
    @Override
    public void addGradient(INDArray gradient) {
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            fromAbove = fromAbove == null ? gradient.dup('c') : fromAbove.add(gradient);
        }
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        int[] places = rows.places(tokens());
        INDArray weights = getParamWithNoise(WEIGHTS, training, workspaces);
        if (weights.stride(1) != 1 || weights.stride(0) != width) {
            throw new IllegalStateException("weight noise must keep the layout of W " + layerId());
        }
        table.reserve(rows.count() * width);
        block.reserve(places.length * width);
        try {
            for (int place = 0; place < rows.count(); place++) {
                table.fetch(place * width, width, TimeMajor.address(weights), (long) rows.token(place) * width);
            }
        } finally {
            // Only its address was in use, and its memory goes with it.
            Reference.reachabilityFence(weights);
        }
        for (int row = 0; row < places.length; row++) {
            if (places[row] < 0) {
                block.clear(row * width, width);
            } else {
                block.copy(table, places[row] * width, row * width, width);
            }
        }
        INDArray output = TimeMajor.create(workspaces, ArrayType.ACTIVATIONS, dataType, batch(), width, time());
        block.put(0, places.length * width, TimeMajor.address(output), 0);
        return output;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        int[] places = rows.places(tokens());
        INDArray above = TimeMajor.of(epsilon, dataType);
        block.reserve(places.length * width);
        try {
            block.fetch(0, places.length * width, TimeMajor.address(above), 0);
        } finally {
            Reference.reachabilityFence(above);
        }
        INDArray gradients = Objects.requireNonNull(gradientViews.get(WEIGHTS));
        begin(gradients);
        for (int row = 0; row < places.length; row++) {
            if (places[row] >= 0) {
                block.addTo(table, row * width, places[row] * width, width);
            }
        }
        for (int place = 0; place < rows.count(); place++) {
            table.put(place * width, width, TimeMajor.address(gradients), (long) rows.token(place) * width);
        }
        weightNoiseParams.clear();
        Gradient gradient = new DefaultGradient();
        gradient.setGradientFor(WEIGHTS, gradients);
        // Tokens are not numbers to be moved: nothing goes further down.
        return new Pair<>(gradient, null);
    }

    /** Sets the gradient to what came from a head that shares the matrix, and the table to the rows of it that are touched here. */
    private void begin(INDArray gradients) {
        table.reserve(rows.count() * width);
        if (fromAbove == null) {
            TimeMajor.zero(TimeMajor.address(gradients), gradients.length() * dataType.width());
            table.clear(0, rows.count() * width);
            return;
        }
        gradients.assign(fromAbove);
        fromAbove = null;
        for (int place = 0; place < rows.count(); place++) {
            table.fetch(place * width, width, TimeMajor.address(gradients), (long) rows.token(place) * width);
        }
    }

    private long batch() {
        return input.size(0);
    }

    private long time() {
        return input.size(input.rank() - 1);
    }

    /** Returns the tokens step by step, {@code [time, batch]}, -1 where the mask leaves one out. */
    private int[] tokens() {
        if (!(input.rank() == 2 || (input.rank() == 3 && input.size(1) == 1))) {
            throw new ShapeProblem(
                    "An embedding reads the numbers of tokens, [batch, 1, time] or [batch, time].",
                    Arrays.toString(input.shape()) + " " + layerId(),
                    "one number for each step");
        }
        int batch = Math.toIntExact(batch());
        int time = Math.toIntExact(time());
        INDArray steps = input.rank() == 3 ? input.permute(2, 0, 1) : input.permute(1, 0);
        float[] numbers = steps.dup('c').data().asFloat();
        int[][] real = RealSteps.of(maskArray, batch, time);
        int[] tokens = new int[numbers.length];
        if (real.length > 0) {
            Arrays.fill(tokens, -1);
        }
        for (int row = 0; row < batch; row++) {
            int count = real.length == 0 ? time : real[row].length;
            for (int i = 0; i < count; i++) {
                int step = real.length == 0 ? i : real[row][i];
                tokens[step * batch + row] = token(numbers[step * batch + row], row, step);
            }
        }
        return tokens;
    }

    private int token(float number, int row, int step) {
        int token = (int) number;
        if (token != number || token < 0 || token >= layerConf().getNIn()) {
            throw new ShapeProblem(
                    "A token is a whole number from 0 to " + (layerConf().getNIn() - 1) + ".",
                    number + " in sequence " + row + ", step " + step + " " + layerId(),
                    "numbers below the size of the vocabulary, or a mask over what is none");
        }
        return token;
    }

    /** Leaves tokens as they are: half of one means nothing. */
    @Override
    protected void applyDropOutIfNecessary(boolean training, LayerWorkspaceMgr workspaces) {}

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(@Nullable INDArray mask, MaskState state, int batch) {
        setMaskArray(mask);
        maskState = state;
        return new Pair<>(mask, state);
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }
}
