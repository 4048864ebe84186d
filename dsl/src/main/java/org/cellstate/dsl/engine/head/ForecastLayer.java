package org.cellstate.dsl.engine.head;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.model.Loss;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The output layer of a forecaster: for each step ahead of each window {@code step · relu(head · [top, known, context] + b) + b}, the same
 * maps for all steps. A highway, where there are lags, is a linear map from them to every step: it is added to the point, to all quantiles,
 * or to the location of a density, before its softplus if it is of counts. What all steps of a window have in common is multiplied once.
 *
 * <p>It reads a row for each window, {@link WindowParts} as a {@link SideBySideVertex} puts them side by side, and gives the raw outputs
 * of the loss {@code [batch, output, step]}, normalised as the targets are. Labels are {@code [batch, 2, step]}: the normalised target and
 * the window's spread (see {@link SpreadLoss}), which is 0 where a step does not count. The score is the sum over the steps, the mean over the windows. There are no masks.
 *
 * <p>Weights: {@code W [top + known + context, unit]} and {@code b}, {@code stepW [unit, output]} and {@code stepb}, {@code highwayW [lag,
 * step]} and {@code highwayb}. The first are drawn as He et al. (2015) do for rectified units, the next as Glorot and Bengio (2010);
 * biases and the highway start at 0. Known features and lags are data: the gradient with respect to them is left 0.
 */
public final class ForecastLayer extends FeedForwardLayer {

    /** The map from what is known of a step to the rectified units. */
    public static final String HEAD = "head";

    /** The map from those to the outputs. */
    public static final String STEP = "step";

    /** The map from the lags to the outputs. */
    public static final String HIGHWAY = "highway";

    private static final long serialVersionUID = 1L;

    private Loss loss;

    @JsonProperty("parts")
    private WindowParts parts;

    @JsonProperty("units")
    private int units;

    /** For reading from JSON. */
    public ForecastLayer() {
        this.loss = Loss.mse();
        this.parts = new WindowParts(1, 1, 0, 0, 1);
    }

    private ForecastLayer(Builder builder) {
        super(builder);
        this.loss = builder.loss;
        this.parts = builder.parts;
        this.units = builder.units;
        initializeConstraints(builder);
    }

    /** Returns what training makes small. */
    public Loss loss() {
        return loss;
    }

    @JsonProperty("loss")
    String lossAsJava() {
        return loss.toString();
    }

    @JsonProperty("loss")
    void lossAsJava(String java) {
        this.loss = Loss.parse(java);
    }

    WindowParts parts() {
        return parts;
    }

    int units() {
        return units;
    }

    /** Returns the maps in the order of their weights: inputs and outputs of each. */
    Map<String, long[]> maps() {
        Map<String, long[]> maps = new LinkedHashMap<>();
        maps.put(HEAD, new long[] {parts.features(), units});
        maps.put(STEP, new long[] {units, nOut});
        if (parts.lags() > 0) {
            maps.put(HIGHWAY, new long[] {parts.lags(), parts.horizon()});
        }
        return maps;
    }

    /** Returns the weights of a map, its biases among them; 0 if there is none of that name. */
    public long weights(String map) {
        long[] shape = maps().getOrDefault(map, new long[] {-1, 0});
        return (shape[0] + 1) * shape[1];
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            @Nullable Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialize,
            DataType type) {
        ForecastHead head = new ForecastHead(conf, type);
        head.setListeners(listeners);
        head.setIndex(index);
        head.setParamsViewArray(parameters);
        head.setParamTable(initializer().init(conf, parameters, initialize));
        head.setConf(conf);
        return head;
    }

    @Override
    public ParamInitializer initializer() {
        return ForecastParams.INSTANCE;
    }

    /** Does nothing: the parts say how long a row is, and types do not where they leave the number of steps open. */
    @Override
    public void setNIn(InputType type, boolean override) {}

    @Override
    public InputType getOutputType(int index, InputType input) {
        return InputType.recurrent(nOut, parts.horizon(), RNNFormat.NCW);
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        long parameters = initializer().numParams(this);
        return new LayerMemoryReport.Builder(layerName, ForecastLayer.class, input, getOutputType(-1, input))
                .standardMemory(parameters, getIUpdater().stateSize(parameters))
                .workingMemory(0, 0, 0, 2L * units * parts.horizon())
                .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
                .build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ForecastLayer that
                && super.equals(that)
                && loss.equals(that.loss)
                && parts.equals(that.parts)
                && units == that.units;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), loss, parts, units);
    }

    @Override
    public String toString() {
        return "ForecastLayer(" + loss + ", " + parts + ", " + units + ", " + super.toString() + ")";
    }

    /** Makes a forecast layer, as Deeplearning4j's builders do. */
    @SuppressWarnings("unchecked") // build() returns what Deeplearning4j leaves open
    public static final class Builder extends FeedForwardLayer.Builder<Builder> {

        private final Loss loss;
        private final WindowParts parts;
        private final int units;

        /**
         * Starts with all that it needs.
         *
         * @param loss of one value, whose outputs each step has
         * @param parts what a row holds
         * @param units rectified units, at least 1
         * @throws ConfigProblem if the loss is one of classes
         */
        public Builder(Loss loss, WindowParts parts, int units) {
            if (loss.outputs().isEmpty()) {
                throw new ConfigProblem(
                        "A forecast layer's loss is mae(), mse(), huber(), quantiles(…), gaussian(), studentT() or"
                                + " negativeBinomial().",
                        loss.toString(),
                        "mae(), or quantiles(0.1, 0.5, 0.9)");
            }
            this.loss = loss;
            this.parts = parts;
            this.units = units;
            this.activationFn = new ActivationIdentity();
        }

        @Override
        public ForecastLayer build() {
            nIn(parts.width());
            nOut(loss.outputs().orElseThrow());
            return new ForecastLayer(this);
        }
    }
}
