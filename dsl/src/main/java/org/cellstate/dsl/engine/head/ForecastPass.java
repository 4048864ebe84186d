package org.cellstate.dsl.engine.head;

import java.util.List;
import java.util.Objects;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The arithmetic of a {@link ForecastLayer}. A row is a step of a window; the steps of a window follow one another. What the layer reads
 * is {@code [window, part]}.
 */
final class ForecastPass implements AutoCloseable {

    private static final int N = Products.N;
    private static final int T = Products.T;

    /** Up to here products with vectors are faster than one of two matrices. */
    private static final int FEW = 8;

    private final WindowParts parts;
    private final int units;
    private final int outputs;
    private final boolean locationOnly;
    private final SpreadLoss loss;
    private final Products products;

    /** {@code [row, known and context]}. */
    private final Numbers steps;

    /** {@code [unit, row]}: the rectified units, then the gradient before that. */
    private final Numbers hidden;

    /** {@code [unit, row]}. */
    private final Numbers slopes;

    /** {@code [unit, window]}: what the steps of a window have in common, and its gradient. */
    private final Numbers shared;

    /** {@code [output, row]}: the outputs, then their gradient. */
    private final Numbers raw;

    /** {@code [row]}: the highway, and its gradient. */
    private final Numbers linear;

    private final Numbers ones;
    private final Numbers bias;
    private final Numbers targets;
    private final Numbers spreads;
    private final Numbers losses;
    private int windows;
    private int rows;

    /** The layer's weights, or their gradient: {@code [input, output]}, those into an output side by side. */
    record Weights(
            INDArray head,
            INDArray headBias,
            INDArray step,
            INDArray stepBias,
            @Nullable INDArray highway,
            @Nullable INDArray highwayBias) {}

    ForecastPass(ForecastLayer layer, DataType type) {
        this.parts = layer.parts();
        this.units = layer.units();
        this.outputs = Math.toIntExact(layer.getNOut());
        this.locationOnly = SpreadLoss.isDensity(layer.loss());
        this.loss = SpreadLoss.of(layer.loss());
        this.products = Products.of(type);
        this.steps = Numbers.of(type);
        this.hidden = Numbers.of(type);
        this.slopes = Numbers.of(type);
        this.shared = Numbers.of(type);
        this.raw = Numbers.of(type);
        this.linear = Numbers.of(type);
        this.ones = Numbers.of(type);
        this.bias = Numbers.of(type);
        this.targets = Numbers.of(type);
        this.spreads = Numbers.of(type);
        this.losses = Numbers.of(type);
    }

    private void room(int count) {
        windows = count;
        rows = count * parts.horizon();
        steps.room(rows * stepFeatures());
        hidden.room(units * rows);
        slopes.room(units * rows);
        shared.room(units * windows);
        raw.room(outputs * rows);
        linear.room(rows);
        bias.room(Math.max(units, Math.max(outputs, parts.horizon())));
        targets.room(rows);
        spreads.room(rows);
        losses.room(rows);
        ones.room(rows);
        for (int row = 0; row < rows; row++) {
            ones.set(row, 1);
        }
        ones.put(rows);
    }

    private int stepFeatures() {
        return parts.known() + parts.context();
    }

    /** Computes the outputs. */
    void forward(INDArray input, Weights weights) {
        room(Math.toIntExact(input.size(0)));
        gather(input, parts.knownStart(), parts.known(), 0);
        gather(input, parts.contextStart(), parts.context(), parts.known());
        int inputs = parts.features();
        Pointer head = Addresses.of(weights.head, 0);
        Pointer ofSteps = Addresses.of(weights.head, parts.top());
        products.matrix(
                N,
                T,
                units,
                rows,
                stepFeatures(),
                1,
                ofSteps,
                inputs,
                steps.at(0),
                stepFeatures(),
                0,
                hidden.at(0),
                rows);
        Pointer top = Addresses.of(input, 0);
        products.matrix(
                N, T, units, windows, parts.top(), 1, head, inputs, top, parts.width(), 0, shared.at(0), windows);
        hidden.fetch(units * rows);
        shared.fetch(units * windows);
        bias.fetch(units, Addresses.of(weights.headBias, 0));
        for (int i = 0; i < units * windows; i++) {
            shared.add(i, bias.get(i / windows));
        }
        hidden.rectify(shared, units * windows, parts.horizon());
        hidden.put(units * rows);
        project(weights);
        if (weights.highway != null) {
            addHighway(input, weights);
        }
    }

    /** Copies features of each step, which lie together for each window, to columns of the steps. */
    private void gather(INDArray input, int start, int features, int column) {
        boolean alone = features == stepFeatures();
        int runs = alone ? windows : rows;
        int length = alone ? parts.horizon() * features : features;
        for (int run = 0; run < runs && length > 0; run++) {
            int window = alone ? run : run / parts.horizon();
            int step = alone ? 0 : run % parts.horizon();
            Pointer from = Addresses.of(input, (long) window * parts.width() + start + (long) step * features);
            Pointer to = steps.at((window * parts.horizon() + step) * stepFeatures() + column);
            Pointer.memcpy(to, from, (long) length * input.data().getElementSize());
        }
    }

    private void project(Weights weights) {
        if (outputs <= FEW) {
            for (int output = 0; output < outputs; output++) {
                Pointer own = Addresses.of(weights.step, (long) output * units);
                products.vector(T, units, rows, 1, hidden.at(0), rows, own, 0, raw.at(output * rows));
            }
        } else {
            Pointer all = Addresses.of(weights.step, 0);
            products.matrix(N, N, outputs, rows, units, 1, all, units, hidden.at(0), rows, 0, raw.at(0), rows);
        }
        raw.fetch(outputs * rows);
        bias.fetch(outputs, Addresses.of(weights.stepBias, 0));
        for (int output = 0; output < outputs; output++) {
            double own = bias.get(output);
            for (int i = output * rows; i < (output + 1) * rows; i++) {
                raw.add(i, own);
            }
        }
    }

    private void addHighway(INDArray input, Weights weights) {
        int horizon = parts.horizon();
        Pointer lags = Addresses.of(input, parts.lagsStart());
        Pointer map = Addresses.of(Objects.requireNonNull(weights.highway), 0);
        products.matrix(
                N,
                T,
                windows,
                horizon,
                parts.lags(),
                1,
                lags,
                parts.width(),
                map,
                parts.lags(),
                0,
                linear.at(0),
                horizon);
        linear.fetch(rows);
        bias.fetch(horizon, Addresses.of(Objects.requireNonNull(weights.highwayBias), 0));
        for (int output = 0; output < (locationOnly ? 1 : outputs); output++) {
            for (int row = 0; row < rows; row++) {
                raw.add(output * rows + row, linear.get(row) + bias.get(row % horizon));
            }
        }
    }

    /** Writes the outputs to {@code [output, row]}. */
    void write(INDArray out) {
        raw.put(outputs * rows, Addresses.of(out, 0));
    }

    /**
     * Makes the outputs the gradient of the sum of the losses.
     *
     * @param labels {@code [window, label, step]}: targets and spreads
     * @return {@code [window]}: the sum over the steps of each
     */
    double[] losses(HostArray labels) {
        int horizon = parts.horizon();
        for (int row = 0; row < rows; row++) {
            targets.set(row, labels.at(row / horizon, 0, row % horizon));
            spreads.set(row, labels.at(row / horizon, 1, row % horizon));
        }
        raw.gradient(loss, targets, spreads, rows, losses);
        double[] sums = new double[windows];
        for (int row = 0; row < rows; row++) {
            sums[row / horizon] += losses.get(row);
        }
        return sums;
    }

    /**
     * Sends the gradient of the outputs back.
     *
     * @param gradients are overwritten
     * @param error of the shape of the input, all 0: becomes the gradient of what stands on top below and of the context
     */
    void backward(INDArray input, Weights weights, Weights gradients, INDArray error) {
        raw.put(outputs * rows);
        if (outputs <= FEW) {
            for (int output = 0; output < outputs; output++) {
                Pointer own = Addresses.of(gradients.step, (long) output * units);
                products.vector(N, units, rows, 1, hidden.at(0), rows, raw.at(output * rows), 0, own);
            }
        } else {
            Pointer all = Addresses.of(gradients.step, 0);
            products.matrix(N, T, outputs, units, rows, 1, raw.at(0), rows, hidden.at(0), rows, 0, all, units);
        }
        sums(outputs, rows, raw, gradients.stepBias);
        if (gradients.highway != null) {
            highwayBack(input, gradients);
        }
        Pointer step = Addresses.of(weights.step, 0);
        products.matrix(T, N, units, rows, outputs, 1, step, units, raw.at(0), rows, 0, slopes.at(0), rows);
        slopes.fetch(units * rows);
        hidden.slopes(slopes, units * rows);
        hidden.put(units * rows);
        int windowsOfUnits = units * windows;
        products.vector(
                N, windowsOfUnits, parts.horizon(), 1, hidden.at(0), parts.horizon(), ones.at(0), 0, shared.at(0));
        sums(units, windows, shared, gradients.headBias);
        headBack(input, gradients.head);
        below(weights.head, error);
    }

    private void highwayBack(INDArray input, Weights gradients) {
        int horizon = parts.horizon();
        for (int row = 0; row < rows; row++) {
            double sum = raw.get(row);
            for (int output = 1; output < (locationOnly ? 1 : outputs); output++) {
                sum += raw.get(output * rows + row);
            }
            linear.set(row, sum);
        }
        linear.put(rows);
        Pointer lags = Addresses.of(input, parts.lagsStart());
        Pointer map = Addresses.of(Objects.requireNonNull(gradients.highway), 0);
        products.matrix(
                T,
                N,
                horizon,
                parts.lags(),
                windows,
                1,
                linear.at(0),
                horizon,
                lags,
                parts.width(),
                0,
                map,
                parts.lags());
        Pointer own = Addresses.of(Objects.requireNonNull(gradients.highwayBias), 0);
        products.vector(T, windows, horizon, 1, linear.at(0), horizon, ones.at(0), 0, own);
    }

    private void headBack(INDArray input, INDArray gradient) {
        int inputs = parts.features();
        Pointer ofTop = Addresses.of(gradient, 0);
        Pointer top = Addresses.of(input, 0);
        products.matrix(
                N, N, units, parts.top(), windows, 1, shared.at(0), windows, top, parts.width(), 0, ofTop, inputs);
        Pointer ofSteps = Addresses.of(gradient, parts.top());
        products.matrix(
                N,
                N,
                units,
                stepFeatures(),
                rows,
                1,
                hidden.at(0),
                rows,
                steps.at(0),
                stepFeatures(),
                0,
                ofSteps,
                inputs);
    }

    private void below(INDArray head, INDArray error) {
        int inputs = parts.features();
        int width = parts.width();
        Pointer top = Addresses.of(head, 0);
        products.matrix(
                T,
                N,
                windows,
                parts.top(),
                units,
                1,
                shared.at(0),
                windows,
                top,
                inputs,
                0,
                Addresses.of(error, 0),
                width);
        Pointer context = Addresses.of(head, (long) parts.top() + parts.known());
        int features = parts.context();
        for (int window = 0; features > 0 && window < windows; window++) {
            Pointer own = hidden.at(window * parts.horizon());
            Pointer to = Addresses.of(error, (long) window * width + parts.contextStart());
            products.matrix(T, N, parts.horizon(), features, units, 1, own, rows, context, inputs, 0, to, features);
        }
    }

    /** Writes the sum of each line. */
    private void sums(int lines, int length, Numbers numbers, INDArray to) {
        products.vector(N, lines, length, 1, numbers.at(0), length, ones.at(0), 0, Addresses.of(to, 0));
    }

    @Override
    public void close() {
        List.of(steps, hidden, slopes, shared, raw, linear, ones, bias, targets, spreads, losses)
                .forEach(Numbers::close);
    }
}
