package org.cellstate.dsl.engine.recurrent;

import static org.bytedeco.dnnl.global.dnnl.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.rnn_primitive_desc_base;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;

/**
 * Some rows of a layer, of one size: the primitive forward and those back. After the first call of a size nothing is made anew. What
 * the library writes for itself lies in memory that passes of all sizes share: only the last one forward can be followed back.
 */
final class OneDnnPass implements AutoCloseable {

    /**
     * A size.
     *
     * @param steps length in time
     * @param rows sequences
     * @param inStep numbers from a step of the input to the next
     * @param inRow numbers from a row of the input to the next
     * @param outStep numbers from a step of the output to the next
     * @param outRow numbers from a row of the output to the next
     * @param training whether a way back may follow
     * @param weightsLaidOut whether weights come with room after each row
     */
    record Size(
            int steps,
            int rows,
            long inStep,
            long inRow,
            long outStep,
            long outRow,
            boolean training,
            boolean weightsLaidOut) {}

    /** The strides of the gradients, which need not be those of the values. */
    private record Strides(long inStep, long inRow, long outStep, long outRow) {}

    /** A primitive, what it is called with, and the numbers it needs room for. */
    private record Call(primitive what, IntMemoryMap arguments, long scratch) {}

    /** Memory that the library writes for itself: what the way back reads, and what no one does. */
    record Rooms(Room workspace, Room scratch) implements AutoCloseable {

        Rooms() {
            this(new Room(), new Room());
        }

        @Override
        public void close() {
            workspace.close();
            scratch.close();
        }
    }

    private final CellShape shape;
    private final OneDnnCell cell;
    private final Size size;
    private final Rooms rooms;
    private final Address place = new Address();
    private final List<Pointer> owned = new ArrayList<>();
    private final stream queue = own(new stream(OneDnn.engine()));
    private final Map<Integer, memory> values = new HashMap<>();
    private final memory.desc x;
    private final memory.desc y;
    private final memory.desc h;
    private final rnn_primitive_desc_base description;
    private final Call forward;
    private long workspace;
    private final Map<Strides, Back> backs = new HashMap<>();

    OneDnnPass(CellShape shape, OneDnnCell cell, Size size, Rooms rooms) {
        this.shape = shape;
        this.cell = cell;
        this.size = size;
        this.rooms = rooms;
        this.x = own(sequence(shape.inputs(), size.inStep, size.inRow));
        this.y = own(sequence(shape.hidden(), size.outStep, size.outRow));
        this.h = own(cell.state(size.rows));
        this.description = own(cell.forward(
                size.training ? prop_kind.forward_training : prop_kind.forward_inference,
                x,
                y,
                h,
                size.weightsLaidOut));
        place(values, DNNL_ARG_SRC_LAYER, x);
        place(values, DNNL_ARG_SRC_ITER, h);
        place(values, DNNL_ARG_WEIGHTS_LAYER, size.weightsLaidOut ? cell.inputLaidOut : cell.input);
        place(values, DNNL_ARG_WEIGHTS_ITER, size.weightsLaidOut ? cell.recurrentLaidOut : cell.recurrent);
        place(values, DNNL_ARG_BIAS, cell.bias);
        place(values, DNNL_ARG_DST_LAYER, y);
        place(values, DNNL_ARG_DST_ITER, h);
        if (shape.hasCellState()) {
            place(values, DNNL_ARG_SRC_ITER_C, h);
            place(values, DNNL_ARG_DST_ITER_C, h);
        }
        if (shape.peepholes()) {
            place(values, DNNL_ARG_WEIGHTS_PEEPHOLE, cell.peephole);
        }
        if (size.training) {
            workspace = room(values, DNNL_ARG_WORKSPACE, description.workspace_desc());
        }
        this.forward = call(description, values);
    }

    private <P extends Pointer> P own(P pointer) {
        owned.add(pointer);
        return pointer;
    }

    /** Adds an argument for memory of the library's own, and returns the numbers it needs. */
    private long room(Map<Integer, memory> arguments, int name, memory.desc layout) {
        try (layout) {
            place(arguments, name, layout);
            return (layout.get_size() + Float.BYTES - 1) / Float.BYTES;
        }
    }

    private memory.desc sequence(int features, long stepStride, long rowStride) {
        return OneDnn.strided(new long[] {size.steps, size.rows, features}, new long[] {stepStride, rowStride, 1});
    }

    /** Adds an argument whose memory comes with each call. */
    private void place(Map<Integer, memory> arguments, int name, memory.desc layout) {
        arguments.put(name, own(new memory(layout, OneDnn.engine(), place.to(0))));
    }

    private void put(Map<Integer, memory> arguments, int name, long address) {
        memory argument = arguments.get(name);
        if (argument != null) {
            argument.set_data_handle(place.to(address));
        }
    }

    private Call call(rnn_primitive_desc_base what, Map<Integer, memory> arguments) {
        long scratch = room(arguments, DNNL_ARG_SCRATCHPAD, what.scratchpad_desc());
        IntMemoryMap map = own(new IntMemoryMap());
        arguments.forEach(map::put);
        return new Call(own(new primitive(what)), map, scratch);
    }

    private void run(Call call, Map<Integer, memory> arguments) {
        put(arguments, DNNL_ARG_WORKSPACE, rooms.workspace.of(workspace));
        put(arguments, DNNL_ARG_SCRATCHPAD, rooms.scratch.of(call.scratch));
        call.what.execute(queue, call.arguments);
        queue._wait();
    }

    /** Computes forward. No address is 0 but those of what the cell does not have. */
    void forward(Weights weights, long input, State before, long output, State after) {
        put(values, DNNL_ARG_SRC_LAYER, input);
        put(values, DNNL_ARG_SRC_ITER, before.hidden());
        put(values, DNNL_ARG_SRC_ITER_C, before.cell());
        put(values, DNNL_ARG_WEIGHTS_LAYER, weights.input());
        put(values, DNNL_ARG_WEIGHTS_ITER, weights.recurrent());
        put(values, DNNL_ARG_WEIGHTS_PEEPHOLE, weights.peephole());
        put(values, DNNL_ARG_BIAS, weights.bias());
        put(values, DNNL_ARG_DST_LAYER, output);
        put(values, DNNL_ARG_DST_ITER, after.hidden());
        put(values, DNNL_ARG_DST_ITER_C, after.cell());
        run(forward, values);
    }

    /**
     * Computes the gradients of the last call forward. No address is 0 but those of what the cell does not have. Gradients of weights are
     * added to what is there.
     *
     * @param turned the weights with their input axis last
     */
    void backward(
            Weights turned,
            Sequence outputGradient,
            State afterGradient,
            Sequence inputGradient,
            State beforeGradient,
            Weights gradients) {
        Strides strides = new Strides(
                inputGradient.stepStride(),
                inputGradient.rowStride(),
                outputGradient.stepStride(),
                outputGradient.rowStride());
        Back back = backs.computeIfAbsent(strides, Back::new);
        Map<Integer, memory> own = back.arguments;
        put(own, DNNL_ARG_WEIGHTS_LAYER, turned.input());
        put(own, DNNL_ARG_WEIGHTS_ITER, turned.recurrent());
        put(own, DNNL_ARG_DIFF_SRC_LAYER, inputGradient.address());
        put(own, DNNL_ARG_DIFF_SRC_ITER, beforeGradient.hidden());
        put(own, DNNL_ARG_DIFF_SRC_ITER_C, beforeGradient.cell());
        put(own, DNNL_ARG_DIFF_WEIGHTS_LAYER, gradients.input());
        put(own, DNNL_ARG_DIFF_WEIGHTS_ITER, gradients.recurrent());
        put(own, DNNL_ARG_DIFF_WEIGHTS_PEEPHOLE, gradients.peephole());
        put(own, DNNL_ARG_DIFF_BIAS, gradients.bias());
        put(own, DNNL_ARG_DIFF_DST_LAYER, outputGradient.address());
        put(own, DNNL_ARG_DIFF_DST_ITER, afterGradient.hidden());
        put(own, DNNL_ARG_DIFF_DST_ITER_C, afterGradient.cell());
        run(back.call, own);
    }

    @Override
    public void close() {
        for (int i = owned.size() - 1; i >= 0; i--) {
            owned.get(i).close();
        }
    }

    /** The way back for one set of strides. */
    private final class Back {

        private final Map<Integer, memory> arguments = new HashMap<>(values);
        private final Call call;

        Back(Strides strides) {
            memory.desc dx = own(sequence(shape.inputs(), strides.inStep, strides.inRow));
            memory.desc dy = own(sequence(shape.hidden(), strides.outStep, strides.outRow));
            place(arguments, DNNL_ARG_WEIGHTS_LAYER, cell.inputTurned);
            place(arguments, DNNL_ARG_WEIGHTS_ITER, cell.recurrentTurned);
            place(arguments, DNNL_ARG_DIFF_SRC_LAYER, dx);
            place(arguments, DNNL_ARG_DIFF_SRC_ITER, h);
            place(arguments, DNNL_ARG_DIFF_WEIGHTS_LAYER, cell.input);
            place(arguments, DNNL_ARG_DIFF_WEIGHTS_ITER, cell.recurrent);
            place(arguments, DNNL_ARG_DIFF_BIAS, cell.bias);
            place(arguments, DNNL_ARG_DIFF_DST_LAYER, dy);
            place(arguments, DNNL_ARG_DIFF_DST_ITER, h);
            if (shape.hasCellState()) {
                place(arguments, DNNL_ARG_DIFF_SRC_ITER_C, h);
                place(arguments, DNNL_ARG_DIFF_DST_ITER_C, h);
            }
            if (shape.peepholes()) {
                place(arguments, DNNL_ARG_DIFF_WEIGHTS_PEEPHOLE, cell.peephole);
            }
            this.call = call(own(cell.backward(description, x, y, h, dx, dy)), arguments);
        }
    }
}
