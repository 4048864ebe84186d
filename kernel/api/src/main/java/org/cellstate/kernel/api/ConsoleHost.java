package org.cellstate.kernel.api;

import org.jspecify.annotations.Nullable;

/** Shows the {@code text/plain} form on standard output: what {@link Notebook} does outside a notebook. */
final class ConsoleHost implements NotebookHost {

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
        return Thread.currentThread().isInterrupted();
    }

    @Override
    public boolean takeInterrupt() {
        return Thread.interrupted();
    }
}
