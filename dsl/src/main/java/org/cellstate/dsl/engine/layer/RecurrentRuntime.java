package org.cellstate.dsl.engine.layer;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.engine.recurrent.Precision;
import org.cellstate.dsl.engine.recurrent.Weights;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A {@link RecurrentLayer} at work. The pass forward is run once: what the way back needs of it is kept in memory of the layer's own,
 * because the layers around it may change their arrays in place.
 */
public final class RecurrentRuntime extends BaseRecurrentLayer<RecurrentLayer> {

    private static final String STATE = "state";

    private final transient Precision precision;
    private transient @Nullable Passes passes;
    private transient @Nullable INDArray start;
    private transient @Nullable INDArray startGradient;
    private transient @Nullable INDArray endGradient;
    private transient @Nullable Consumer<float[][]> watcher;
    private transient boolean cellWanted;

    RecurrentRuntime(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
        this.precision = precision(dataType);
    }

    private static Precision precision(DataType dataType) {
        return switch (dataType) {
            case FLOAT -> Precision.FLOAT;
            case DOUBLE -> Precision.DOUBLE;
            default ->
                throw new ConfigProblem(
                        "A recurrent layer computes in FLOAT or in DOUBLE.",
                        "data type " + dataType,
                        "dataType(DataType.FLOAT)");
        };
    }

    private Passes passes() {
        if (passes == null) {
            passes = new Passes(layerConf(), precision);
        }
        return passes;
    }

    /** Has the next pass forward begin at a state {@code [batch, state]}, and its way back find the gradient with respect to it. */
    void startFrom(INDArray state) {
        start = state;
    }

    /** Returns the gradient with respect to the state that the last pass began at. */
    INDArray startGradient() {
        if (startGradient == null) {
            throw new IllegalStateException("no way back since the last pass forward " + layerId());
        }
        return startGradient;
    }

    /** Writes the state after the last steps of the last pass, {@code [batch, state]} row by row, to an address. */
    void endState(long address) {
        if (!cellWanted) {
            // Only whoever stands above knows that it is wanted: a pass in training, which has kept what it read, is
            // computed again, and all later ones have it.
            cellWanted = true;
            if (passes().awaitsWayBack()) {
                passes().again(weights(true));
            }
        }
        passes().writeEnd(address);
    }

    /** Adds a gradient with respect to the state after the last steps, for the next way back. */
    void addEndGradient(INDArray gradient) {
        endGradient = endGradient == null ? gradient : endGradient.add(gradient);
    }

    /**
     * Has each way back of a layer that hands on its last step tell of the gradient with respect to that, {@code [batch][feature]}.
     *
     * @param newWatcher who is told from now on; null for nobody
     */
    public void watch(@Nullable Consumer<float[][]> newWatcher) {
        watcher = newWatcher;
    }

    /** Returns the numbers of a row's state: the hidden part of each direction, then an LSTM's cell of each. */
    int stateWidth() {
        return passes().stateWidth();
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        // Outside training nothing is kept from which the pass could be computed again.
        return forward(training, takeStart(), cellWanted || !training, workspaces);
    }

    /** Returns the state that a vertex below has set for this pass. */
    private @Nullable INDArray takeStart() {
        INDArray state = start;
        start = null;
        return state;
    }

    /** Returns the state that was carried on, or at the first piece that which a vertex below has set. */
    private @Nullable INDArray carried(Map<String, INDArray> states) {
        INDArray first = takeStart();
        INDArray state = states.get(STATE);
        return state == null ? first : state;
    }

    private INDArray forward(boolean training, @Nullable INDArray state, boolean cell, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        check(input);
        applyDropOutIfNecessary(training, workspaces);
        INDArray sequence = permuteIfNWC(input.castTo(dataType));
        int rows = Math.toIntExact(sequence.size(0));
        int steps = Math.toIntExact(sequence.size(2));
        startGradient = null;
        endGradient = null;
        Passes work = passes();
        work.read(sequence, RealSteps.of(maskArray, rows, steps), training);
        work.begin(state == null ? null : state(state, rows));
        work.dropBetweenSteps(
                training ? layerConf().getRecurrentDropout() : 0,
                () -> new SplittableRandom(Nd4j.getRandom().nextLong()));
        if (layerConf().getOutput() == Output.LAST_STEP) {
            work.forward(weights(training), cell, training, 0);
            INDArray last = workspaces.createUninitialized(
                    ArrayType.ACTIVATIONS,
                    dataType,
                    new long[] {rows, layerConf().width()},
                    'c');
            work.writeLast(TimeMajor.address(last));
            return last;
        }
        INDArray all = TimeMajor.create(
                workspaces, ArrayType.ACTIVATIONS, dataType, rows, layerConf().width(), steps);
        // For a way back the outputs are kept here too: layers above may write into theirs.
        boolean kept = training || layerConf().getDirections() == Directions.SUM;
        work.forward(weights(training), cell, training, kept ? 0 : TimeMajor.address(all));
        if (kept) {
            work.writeAll(TimeMajor.address(all));
        }
        return permuteIfNWC(all);
    }

    /** What is dropped of is copied, and to where the kernels read it without another copy. */
    @Override
    protected void applyDropOutIfNecessary(boolean training, LayerWorkspaceMgr workspaces) {
        if (training && !dropoutApplied && layerConf().getIDropout() != null) {
            INDArray from = permuteIfNWC(input);
            INDArray result = TimeMajor.create(
                    workspaces, ArrayType.INPUT, input.dataType(), from.size(0), from.size(1), from.size(2));
            layerConf().getIDropout().applyDropout(from, result, getIterationCount(), getEpochCount(), workspaces);
            input = permuteIfNWC(result);
            dropoutApplied = true;
        }
    }

    private void check(INDArray array) {
        int axis = getDataFormat() == RNNFormat.NWC ? 2 : 1;
        if (array.rank() != 3 || array.size(axis) != layerConf().getNIn() || array.length() == 0) {
            String wanted = axis == 1
                    ? "[batch, feature=" + layerConf().getNIn() + ", time]"
                    : "[batch, time, feature=" + layerConf().getNIn() + "]";
            throw new ShapeProblem(
                    "A recurrent layer reads at least one step of at least one sequence, of as many features as it has inputs.",
                    Arrays.toString(array.shape()) + " for a layer that reads " + wanted + " " + layerId(),
                    "sequences of shape " + wanted);
        }
    }

    private INDArray state(INDArray state, int rows) {
        if (state.rank() != 2 || state.size(0) != rows || state.size(1) != stateWidth()) {
            throw new ShapeProblem(
                    "The state that a recurrent layer begins at has a row for each sequence of the batch.",
                    Arrays.toString(state.shape()) + " for a layer that takes [batch=" + rows + ", state="
                            + stateWidth() + "] " + layerId(),
                    "rnnClearPreviousState() where a batch of another size begins");
        }
        return TimeMajor.rows(state, dataType);
    }

    private Weights[] weights(boolean training) {
        return all(key -> weight(key, training));
    }

    private Weights[] gradients() {
        return all(key -> TimeMajor.address(Objects.requireNonNull(gradientViews.get(key), key)));
    }

    private Weights[] all(ToLongFunction<String> address) {
        Weights[] all = new Weights[layerConf().getDirections().count()];
        for (int direction = 0; direction < all.length; direction++) {
            RecurrentParams.Keys keys = RecurrentParams.keys(direction);
            all[direction] = new Weights(
                    address.applyAsLong(keys.input()),
                    address.applyAsLong(keys.recurrent()),
                    address.applyAsLong(keys.bias()),
                    layerConf().isPeepholes() ? address.applyAsLong(keys.peephole()) : 0);
        }
        return all;
    }

    private long weight(String key, boolean training) {
        INDArray weight = getParamWithNoise(key, training, LayerWorkspaceMgr.noWorkspaces());
        if (!weight.equalShapes(params.get(key)) || weight.stride(1) != 1) {
            throw new IllegalStateException("weight noise must keep the layout of " + key + " " + layerId());
        }
        return TimeMajor.address(weight);
    }

    @SuppressWarnings("try") // the workspace is left by being open
    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        Passes work = passes();
        if (!work.awaitsWayBack()) {
            throw new IllegalStateException("backward without a pass forward in training " + layerId());
        }
        boolean lastOnly = layerConf().getOutput() == Output.LAST_STEP;
        INDArray above = lastOnly ? TimeMajor.rows(epsilon, dataType) : TimeMajor.of(permuteIfNWC(epsilon), dataType);
        if (watcher != null && lastOnly) {
            watcher.accept(above.castTo(DataType.FLOAT).toFloatMatrix());
        }
        INDArray below = TimeMajor.create(
                workspaces,
                ArrayType.ACTIVATION_GRAD,
                dataType,
                work.rows(),
                layerConf().getNIn(),
                work.steps());
        INDArray end = endGradient == null ? null : TimeMajor.rows(endGradient, dataType);
        work.backward(above, lastOnly, end, TimeMajor.address(below), gradients());
        endGradient = null;
        if (work.begun()) {
            try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
                startGradient = Nd4j.createUninitialized(dataType, new long[] {work.rows(), stateWidth()}, 'c');
            }
            work.writeStartGradient(TimeMajor.address(startGradient));
        }
        weightNoiseParams.clear();
        Gradient gradient = new DefaultGradient(gradientsFlattened);
        gradientViews.forEach((key, view) -> gradient.gradientForVariable().put(key, view));
        return new Pair<>(gradient, permuteIfNWC(backpropDropOutIfPresent(below)));
    }

    @Override
    public Pair<Gradient, INDArray> tbpttBackpropGradient(
            INDArray epsilon, int backLength, LayerWorkspaceMgr workspaces) {
        if (backLength > 0 && backLength < passes().steps()) {
            throw new ConfigProblem(
                    "Truncated backpropagation goes back over the whole piece that went forward.",
                    "tBPTTBackwardLength=" + backLength + " for pieces of " + passes().steps() + " steps " + layerId(),
                    ".tBPTTLength(" + passes().steps() + ")");
        }
        return backpropGradient(epsilon, workspaces);
    }

    @Override
    public INDArray rnnTimeStep(INDArray steps, LayerWorkspaceMgr workspaces) {
        oneWay("Step-by-step inference");
        setInput(steps, workspaces);
        INDArray output = forward(false, carried(stateMap), true, workspaces);
        stateMap.put(STATE, detachedEnd());
        return output;
    }

    @Override
    public INDArray rnnActivateUsingStoredState(
            INDArray steps, boolean training, boolean storeLast, LayerWorkspaceMgr workspaces) {
        oneWay("Truncated backpropagation");
        setInput(steps, workspaces);
        INDArray output = forward(training, carried(tBpttStateMap), true, workspaces);
        if (storeLast) {
            tBpttStateMap.put(STATE, detachedEnd());
        }
        return output;
    }

    private void oneWay(String what) {
        if (layerConf().getDirections() != Directions.FORWARD) {
            throw new ConfigProblem(
                    what + " needs a layer that reads forward only: a reversed one begins at the last step.",
                    "directions " + layerConf().getDirections() + " " + layerId(),
                    "a forward layer, or the whole sequence at once");
        }
    }

    @SuppressWarnings("try") // the workspace is left by being open
    private INDArray detachedEnd() {
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            INDArray state = Nd4j.createUninitialized(dataType, new long[] {passes().rows(), stateWidth()}, 'c');
            passes().writeEnd(TimeMajor.address(state));
            return state;
        }
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int batch) {
        setMaskArray(mask);
        maskState = state;
        return new Pair<>(layerConf().getOutput() == Output.LAST_STEP ? null : mask, state);
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public Type type() {
        return Type.RECURRENT;
    }

    @Override
    public void close() {
        if (passes != null) {
            passes.close();
            passes = null;
        }
    }
}
