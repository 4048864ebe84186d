package org.cellstate.kernel.repl;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a {@link TreeQuery} see what JShell's own compiler has understood. JShell gives its answers as text, an analysis each; its
 * compiler keeps the platform and the class path in memory, so one more look at the trees costs next to nothing.
 *
 * <p>The compiler makes its own instance, so the query waits in the thread that compiles.
 */
public final class CompilerHook implements Plugin {

    /** The name that the compiler is told. */
    static final String NAME = "Cellstate";

    private static final ThreadLocal<@Nullable Pending<?>> PENDING = new ThreadLocal<>();

    private static final class Pending<T> {

        private final TreeQuery<T> query;
        private @Nullable T answer;
        private boolean asked;

        Pending(TreeQuery<T> query) {
            this.query = query;
        }

        void ask(JavacTask task, TaskEvent event) {
            if (!asked) {
                asked = true;
                answer = query.ask(task, event.getCompilationUnit());
            }
        }
    }

    /** Asks a query in the first analysis that the calling thread does meanwhile. */
    static <T> Optional<T> ask(TreeQuery<T> query, Runnable analysis) {
        Pending<T> pending = new Pending<>(query);
        PENDING.set(pending);
        try {
            analysis.run();
        } finally {
            PENDING.remove();
        }
        return Optional.ofNullable(pending.answer);
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public void init(JavacTask task, String... args) {
        Pending<?> pending = PENDING.get();
        if (pending == null) {
            return;
        }
        task.addTaskListener(new TaskListener() {
            @Override
            public void finished(TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.ANALYZE) {
                    pending.ask(task, event);
                }
            }
        });
    }
}
