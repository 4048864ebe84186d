package org.cellstate.dsl.engine.recurrent;

import static org.bytedeco.dnnl.global.dnnl.algorithm.eltwise_tanh;
import static org.bytedeco.dnnl.global.dnnl.prop_kind.backward;

import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.global.dnnl.rnn_direction;
import org.bytedeco.dnnl.lbr_gru_backward;
import org.bytedeco.dnnl.lbr_gru_forward;
import org.bytedeco.dnnl.lstm_backward;
import org.bytedeco.dnnl.lstm_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.rnn_primitive_desc_base;
import org.bytedeco.dnnl.vanilla_rnn_backward;
import org.bytedeco.dnnl.vanilla_rnn_forward;

/**
 * What the library needs to be told of a cell: descriptions of its weights and states, and its primitives. The library takes weights
 * {@code [layer, direction, input, gate, output]} in this order going forward, and with the input last going back.
 */
final class OneDnnCell implements AutoCloseable {

    private static final int VECTOR = 16;
    private static final int CROWD = 256;

    final CellShape shape;
    private final rnn_direction direction;
    final memory.desc input;
    final memory.desc recurrent;
    final memory.desc inputLaidOut;
    final memory.desc recurrentLaidOut;
    final memory.desc inputTurned;
    final memory.desc recurrentTurned;
    final memory.desc bias;
    final memory.desc peephole;

    OneDnnCell(CellShape shape, boolean reversed) {
        this.shape = shape;
        this.direction = reversed ? rnn_direction.unidirectional_right2left : rnn_direction.unidirectional_left2right;
        this.input = OneDnn.dense(format_tag.ldigo, 1, 1, shape.inputs(), shape.gates(), shape.hidden());
        this.recurrent = OneDnn.dense(format_tag.ldigo, 1, 1, shape.hidden(), shape.gates(), shape.hidden());
        this.inputLaidOut = laidOut(shape.inputs());
        this.recurrentLaidOut = laidOut(shape.hidden());
        this.inputTurned = turned(shape.inputs());
        this.recurrentTurned = turned(shape.hidden());
        this.bias = OneDnn.dense(format_tag.ldgo, 1, 1, shape.biases(), shape.hidden());
        this.peephole = shape.peepholes() ? OneDnn.dense(format_tag.ldgo, 1, 1, 3, shape.hidden()) : new memory.desc();
    }

    /** Describes weights with room after each row. */
    private memory.desc laidOut(long inputs) {
        long hidden = shape.hidden();
        long stride = apart(shape.gates() * hidden);
        return weights(inputs, stride, hidden, 1);
    }

    /** Describes weights with the input last, and room after each row. */
    private memory.desc turned(long inputs) {
        long stride = apart(inputs);
        return weights(inputs, 1, shape.hidden() * stride, stride);
    }

    private memory.desc weights(long inputs, long inputStride, long gateStride, long hiddenStride) {
        long size = Math.max(inputs * inputStride, shape.gates() * gateStride);
        return OneDnn.strided(
                new long[] {1, 1, inputs, shape.gates(), shape.hidden()},
                new long[] {size, size, inputStride, gateStride, hiddenStride});
    }

    /** Returns a distance at which rows start where vectors like to, and do not crowd into the same places of a cache. */
    private static long apart(long numbers) {
        long whole = (numbers + VECTOR - 1) / VECTOR * VECTOR;
        return whole % CROWD == 0 ? whole + VECTOR : whole;
    }

    /** Describes the state of so many rows. */
    memory.desc state(int rows) {
        return OneDnn.dense(format_tag.ldnc, 1, 1, rows, shape.hidden());
    }

    rnn_primitive_desc_base forward(
            prop_kind kind, memory.desc x, memory.desc y, memory.desc h, boolean weightsLaidOut) {
        memory.desc w = weightsLaidOut ? inputLaidOut : input;
        memory.desc r = weightsLaidOut ? recurrentLaidOut : recurrent;
        return switch (shape.cell()) {
            case LSTM -> {
                try (var what = shape.peepholes()
                        ? new lstm_forward.desc(kind, direction, x, h, h, w, r, peephole, bias, y, h, h)
                        : new lstm_forward.desc(kind, direction, x, h, h, w, r, bias, y, h, h)) {
                    yield new lstm_forward.primitive_desc(what, OneDnn.own(), OneDnn.engine());
                }
            }
            case GRU -> {
                try (var what = new lbr_gru_forward.desc(kind, direction, x, h, w, r, bias, y, h)) {
                    yield new lbr_gru_forward.primitive_desc(what, OneDnn.own(), OneDnn.engine());
                }
            }
            case RNN -> {
                try (var what = new vanilla_rnn_forward.desc(kind, eltwise_tanh, direction, x, h, w, r, bias, y, h)) {
                    yield new vanilla_rnn_forward.primitive_desc(what, OneDnn.own(), OneDnn.engine());
                }
            }
        };
    }

    /** The gradients of weights lie as the weights do going forward. */
    rnn_primitive_desc_base backward(
            rnn_primitive_desc_base hint, memory.desc x, memory.desc y, memory.desc h, memory.desc dx, memory.desc dy) {
        memory.desc w = inputTurned;
        memory.desc r = recurrentTurned;
        return switch (shape.cell()) {
            case LSTM -> {
                try (var what = shape.peepholes()
                        ? new lstm_backward.desc(
                                backward, direction, x, h, h, w, r, peephole, bias, y, h, h, dx, h, h, input, recurrent,
                                peephole, bias, dy, h, h)
                        : new lstm_backward.desc(
                                backward, direction, x, h, h, w, r, bias, y, h, h, dx, h, h, input, recurrent, bias, dy,
                                h, h)) {
                    yield new lstm_backward.primitive_desc(
                            what, OneDnn.own(), OneDnn.engine(), (lstm_forward.primitive_desc) hint);
                }
            }
            case GRU -> {
                try (var what = new lbr_gru_backward.desc(
                        backward, direction, x, h, w, r, bias, y, h, dx, h, input, recurrent, bias, dy, h)) {
                    yield new lbr_gru_backward.primitive_desc(
                            what, OneDnn.own(), OneDnn.engine(), (lbr_gru_forward.primitive_desc) hint);
                }
            }
            case RNN -> {
                try (var what = new vanilla_rnn_backward.desc(
                        backward,
                        eltwise_tanh,
                        direction,
                        x,
                        h,
                        w,
                        r,
                        bias,
                        y,
                        h,
                        dx,
                        h,
                        input,
                        recurrent,
                        bias,
                        dy,
                        h)) {
                    yield new vanilla_rnn_backward.primitive_desc(
                            what, OneDnn.own(), OneDnn.engine(), (vanilla_rnn_forward.primitive_desc) hint);
                }
            }
        };
    }

    @Override
    public void close() {
        input.close();
        recurrent.close();
        inputLaidOut.close();
        recurrentLaidOut.close();
        inputTurned.close();
        recurrentTurned.close();
        bias.close();
        peephole.close();
    }
}
