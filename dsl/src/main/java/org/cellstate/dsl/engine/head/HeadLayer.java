package org.cellstate.dsl.engine.head;

import java.util.Collection;
import java.util.Objects;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.model.Loss;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.weights.WeightInitUniform;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The output layer of a network: a linear map from features to raw outputs, and a {@link Loss}.
 *
 * <p>It reads {@code [batch, feature]}, one target for each sequence, or {@code [batch, feature, time]}, one for each step. What it gives is
 * {@code [batch, output]} or {@code [batch, output, time]}: probabilities of the classes for {@code crossEntropy()} and {@code ctc()},
 * the parameters of the distribution for a likelihood, the values for the other losses; 0 at masked steps. The outputs of one target value
 * follow one another, in the order of {@link Loss}'s formulas.
 *
 * <p>Labels are {@code [batch, target]} or {@code [batch, target, time]}. Classes are whole numbers from 0 in {@code [batch]},
 * {@code [batch, 1]} or {@code [batch, 1, time]}, or one-hot in {@code [batch, class]} or {@code [batch, class, time]}. For {@code ctc()}
 * they are {@code [batch, length]}, classes from 1, padded with -1 or masked by a label mask {@code [batch, length]}.
 *
 * <p>Masks are {@code [batch, time]}, or {@code [batch, 1]} where there is no time: a label mask if there is one, else the mask of the
 * features; for {@code ctc()} the mask of the features says which steps are real. Score and gradient are those of the mean loss over all
 * real steps of all sequences; numbers between 0 and 1 in a mask weigh their steps.
 *
 * <p>Weights are drawn evenly from {@code ±1/sqrt(features)}, as PyTorch's linear layers, and biases start at 0. Dropout, weight noise,
 * L1, L2 and constraints work as for any layer; a tied head has no weight noise. Errors are three-part {@link org.cellstate.dsl.data.ShapeProblem}s: shapes that do not fit, a
 * sequence without a real step, a label that is no class, more labels than the steps can spell.
 */
public final class HeadLayer extends FeedForwardLayer {

    private static final long serialVersionUID = 1L;

    private Loss loss;

    /** Features of the matrix that is shared; 0 where the head has one of its own. */
    @JsonProperty("tiedWidth")
    private long tiedWidth;

    /** For reading from JSON. */
    public HeadLayer() {
        this.loss = Loss.mse();
    }

    private HeadLayer(Builder builder) {
        super(builder);
        this.loss = builder.loss;
        this.tiedWidth = builder.tiedWidth;
        initializeConstraints(builder);
    }

    /** Returns what training makes small. */
    public Loss loss() {
        return loss;
    }

    /** Returns whether the head shares the matrix of another layer. */
    boolean isTied() {
        return tiedWidth > 0;
    }

    /** Returns whether it is projected to the width of that matrix. */
    boolean isProjected() {
        return isTied() && tiedWidth != nIn;
    }

    long getTiedWidth() {
        return tiedWidth;
    }

    @JsonProperty("loss")
    String lossAsJava() {
        return loss.toString();
    }

    @JsonProperty("loss")
    void lossAsJava(String java) {
        this.loss = Loss.parse(java);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            @Nullable Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        LayerValidation.assertNInNOutSet("HeadLayer", getLayerName(), index, getNIn(), getNOut());
        Head head = new Head(conf, type);
        head.setListeners(listeners);
        head.setIndex(index);
        head.setParamsViewArray(parameters);
        head.setParamTable(initializer().init(conf, parameters, initialize));
        head.setConf(conf);
        return head;
    }

    /** Returns Deeplearning4j's own for a matrix {@code W} of {@code [feature, output]} and a bias {@code b}, or that of a tied head. */
    @Override
    public ParamInitializer initializer() {
        return isTied() ? TiedParams.INSTANCE : DefaultParamInitializer.getInstance();
    }

    @Override
    public InputType getOutputType(int index, InputType input) {
        if (input instanceof InputType.InputTypeRecurrent steps) {
            if (steps.getFormat() == RNNFormat.NWC) {
                throw new ConfigProblem(
                        "A head reads [batch, feature, time].",
                        "the format NWC, which is [batch, time, feature]",
                        "InputType.recurrent(" + steps.getSize() + ", RNNFormat.NCW)");
            }
            return InputType.recurrent(nOut, steps.getTimeSeriesLength(), RNNFormat.NCW);
        }
        return super.getOutputType(index, input);
    }

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
        if (input instanceof InputType.InputTypeRecurrent) {
            return null;
        }
        if (input instanceof InputType.InputTypeFeedForward flat
                && flat.getTimeDistributedFormat() instanceof RNNFormat format) {
            return new FeedForwardToRnnPreProcessor(format);
        }
        return super.getPreProcessorForInputType(input);
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        InputType output = getOutputType(-1, input);
        long parameters = initializer().numParams(this);
        long dropped = getIDropout() == null ? 0 : input.arrayElementsPerExample();
        return new LayerMemoryReport.Builder(layerName, HeadLayer.class, input, output)
                .standardMemory(parameters, getIUpdater().stateSize(parameters))
                .workingMemory(0, 0, 0, dropped + output.arrayElementsPerExample())
                .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
                .build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HeadLayer head
                && super.equals(head)
                && loss.equals(head.loss)
                && tiedWidth == head.tiedWidth;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), loss, tiedWidth);
    }

    @Override
    public String toString() {
        return "HeadLayer(" + loss + ", " + super.toString() + ")";
    }

    /** Makes a head, as Deeplearning4j's builders do. */
    @SuppressWarnings("unchecked") // build() returns what Deeplearning4j leaves open
    public static final class Builder extends FeedForwardLayer.Builder<Builder> {

        private final Loss loss;
        private long tiedWidth;

        /** Starts with a loss. A loss of values has one target for each sequence or step until another number is set. */
        public Builder(Loss loss) {
            this.loss = loss;
            this.nOut = loss.outputs().orElse(0);
            this.weightInitFn = new WeightInitUniform();
            this.activationFn = linked();
        }

        private IActivation linked() {
            return loss.outputs().isPresent() ? new ActivationIdentity() : new ActivationSoftmax();
        }

        /** Sets the target values of a sequence or step, at least 1, for a loss of values. */
        public Builder targets(int count) {
            int each = loss.outputs()
                    .orElseThrow(() -> new ConfigProblem(
                            loss + " has classes, not target values.",
                            ".targets(" + count + ")",
                            ".classes(" + count + ")"));
            return nOut((long) each * count);
        }

        /** Sets the classes, at least 2, for a loss of classes; for {@code ctc()} the blank is one of them. */
        public Builder classes(int count) {
            if (loss.outputs().isPresent()) {
                throw new ConfigProblem(
                        loss + " has target values, not classes.",
                        ".classes(" + count + ")",
                        ".targets(" + count + ")");
            }
            return nOut((long) count);
        }

        /**
         * Has the head share the matrix of an embedding, {@code [class, width]}, instead of one of its own (Press and Wolf 2017). Where it
         * reads another number of features, they are projected to that width first. In the graph its place is a {@link TiedHeadVertex}.
         *
         * @param width features of the embedding, at least 1
         */
        public Builder tied(int width) {
            if (width < 1) {
                throw new ConfigProblem("An embedding has at least 1 feature.", ".tied(" + width + ")", ".tied(64)");
            }
            tiedWidth = width;
            return this;
        }

        @Override
        public HeadLayer build() {
            if (!activationFn.equals(linked())) {
                throw new ConfigProblem(
                        "What a head gives follows from its loss; it has no activation of its own.",
                        ".activation(" + activationFn + ") with " + loss,
                        "a head without .activation(…)");
            }
            int each = loss.outputs().orElse(1);
            if (nOut < (loss.outputs().isPresent() ? 1 : 2) || nOut % each != 0) {
                throw new ConfigProblem(
                        loss.outputs().isPresent()
                                ? "A head with " + loss + " has " + each + " outputs for each of its target values."
                                : "A head with " + loss + " has at least 2 classes.",
                        nOut + " outputs",
                        loss.outputs().isPresent() ? ".targets(1)" : ".classes(2)");
            }
            return new HeadLayer(this);
        }
    }
}
