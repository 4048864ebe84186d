package org.cellstate.kernel.repl;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import org.jspecify.annotations.Nullable;

/**
 * A question to the compiler about code that it has just understood. Trees, elements and types are good only while it is asked.
 *
 * @param <T> the answer
 */
@FunctionalInterface
public interface TreeQuery<T> {

    /** Returns the answer; {@code null} if there is none. */
    @Nullable T ask(JavacTask task, CompilationUnitTree unit);
}
