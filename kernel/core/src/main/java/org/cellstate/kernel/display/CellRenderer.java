package org.cellstate.kernel.display;

import java.util.function.Supplier;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;
import org.cellstate.kernel.api.Renderers;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into bundles with the renderers that notebook code can see.
 *
 * <p>Those that cells have registered go first. The others are looked up anew for each cell, since a cell may add libraries. Where a renderer fails the value is shown as
 * text, with a note on {@code System.err}: the cell itself has not failed.
 */
public final class CellRenderer {

    private final Supplier<ClassLoader> loader;
    private final OutputRouter router;
    private volatile Renderers registered = Renderers.none();
    private volatile @Nullable Found found;

    private record Found(@Nullable CellContext cell, Renderers renderers) {}

    /**
     * Makes one.
     *
     * @param loader gives the class loader of notebook code
     */
    public CellRenderer(Supplier<ClassLoader> loader, OutputRouter router) {
        this.loader = loader;
        this.router = router;
    }

    /** Shows values of a type in another way from now on: a cell has asked for it. */
    synchronized void register(Renderer<?> renderer) {
        registered = registered.replacing(renderer);
    }

    /** Returns how a value is shown. It is rendered once, also when that fails. */
    public MimeBundle render(@Nullable Object value) {
        try {
            return renderers().render(value);
        } catch (VirtualMachineError e) {
            if (e instanceof StackOverflowError) {
                return plain(value, e);
            }
            throw e;
        } catch (Exception | LinkageError | AssertionError | java.util.ServiceConfigurationError e) {
            if (router.current().map(CellContext::interrupted).orElse(false)) {
                throw e;
            }
            return plain(value, e);
        }
    }

    private Renderers renderers() {
        CellContext cell = router.current().orElse(null);
        Found known = found;
        if (known == null || known.cell() != cell) {
            known = new Found(cell, Renderers.of(loader.get()));
            found = known;
        }
        return registered.before(known.renderers());
    }

    @SuppressWarnings("SystemOut") // the cell's own standard error
    private static MimeBundle plain(@Nullable Object value, Throwable failure) {
        System.err.println("This value is shown as text, because its renderer failed: " + failure);
        return Renderers.plain(value);
    }
}
