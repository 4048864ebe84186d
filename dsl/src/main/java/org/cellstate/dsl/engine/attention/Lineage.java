package org.cellstate.dsl.engine.attention;

import java.io.Serializable;
import java.lang.ref.WeakReference;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.jspecify.annotations.Nullable;

/**
 * The vertex that was made last from a configuration or from what it is a copy of.
 *
 * <p>Deeplearning4j's transfer learning rebuilds an edited graph from a copy of its configuration with new random parameters, and then
 * brings over those of layers only. A vertex brings over its own: from the vertex of the graph that is being edited.
 */
final class Lineage implements Serializable {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private transient @Nullable WeakReference<AttentionRuntime> last;

    /** Returns one of its own for a copy of the configuration. */
    Lineage copy() {
        Lineage copy = new Lineage();
        copy.last = last;
        return copy;
    }

    /** Gives a new vertex its first parameters, if it is to have any but those of its view, and remembers it. */
    void begin(AttentionRuntime made, boolean initialise) {
        if (initialise) {
            AttentionRuntime before = last();
            boolean transfer = STACK.walk(frames ->
                    frames.anyMatch(frame -> frame.getDeclaringClass() == TransferLearning.GraphBuilder.class));
            if (!transfer || before == null || !made.takeParameters(before)) {
                made.drawParameters();
            }
        }
        last = new WeakReference<>(made);
    }

    /** Returns the vertex that was made last; null if there was none or it is forgotten. */
    @Nullable AttentionRuntime last() {
        return last == null ? null : last.get();
    }
}
