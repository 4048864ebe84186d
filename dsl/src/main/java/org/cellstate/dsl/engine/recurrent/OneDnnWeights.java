package org.cellstate.dsl.engine.recurrent;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;

/** A copy of a cell's weights in another layout. */
final class OneDnnWeights implements AutoCloseable {

    private final Matrix input;
    private final Matrix recurrent;

    OneDnnWeights(memory.desc fromInput, memory.desc fromRecurrent, memory.desc toInput, memory.desc toRecurrent) {
        this.input = new Matrix(fromInput, toInput);
        this.recurrent = new Matrix(fromRecurrent, toRecurrent);
    }

    /** Copies the weights, and returns where the copies lie. The next call overwrites them. */
    Weights arrange(Weights weights) {
        return new Weights(
                input.arrange(weights.input()),
                recurrent.arrange(weights.recurrent()),
                weights.bias(),
                weights.peephole());
    }

    @Override
    public void close() {
        input.close();
        recurrent.close();
    }

    private static final class Matrix implements AutoCloseable {

        private final Room room = new Room();
        private final Address place = new Address();
        private final stream queue = new stream(OneDnn.engine());
        private final memory from;
        private final memory to;
        private final reorder arranging;
        private final long target;

        Matrix(memory.desc from, memory.desc to) {
            this.target = room.of(to.get_size() / Float.BYTES);
            this.from = new memory(from, OneDnn.engine(), place.to(0));
            this.to = new memory(to, OneDnn.engine(), place.to(target));
            this.arranging = new reorder(this.from, this.to);
        }

        long arrange(long source) {
            from.set_data_handle(place.to(source));
            arranging.execute(queue, from, to);
            queue._wait();
            return target;
        }

        @Override
        public void close() {
            arranging.close();
            from.close();
            to.close();
            queue.close();
            room.close();
        }
    }
}
