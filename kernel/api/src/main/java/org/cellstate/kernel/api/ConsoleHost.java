package org.cellstate.kernel.api;

/** Shows the {@code text/plain} form on standard output: what {@link Notebook} does outside a notebook. */
final class ConsoleHost implements NotebookHost {

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

    @SuppressWarnings("SystemOut") // the console is this class's purpose
    private static void print(Object value) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? ConsoleHost.class.getClassLoader() : context;
        System.out.println(Renderers.of(loader).render(value).text());
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
