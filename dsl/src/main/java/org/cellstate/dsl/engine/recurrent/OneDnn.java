package org.cellstate.dsl.engine.recurrent;

import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.scratchpad_mode;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;

/** The library's engine, where it can be loaded. */
final class OneDnn {

    /** Loads the library when first asked for. */
    private static final class Loaded {

        private static final engine ENGINE = new engine(engine.kind.cpu, 0);
        private static final primitive_attr OWN = new primitive_attr();

        /** Primitives of other sizes that the library keeps: its own 1024 hold hundreds of megabytes after many models. */
        private static final int PRIMITIVES_KEPT = 32;

        static {
            dnnl.dnnl_set_primitive_cache_capacity(PRIMITIVES_KEPT);
            OWN.set_scratchpad_mode(scratchpad_mode.user);
        }

        private Loaded() {}
    }

    /** Decides once. */
    private static final class Choice {

        private static final boolean AVAILABLE = !"plain".equals(System.getProperty("cellstate.engine")) && loads();

        private Choice() {}

        @SuppressWarnings("ReturnValueIgnored")
        private static boolean loads() {
            try {
                engine();
                return true;
            } catch (LinkageError noBuild) {
                return false;
            }
        }
    }

    private OneDnn() {}

    /** Returns whether the library is there and wanted. */
    static boolean available() {
        return Choice.AVAILABLE;
    }

    /**
     * Returns the engine.
     *
     * @throws LinkageError if this platform has no build of the library
     */
    static engine engine() {
        return Loaded.ENGINE;
    }

    /**
     * Returns the attribute by which a primitive gets its scratch memory from the caller. The library's own belongs to the thread that made
     * the primitive, and ours run on any.
     */
    static primitive_attr own() {
        return Loaded.OWN;
    }

    /** Returns for example {@code 2.5.2}. */
    static String version() {
        engine();
        dnnl_version_t version = dnnl.dnnl_version();
        return version.major() + "." + version.minor() + "." + version.patch();
    }

    /** Returns a dense description of float numbers. */
    static memory.desc dense(memory.format_tag order, long... lengths) {
        return new memory.desc(lengths, memory.data_type.f32, order);
    }

    /** Returns a description of float numbers with a stride for each axis. */
    static memory.desc strided(long[] lengths, long[] strides) {
        return new memory.desc(lengths, memory.data_type.f32, strides);
    }
}
