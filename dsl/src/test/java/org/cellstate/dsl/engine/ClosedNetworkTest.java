package org.cellstate.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import org.bytedeco.javacpp.Pointer;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.prepare.WindowShape;
import org.junit.jupiter.api.Test;

class ClosedNetworkTest {

    private static final WindowShape SHAPE = new WindowShape(4, 1, 2, 1);
    private static final int NETWORKS = 50;

    /** Each has half a megabyte of weights. */
    @Test
    void many_networks_leave_no_native_memory_and_no_collections_of_the_heap_behind() {
        useOne();
        long collections = collections();
        long bytes = Pointer.totalBytes();

        for (int i = 0; i < NETWORKS; i++) {
            useOne();
        }

        assertThat(collections() - collections).isLessThan(NETWORKS);
        assertThat(Pointer.totalBytes() - bytes).isLessThan(5L << 20);
    }

    private static void useOne() {
        try (Network<WindowBatch> network =
                Network.forecaster(RecurrentSpec.lstm().hidden(180), SHAPE)) {
            WindowBatch batch = new WindowBatch(SHAPE, 1, new float[4], new float[2], new float[2], new float[] {1});
            assertThat(network.weights().length * 4).isGreaterThan(1 << 19);
            assertThat(network.trainStep(batch, 0.01).isFinite()).isTrue();
        }
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
