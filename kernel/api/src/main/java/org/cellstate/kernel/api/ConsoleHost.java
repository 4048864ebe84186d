package org.cellstate.kernel.api;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Shows the {@code text/plain} form on standard output: what {@link Notebook} does outside a notebook. */
final class ConsoleHost implements NotebookHost {

    /** What stops the work that a thread does apart. */
    private static final ThreadLocal<@Nullable BooleanSupplier> APART = new ThreadLocal<>();

    private volatile Renderers registered = Renderers.none();

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public DisplayHandle show(Object value) {
        print(value);
        return new DisplayHandle() {
            @Override
            public String id() {
                return "console";
            }

            @Override
            public void update(Object next) {
                print(next);
            }
        };
    }

    @Override
    public MimeBundle render(@Nullable Object value) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? ConsoleHost.class.getClassLoader() : context;
        return registered.before(Renderers.of(loader)).render(value);
    }

    @Override
    public synchronized void register(Renderer<?> renderer) {
        registered = registered.replacing(renderer);
    }

    @SuppressWarnings("SystemOut") // the console is this class's purpose
    private void print(Object value) {
        System.out.println(render(value).text());
    }

    @Override
    public void clearOutput(boolean wait) {
        // What a console has printed stays.
    }

    @Override
    public boolean interrupted() {
        BooleanSupplier stop = APART.get();
        return stop == null ? Thread.currentThread().isInterrupted() : stop.getAsBoolean();
    }

    @Override
    public boolean takeInterrupt() {
        BooleanSupplier stop = APART.get();
        return stop == null ? Thread.interrupted() : stop.getAsBoolean();
    }

    @Override
    public void apart(BooleanSupplier stop, Runnable work) {
        BooleanSupplier before = APART.get();
        APART.set(stop);
        try {
            work.run();
        } finally {
            if (before == null) {
                APART.remove();
            } else {
                APART.set(before);
            }
        }
    }
}
