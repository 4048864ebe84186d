package org.cellstate.kernel.api.widget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Notebook;
import org.jspecify.annotations.Nullable;

/**
 * Controls, and below them what a function makes of their values: it runs when it is first shown, and again whenever one is moved.
 * What it shows replaces what stood there, also when it throws.
 *
 * <p>One run at a time. Moves during a run lead to one more run, with the newest values.
 */
public final class Interaction extends Widget {

    private final List<Control<?>> controls;
    private final Action function;
    private final OutputArea area = new OutputArea();
    private final List<Widget> parts;
    private final Consumer<Object> listener;
    private final AtomicLong asked = new AtomicLong();
    private final ReentrantLock running = new ReentrantLock();
    private long done;
    private boolean listening;

    Interaction(List<Control<?>> controls, Computation function) {
        this.controls = List.copyOf(controls);
        this.function = () -> {
            Object result = function.compute();
            if (result != null && !(result instanceof DisplayHandle)) { // what a handle shows is already there
                Notebook.show(result);
            }
        };
        listener = value -> again();
        List<Widget> all = new ArrayList<>(controls);
        all.add(area);
        parts = List.copyOf(all);
    }

    /** Something to compute, or just to do. */
    interface Computation {
        @Nullable Object compute() throws Exception;
    }

    /**
     * A function of one control's value.
     *
     * @param <A> the type of the value
     */
    @FunctionalInterface
    public interface Of1<A> {

        /** Returns what is to be shown, or null for nothing beside what the code has shown itself. */
        @Nullable Object apply(A a) throws Exception;
    }

    /**
     * A function of the values of two controls.
     *
     * @param <A> the type of the first
     * @param <B> the type of the second
     */
    @FunctionalInterface
    public interface Of2<A, B> {

        /** Returns what is to be shown, or null for nothing beside what the code has shown itself. */
        @Nullable Object apply(A a, B b) throws Exception;
    }

    /**
     * A function of the values of three controls.
     *
     * @param <A> the type of the first
     * @param <B> the type of the second
     * @param <C> the type of the third
     */
    @FunctionalInterface
    public interface Of3<A, B, C> {

        /** Returns what is to be shown, or null for nothing beside what the code has shown itself. */
        @Nullable Object apply(A a, B b, C c) throws Exception;
    }

    /**
     * Code that works with one control's value.
     *
     * @param <A> the type of the value
     */
    @FunctionalInterface
    public interface With1<A> {

        /** Does it. */
        void run(A a) throws Exception;
    }

    /**
     * Code that works with the values of two controls.
     *
     * @param <A> the type of the first
     * @param <B> the type of the second
     */
    @FunctionalInterface
    public interface With2<A, B> {

        /** Does it. */
        void run(A a, B b) throws Exception;
    }

    /**
     * Code that works with the values of three controls.
     *
     * @param <A> the type of the first
     * @param <B> the type of the second
     * @param <C> the type of the third
     */
    @FunctionalInterface
    public interface With3<A, B, C> {

        /** Does it. */
        void run(A a, B b, C c) throws Exception;
    }

    @Override
    public MimeBundle toMimeBundle() {
        if (!isShown()) {
            listen();
            again();
            if (Notebook.interrupted()) {
                throw new CellInterruptedException();
            }
        }
        return super.toMimeBundle();
    }

    private void listen() {
        synchronized (lock) {
            if (!listening) {
                listening = true;
                controls.forEach(control -> control.onChange(listener));
            }
        }
    }

    @Override
    void released() {
        synchronized (lock) {
            listening = false;
            controls.forEach(control -> control.remove(listener));
        }
    }

    private void again() {
        if (running.isHeldByCurrentThread()) {
            return; // the function itself has moved a control
        }
        asked.incrementAndGet();
        try {
            running.lockInterruptibly();
        } catch (InterruptedException e) {
            throw new CellInterruptedException();
        }
        try {
            long newest = asked.get();
            if (done < newest) {
                area.run(function);
                done = newest;
            }
        } finally {
            running.unlock();
        }
    }

    @Override
    Kind kind() {
        return Kind.control("VBox");
    }

    @Override
    List<Widget> parts() {
        return parts;
    }

    @Override
    Map<String, Object> attributes() {
        return new LinkedHashMap<>(Map.of("box_style", ""));
    }

    @Override
    String text() {
        return parts.stream().map(Widget::text).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
    }
}
