package org.cellstate.kernel.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.cellstate.kernel.errors.CellError;
import org.cellstate.kernel.repl.Evaluator;
import org.cellstate.kernel.repl.Outcome;
import org.jspecify.annotations.Nullable;

/** An evaluator whose "code" is the name of a script that the test has given it. */
final class ScriptedEvaluator implements Evaluator {

    private final Map<String, Callable<Outcome>> scripts = new ConcurrentHashMap<>();
    private volatile @Nullable Thread cell;
    volatile boolean closed;

    ScriptedEvaluator() {
        value("1+1", 2);
        on("nothing", Outcome.Nothing::new);
        on("fail", () -> new Outcome.Failed(new CellError("Bang", "it broke", List.of("Bang", "at line 1"))));
    }

    void on(String code, Callable<Outcome> script) {
        scripts.put(code, script);
    }

    void value(String code, Object value) {
        on(code, () -> new Outcome.Value(value));
    }

    /** Adds a script that has nothing to show. */
    void action(String code, Action action) {
        on(code, () -> {
            action.run();
            return new Outcome.Nothing();
        });
    }

    interface Action {
        void run() throws Exception;
    }

    @Override
    public Outcome run(String code, int number) {
        cell = Thread.currentThread();
        try {
            return evaluate(code);
        } finally {
            cell = null;
        }
    }

    @Override
    public Outcome evaluate(String code) {
        Callable<Outcome> script = scripts.get(code);
        if (script == null) {
            return new Outcome.Failed(new CellError("CompileError", "no script " + code, List.of()));
        }
        try {
            return script.call();
        } catch (InterruptedException e) {
            return new Outcome.Interrupted(new CellError("Interrupted", "stopped", List.of()));
        } catch (Exception e) {
            return new Outcome.Failed(
                    new CellError(e.getClass().getSimpleName(), String.valueOf(e.getMessage()), List.of()));
        }
    }

    /** Interrupts wake no thread from now on. */
    void deaf() {
        cell = null;
    }

    @Override
    public void interrupt() {
        Thread running = cell;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public Optional<CellError> abandon(Thread thread) {
        return Optional.of(new CellError("StillRunning", thread.getName(), List.of()));
    }

    @Override
    public ClassLoader sessionLoader() {
        return getClass().getClassLoader();
    }

    @Override
    public void close() {
        closed = true;
    }
}
