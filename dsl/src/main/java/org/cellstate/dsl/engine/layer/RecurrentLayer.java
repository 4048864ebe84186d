package org.cellstate.dsl.engine.layer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.engine.recurrent.CellShape;
import org.cellstate.dsl.model.Cell;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.weights.WeightInitNormal;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * An LSTM, GRU or simple RNN over whole sequences: one native call forward and one back. A cell computes what {@link CellShape} says.
 *
 * <p>Input {@code [batch, feature, time]} (or {@code [batch, time, feature]} with {@link RNNFormat#NWC}), output as {@link Output} and
 * {@link Directions} say. A mask {@code [batch, time]} of zeros and ones may leave out any steps: the state passes them unchanged, and the
 * output there is zero. A row whose every step is left out is an error.
 *
 * <p>Defaults: LSTM, forward, every step; weights drawn from a normal distribution with standard deviation 1/sqrt(fan in), where the fan in
 * of input weights is the number of inputs and that of recurrent weights {@code hidden} (LeCun et al. 1998); biases 0, an LSTM's forget gate
 * 1 (Jozefowicz et al. 2015). Random are the first weights and, in training, what dropout drops; both follow the seed of the configuration.
 */
@SuppressWarnings("serial")
public final class RecurrentLayer extends BaseRecurrentLayer {

    private Cell cell = Cell.LSTM;
    private Directions directions = Directions.FORWARD;
    private Output output = Output.EVERY_STEP;
    private boolean peepholes;
    private double forgetBias = 1;
    private double recurrentDropout;
    private @Nullable List<Regularization> recurrentRegularization;

    /** Makes one for Jackson to fill. */
    @SuppressWarnings("unused")
    private RecurrentLayer() {}

    private RecurrentLayer(Builder builder) {
        super(builder);
        this.cell = builder.cell;
        this.directions = builder.directions;
        this.output = builder.output;
        this.peepholes = builder.peepholes;
        this.forgetBias = builder.forgetBias;
        this.recurrentDropout = builder.recurrentDropout;
        this.recurrentRegularization = builder.recurrentRegularization;
        initializeConstraints(builder);
        constrain(builder.inputConstraints(), RecurrentParams.inputKeys(this));
        constrain(builder.recurrentConstraints(), RecurrentParams.recurrentKeys(this));
    }

    private void constrain(@Nullable List<LayerConstraint> wanted, Collection<String> keys) {
        if (wanted == null) {
            return;
        }
        List<LayerConstraint> all = constraints == null ? new ArrayList<>() : new ArrayList<>(constraints);
        for (LayerConstraint constraint : wanted) {
            LayerConstraint own = constraint.clone();
            Set<String> names = new HashSet<>(keys);
            own.setParams(names);
            all.add(own);
        }
        constraints = all;
    }

    @Override
    public org.deeplearning4j.nn.api.Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int layerIndex,
            INDArray paramsView,
            boolean initializeParams,
            DataType dataType) {
        LayerValidation.assertNInNOutSet("RecurrentLayer", getLayerName(), layerIndex, getNIn(), getNOut());
        RecurrentRuntime layer = new RecurrentRuntime(conf, dataType);
        layer.setListeners(listeners);
        layer.setIndex(layerIndex);
        layer.setParamsViewArray(paramsView);
        layer.setParamTable(initializer().init(conf, paramsView, initializeParams));
        layer.setConf(conf);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return RecurrentParams.INSTANCE;
    }

    /** Returns what each direction computes. */
    CellShape shape() {
        return new CellShape(cell, Math.toIntExact(nIn), Math.toIntExact(nOut), peepholes);
    }

    /** Returns the features of a step of the output. */
    int width() {
        return Math.toIntExact(directions == Directions.CONCAT ? 2 * nOut : nOut);
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        InputType.InputTypeRecurrent steps = (InputType.InputTypeRecurrent) super.getOutputType(layerIndex, inputType);
        return output == Output.LAST_STEP
                ? InputType.feedForward(width())
                : InputType.recurrent(width(), steps.getTimeSeriesLength(), steps.getFormat());
    }

    @Override
    public List<Regularization> getRegularizationByParam(String name) {
        if (recurrentRegularization != null
                && RecurrentParams.recurrentKeys(this).contains(name)) {
            return recurrentRegularization;
        }
        return super.getRegularizationByParam(name);
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType inputType) {
        InputType.InputTypeRecurrent sequence = (InputType.InputTypeRecurrent) inputType;
        long steps = Math.max(1, sequence.getTimeSeriesLength());
        long parameters = initializer().numParams(this);
        long outputs = steps * directions.count() * nOut;
        // Forward keeps the input, the outputs and what the gates came to; the way back has as much again of the gates.
        long inference = steps * nIn + outputs;
        long gates = outputs * shape().gates();
        return new LayerMemoryReport.Builder(layerName, RecurrentLayer.class, inputType, getOutputType(-1, inputType))
                .standardMemory(
                        parameters, getIUpdater() == null ? 0 : getIUpdater().stateSize(parameters))
                .workingMemory(0, inference, 0, inference + 2 * gates)
                .cacheMemory(0, 0)
                .build();
    }

    /** Returns the kind of cell. */
    public Cell getCell() {
        return cell;
    }

    void setCell(Cell kind) {
        cell = kind;
    }

    /** Returns which ways it reads. */
    public Directions getDirections() {
        return directions;
    }

    void setDirections(Directions ways) {
        directions = ways;
    }

    /** Returns what it hands on. */
    public Output getOutput() {
        return output;
    }

    void setOutput(Output kind) {
        output = kind;
    }

    /** Returns whether an LSTM's gates see the cell state. */
    public boolean isPeepholes() {
        return peepholes;
    }

    void setPeepholes(boolean present) {
        peepholes = present;
    }

    /** Returns the first bias of an LSTM's forget gate. */
    public double getForgetBias() {
        return forgetBias;
    }

    void setForgetBias(double bias) {
        forgetBias = bias;
    }

    /** Returns the share of the hidden state that is dropped between steps in training. */
    public double getRecurrentDropout() {
        return recurrentDropout;
    }

    void setRecurrentDropout(double share) {
        recurrentDropout = share;
    }

    /** Returns the penalties of recurrent weights; null where they are those of all weights. */
    public @Nullable List<Regularization> getRecurrentRegularization() {
        return recurrentRegularization;
    }

    void setRecurrentRegularization(@Nullable List<Regularization> penalties) {
        recurrentRegularization = penalties;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecurrentLayer layer
                && super.equals(other)
                && cell == layer.cell
                && directions == layer.directions
                && output == layer.output
                && peepholes == layer.peepholes
                && forgetBias == layer.forgetBias
                && recurrentDropout == layer.recurrentDropout
                && Objects.equals(recurrentRegularization, layer.recurrentRegularization);
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof RecurrentLayer;
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                super.hashCode(),
                cell,
                directions,
                output,
                peepholes,
                forgetBias,
                recurrentDropout,
                recurrentRegularization);
    }

    /** Builds the configuration; options that all layers have are {@link BaseRecurrentLayer.Builder}'s. */
    @SuppressWarnings("unchecked") // the return type of build()
    public static final class Builder extends BaseRecurrentLayer.Builder<Builder> {

        private final Cell cell;
        private Directions directions = Directions.FORWARD;
        private Output output = Output.EVERY_STEP;
        private boolean peepholes;
        private double forgetBias = 1;
        private double recurrentDropout;
        private @Nullable List<Regularization> recurrentRegularization;

        /** Begins a layer of the given cells. */
        public Builder(Cell cell) {
            this.cell = cell;
            // Said here, or the network's own default would take its place.
            weightInit(new WeightInitNormal());
        }

        @Nullable List<LayerConstraint> inputConstraints() {
            return inputWeightConstraints;
        }

        @Nullable List<LayerConstraint> recurrentConstraints() {
            return recurrentConstraints;
        }

        /** Sets which ways it reads; default {@link Directions#FORWARD}. */
        public Builder directions(Directions ways) {
            directions = ways;
            return this;
        }

        /** Sets what it hands on; default {@link Output#EVERY_STEP}. */
        public Builder output(Output kind) {
            output = kind;
            return this;
        }

        /** Lets an LSTM's gates see the cell state (Gers and Schmidhuber 2000); default no. */
        public Builder peepholes(boolean present) {
            peepholes = present;
            return this;
        }

        /** Sets the first bias of an LSTM's forget gate; default 1. */
        public Builder forgetBias(double bias) {
            forgetBias = bias;
            return this;
        }

        /**
         * Sets the share of the hidden state that training drops on its way into the next step, the same units at every step of a
         * sequence (Gal and Ghahramani 2016); the rest is scaled up to match. From 0 to below 1; default 0. A layer that has it trains on
         * the plain implementation: the native one knows no mask between steps.
         */
        public Builder recurrentDropout(double share) {
            recurrentDropout = share;
            return this;
        }

        /** Sets the L1 penalty of recurrent weights; without it they have that of all weights. */
        public Builder recurrentL1(double l1) {
            return penalty(new L1Regularization(l1));
        }

        /** Sets the L2 penalty of recurrent weights; without it they have that of all weights. */
        public Builder recurrentL2(double l2) {
            return penalty(new L2Regularization(l2));
        }

        /** Sets the weight decay of recurrent weights, times the learning rate; without it they have that of all weights. */
        public Builder recurrentWeightDecay(double decay) {
            return penalty(new WeightDecay(decay, true));
        }

        private Builder penalty(Regularization penalty) {
            List<Regularization> all =
                    recurrentRegularization == null ? new ArrayList<>() : new ArrayList<>(recurrentRegularization);
            all.removeIf(each -> each.getClass() == penalty.getClass());
            all.add(penalty);
            recurrentRegularization = all;
            return this;
        }

        /**
         * Returns the configuration.
         *
         * @throws ConfigProblem if an option is out of its range
         */
        @Override
        public RecurrentLayer build() {
            if (!(recurrentDropout >= 0 && recurrentDropout < 1)) {
                throw new ConfigProblem(
                        "Recurrent dropout is the share of the hidden state that is dropped: from 0 to below 1.",
                        "recurrentDropout(" + recurrentDropout + ")",
                        ".recurrentDropout(0.2)");
            }
            if (peepholes && cell != Cell.LSTM) {
                throw new ConfigProblem(
                        "Peepholes look at the cell state, which only an LSTM has.",
                        "peepholes on a layer of " + cell,
                        "new RecurrentLayer.Builder(Cell.LSTM).peepholes(true)");
            }
            return new RecurrentLayer(this);
        }
    }
}
