package org.cellstate.dsl.engine.token;

import java.util.Collection;
import org.cellstate.dsl.data.ConfigProblem;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Numbers that stand for tokens, learned with the network: a row of a matrix {@code W} of {@code [token, feature]} for each.
 *
 * <p>It reads the numbers of tokens, whole ones from 0, in {@code [batch, 1, time]}, which is what graphs call a sequence of one feature
 * and so infer shapes of, or in {@code [batch, time]}; it gives {@code [batch, feature, time]}. A mask {@code [batch, time]} is handed on.
 * What stands at a masked step may be any number; 0 is what it gives there.
 *
 * <p>Weights are drawn from a standard normal distribution, as PyTorch's, and follow the seed of the configuration. L1, L2, weight noise and
 * constraints work as for any layer. Its input cannot be dropped: that of the layer above can.
 */
public final class EmbeddingLayer extends FeedForwardLayer {

    private static final long serialVersionUID = 1L;

    /** For reading from JSON. */
    public EmbeddingLayer() {}

    private EmbeddingLayer(Builder builder) {
        super(builder);
        initializeConstraints(builder);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            @Nullable Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        LayerValidation.assertNInNOutSet("EmbeddingLayer", getLayerName(), index, getNIn(), getNOut());
        Embedding layer = new Embedding(conf, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(conf, parameters, initialize));
        layer.setConf(conf);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return EmbeddingParams.INSTANCE;
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        if (input instanceof InputType.InputTypeRecurrent steps && fits(steps)) {
            return InputType.recurrent(nOut, steps.getTimeSeriesLength(), RNNFormat.NCW);
        }
        if (input instanceof InputType.InputTypeFeedForward flat) {
            return InputType.recurrent(nOut, flat.getSize(), RNNFormat.NCW);
        }
        throw new ConfigProblem(
                "An embedding reads one token at each step: [batch, 1, time] or [batch, time].",
                String.valueOf(input),
                "InputType.recurrent(1, RNNFormat.NCW)");
    }

    private static boolean fits(InputType.InputTypeRecurrent steps) {
        return steps.getSize() == 1 && steps.getFormat() == RNNFormat.NCW;
    }

    /** Leaves the number of tokens as it is: shapes do not tell it. */
    @Override
    public void setNIn(InputType input, boolean override) {}

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
        return null;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        long parameters = initializer().numParams(this);
        return new LayerMemoryReport.Builder(layerName, EmbeddingLayer.class, input, getOutputType(-1, input))
                .standardMemory(
                        parameters, getIUpdater() == null ? 0 : getIUpdater().stateSize(parameters))
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
                .build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EmbeddingLayer && super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    @Override
    public String toString() {
        return "EmbeddingLayer(" + super.toString() + ")";
    }

    /** Makes an embedding, as Deeplearning4j's builders do. */
    @SuppressWarnings("unchecked") // build() returns what Deeplearning4j leaves open
    public static final class Builder extends FeedForwardLayer.Builder<Builder> {

        /**
         * Starts with the shape of the matrix.
         *
         * @param tokens how many there are, at least 1: the numbers that are read are below it
         * @param features that stand for a token, at least 1
         */
        public Builder(int tokens, int features) {
            this.nIn = tokens;
            this.nOut = features;
            // Said here, or the network's own default would take its place.
            this.weightInitFn = new WeightInitDistribution(new NormalDistribution(0, 1));
            this.activationFn = new ActivationIdentity();
        }

        @Override
        public EmbeddingLayer build() {
            if (nIn < 1 || nOut < 1) {
                throw new ConfigProblem(
                        "An embedding has at least 1 token and at least 1 feature for it.",
                        nIn + " tokens, " + nOut + " features",
                        "new EmbeddingLayer.Builder(100, 64)");
            }
            if (iDropout != null || !activationFn.equals(new ActivationIdentity())) {
                throw new ConfigProblem(
                        "An embedding gives the numbers of its matrix as they are: it has no activation, and drops nothing.",
                        iDropout == null ? ".activation(" + activationFn + ")" : ".dropOut(" + iDropout + ")",
                        "the same on the layer above");
            }
            return new EmbeddingLayer(this);
        }
    }
}
