package org.cellstate.kernel.repl;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.SPIResolutionException;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.repl.Interruption.Run;
import org.jspecify.annotations.Nullable;

/**
 * Runs snippets in this JVM and keeps what they return or throw as it is. JShell is told an empty string for every value, so it
 * never calls {@code toString} on one, and a stack that it can translate to snippets for every exception.
 *
 * <p>While a snippet runs, the session's lock is free: JShell waits for it between two steps of its own, and may be asked for
 * completions meanwhile.
 */
final class LiveExecution extends DirectExecutionControl {

    private final SnippetClasses classes;
    private final ReentrantLock lock;
    private final Interruption interruption;
    private @Nullable Object value;
    private @Nullable Thrown thrown;
    private @Nullable Run run;
    private volatile boolean measuring;
    private volatile Spent spent = Spent.NOTHING;

    /** Unwinds the thread of a cell that was given up, when its code has ended after all: nobody waits for its result. */
    static final class AbandonedError extends Error {

        AbandonedError() {
            super(null, null, false, false);
        }
    }

    LiveExecution(SnippetClasses classes, ReentrantLock lock, Interruption interruption) {
        super(classes);
        this.classes = classes;
        this.lock = lock;
        this.interruption = interruption;
    }

    /** Takes the cell whose snippets will run. */
    void begin(Run next) {
        run = next;
    }

    /** Begins to add up what snippets spend. */
    void beginMeasuring() {
        spent = Spent.NOTHING;
        measuring = true;
    }

    void endMeasuring() {
        measuring = false;
    }

    /** Returns what snippets have spent while it was measured. */
    Spent spent() {
        return spent;
    }

    /** Forgets the last snippet, so that what is taken next belongs to the next one. */
    void reset() {
        value = null;
        thrown = null;
    }

    /** Returns what the last snippet gave, and forgets it. */
    @Nullable Object takeValue() {
        Object taken = value;
        value = null;
        return taken;
    }

    /** Returns what the last snippet threw, and forgets it. */
    @Nullable Thrown takeThrown() {
        Thrown taken = thrown;
        thrown = null;
        return taken;
    }

    /** Changes classes in place, so that what is made of them stays; JShell replaces them if that cannot be. */
    @Override
    public void redefine(ClassBytecodes[] changed) throws ClassInstallException {
        classes.redefine(changed);
    }

    @Override
    public String invoke(String className, String methodName) throws RunException, InternalException {
        Method method = method(className, methodName);
        Run mine = Objects.requireNonNull(run);
        Object returned = null;
        Throwable failure = null;
        lock.unlock();
        Spent before = measuring ? Spent.now() : null;
        try {
            if (!interruption.enter(mine)) {
                throw new CellInterruptedException();
            }
            returned = method.invoke(null);
        } catch (InvocationTargetException e) {
            failure = e.getCause() == null ? e : e.getCause();
        } catch (CellInterruptedException | LinkageError | IllegalAccessException e) {
            failure = e;
        } finally {
            if (before != null) {
                spent = spent.plus(Spent.now().minus(before));
            }
            interruption.leave(mine);
            lock.lock();
        }
        if (mine.abandoned()) { // what is kept here belongs to another cell by now
            throw new AbandonedError();
        }
        if (failure != null) {
            throw converted(failure);
        }
        value = returned;
        return "";
    }

    private Method method(String className, String methodName) throws InternalException {
        try {
            Method method = classes.findClass(className).getDeclaredMethod(methodName);
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException | LinkageError e) {
            thrown = new Thrown(e); // JShell only logs what is told to it here
            throw new InternalException(e.toString());
        }
    }

    private RunException converted(Throwable cause) {
        Thrown kept = new Thrown(cause);
        thrown = kept;
        if (cause instanceof SPIResolutionException unresolved) {
            return new ResolutionException(unresolved.id(), kept.trace());
        }
        return new UserException("", cause.getClass().getName(), kept.trace());
    }
}
