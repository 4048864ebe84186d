package org.cellstate.dsl.engine.head;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.engine.layer.InvertedDropout;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs a {@link HeadLayer}. */
final class Head extends NetworkOutput<HeadLayer> {

    private static final long serialVersionUID = 1L;

    private static final String WEIGHTS = DefaultParamInitializer.WEIGHT_KEY;
    private static final String BIAS = DefaultParamInitializer.BIAS_KEY;

    private final transient Objective objective;
    private final transient Panel panel;
    private transient @Nullable TiedWeights tied;
    private @Nullable INDArray labels;
    private @Nullable INDArray featureMask;

    /** The mean loss of the last way back, which the network asks for right after it. */
    private double lastLoss = Double.NaN;

    Head(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
        int outputs = Math.toIntExact(layerConf().getNOut());
        this.objective = Objective.of(layerConf().loss(), outputs);
        this.panel = Panel.of(type, outputs);
    }

    /** Has this head share the matrix of another layer, which is there when the first pass begins. */
    void tie(Supplier<SharedMatrix> source) {
        tied = new TiedWeights(source);
    }

    @Override
    public void setInput(@Nullable INDArray input, LayerWorkspaceMgr workspaces) {
        super.setInput(input, workspaces);
        lastLoss = Double.NaN;
    }

    @Override
    public void setLabels(@Nullable INDArray labels) {
        this.labels = labels;
        lastLoss = Double.NaN;
    }

    @Override
    public @Nullable INDArray getLabels() {
        return labels;
    }

    @Override
    public void clear() {
        super.clear();
        labels = null;
        featureMask = null;
        lastLoss = Double.NaN;
    }

    /** Sets the mask of the labels; networks set none to clear all masks. */
    @Override
    public void setMaskArray(@Nullable INDArray mask) {
        super.setMaskArray(mask);
        if (mask == null) {
            featureMask = null;
        }
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(@Nullable INDArray mask, MaskState state, int batch) {
        featureMask = mask;
        maskState = state;
        return new Pair<>(mask, state);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        Rows rows = rows(training, workspaces, ArrayType.FF_WORKING_MEM);
        RealSteps real = real();
        long batch = input.size(0);
        INDArray out = input.rank() == 3
                ? workspaces.createUninitialized(
                        ArrayType.ACTIVATIONS, dataType, new long[] {panel.outputs, input.size(2), batch}, 'c')
                : workspaces.createUninitialized(
                        ArrayType.ACTIVATIONS, dataType, new long[] {batch, panel.outputs}, 'f');
        INDArray weights = weights(training, workspaces);
        INDArray bias = getParamWithNoise(BIAS, training, workspaces);
        int most = objective.rowsAtOnce(rows.count());
        for (int start = 0; start < rows.count(); start += most) {
            panel.project(rows, start, Math.min(most, rows.count() - start), weights, bias);
            objective.link(panel);
            for (int row = 0; row < panel.rows(); row++) {
                if (real.weight(start + row) == 0) {
                    panel.clear(row);
                }
            }
            panel.write(out, start, rows.count());
        }
        return input.rank() == 3 ? out.permute(2, 0, 1) : out;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(@Nullable INDArray above, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        Rows rows = rows(true, workspaces, ArrayType.BP_WORKING_MEM);
        RealSteps real = real();
        Objective.Targets targets = targets(real);
        long batch = input.size(0);
        boolean steps = input.rank() == 3;
        INDArray error = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD,
                dataType,
                steps ? new long[] {input.size(2), batch, rows.features()} : new long[] {batch, rows.features()},
                'c');
        INDArray weights = weights(true, workspaces);
        INDArray bias = getParamWithNoise(BIAS, true, workspaces);
        TiedWeights shared = layerConf().isTied() ? shared() : null;
        INDArray weightGradient =
                shared == null ? Objects.requireNonNull(gradientViews.get(WEIGHTS)) : shared.gradient(weights);
        INDArray biasGradient = Objects.requireNonNull(gradientViews.get(BIAS));
        // The updater divides by the batch size; the mean over steps has its own divisor in it.
        double scale = conf.isMiniBatch() ? batch : 1;
        RealSteps shares = real.forMean();
        double[] losses = new double[(int) batch];
        int most = objective.rowsAtOnce(rows.count());
        for (int start = 0; start < rows.count(); start += most) {
            panel.project(rows, start, Math.min(most, rows.count() - start), weights, bias);
            targets.gradient(panel, start, shares, losses);
            panel.send(rows, start, weights, scale, error, weightGradient, biasGradient);
        }
        lastLoss = Arrays.stream(losses).sum();
        weightNoiseParams.clear();
        Gradient gradient = new DefaultGradient();
        if (shared == null) {
            gradient.setGradientFor(WEIGHTS, weightGradient);
        } else {
            INDArray projection = gradientViews.get(TiedParams.PROJECTION);
            shared.send(weightGradient, params.get(TiedParams.PROJECTION), projection);
            if (projection != null) {
                gradient.setGradientFor(TiedParams.PROJECTION, projection);
            }
        }
        gradient.setGradientFor(BIAS, biasGradient);
        return new Pair<>(gradient, undropped(error, workspaces));
    }

    @Override
    public void computeGradientAndScore(LayerWorkspaceMgr workspaces) {
        gradient = backpropGradient(null, workspaces).getFirst();
        score = computeScore(0, true, workspaces);
    }

    @Override
    public double computeScore(double regularization, boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        boolean known = training && !Double.isNaN(lastLoss);
        double mean = known
                ? lastLoss
                : Arrays.stream(losses(real().forMean(), training, workspaces)).sum();
        score = mean + regularization;
        return score;
    }

    /** Returns for each sequence the mean loss over its real steps, {@code [batch, 1]}; 0 for one that does not count. */
    @Override
    public INDArray computeScoreForExamples(double regularization, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        double[] losses = losses(real().forEach(), false, workspaces);
        INDArray scores = Nd4j.createFromArray(losses).castTo(dataType).addi(regularization);
        return workspaces.leverageTo(ArrayType.ACTIVATIONS, scores.reshape(losses.length, 1));
    }

    private double[] losses(RealSteps shares, boolean training, LayerWorkspaceMgr workspaces) {
        Rows rows = rows(training, workspaces, ArrayType.FF_WORKING_MEM);
        Objective.Targets targets = targets(real());
        INDArray weights = weights(training, workspaces);
        INDArray bias = getParamWithNoise(BIAS, training, workspaces);
        double[] losses = new double[shares.batch()];
        int most = objective.rowsAtOnce(rows.count());
        for (int start = 0; start < rows.count(); start += most) {
            panel.project(rows, start, Math.min(most, rows.count() - start), weights, bias);
            targets.gradient(panel, start, shares, losses);
        }
        return losses;
    }

    private Rows rows(boolean training, LayerWorkspaceMgr workspaces, ArrayType memory) {
        assertInputSet(false);
        long features = layerConf().getNIn();
        if ((input.rank() != 2 && input.rank() != 3) || input.size(1) != features) {
            throw new ShapeProblem(
                    "A head reads [batch, feature] or [batch, feature, time], with as many features as it has weights for.",
                    "input " + Arrays.toString(input.shape()) + ", weights [" + features + ", " + panel.outputs + "]",
                    "input with " + features + " features, or .nIn(" + (input.rank() > 1 ? input.size(1) : 1) + ")");
        }
        applyDropOutIfNecessary(training, workspaces);
        return Rows.of(input.castTo(dataType), workspaces, memory);
    }

    private INDArray weights(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray weights = layerConf().isTied()
                ? shared().weights(params.get(TiedParams.PROJECTION))
                : getParamWithNoise(WEIGHTS, training, workspaces);
        return weights.stride(0) == 1 || weights.size(0) == 1 ? weights : weights.dup('f');
    }

    private TiedWeights shared() {
        if (tied == null) {
            throw new ConfigProblem(
                    "A tied head stands in a graph beside the embedding whose matrix it shares.",
                    "a head that was built .tied(" + layerConf().getTiedWidth() + ") and tied to nothing " + layerId(),
                    "TiedHeadVertex.tie(configuration, \"head\", \"embedding\")");
        }
        return tied;
    }

    private Objective.Targets targets(RealSteps real) {
        if (labels == null) {
            throw new IllegalStateException("no labels set " + layerId());
        }
        return objective.targets(labels, maskArray, input, real);
    }

    private RealSteps real() {
        INDArray features = featureMask;
        // Layers that end time pass their mask on, spent.
        boolean spent = features != null
                && maskState == MaskState.Passthrough
                && input.rank() == 2
                && !RealSteps.fits(features, input);
        return objective.real(maskArray, spent ? null : features, input);
    }

    /** Drops as any layer does, but never in the memory of the layer below, and plain dropout in the layout of the rows. */
    @Override
    protected void applyDropOutIfNecessary(boolean training, LayerWorkspaceMgr workspaces) {
        IDropout dropout = layerConf().getIDropout();
        if (!training || dropoutApplied || dropout == null) {
            return;
        }
        dropoutApplied = true;
        if (!(alike(dropout) && input.rank() == 3)) {
            INDArray copy = workspaces.dup(ArrayType.INPUT, input, 'c');
            input = dropout.applyDropout(copy, copy, getIterationCount(), getEpochCount(), workspaces);
            return;
        }
        INDArray copy = workspaces.dup(ArrayType.INPUT, input.permute(2, 0, 1), 'c');
        dropout.applyDropout(copy, copy, getIterationCount(), getEpochCount(), workspaces);
        input = copy.permute(1, 2, 0);
    }

    /** Returns the error in the input's axes, what was dropped taken out. */
    private INDArray undropped(INDArray error, LayerWorkspaceMgr workspaces) {
        IDropout dropout = layerConf().getIDropout();
        INDArray turned = error.rank() == 3 ? error.permute(1, 2, 0) : error;
        if (dropout == null) {
            return turned;
        }
        if (alike(dropout) || error.rank() == 2) {
            dropout.backprop(error, error, getIterationCount(), getEpochCount());
            return turned;
        }
        return backpropDropOutIfPresent(workspaces.dup(ArrayType.ACTIVATION_GRAD, turned, 'c'));
    }

    /** Whether a dropout treats all numbers alike, whatever the axes mean. */
    private static boolean alike(IDropout dropout) {
        return dropout instanceof InvertedDropout || dropout.getClass() == Dropout.class;
    }
}
