package org.cellstate.kernel.display;

import java.util.function.Supplier;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into bundles with the renderers that notebook code can see.
 *
 * <p>Renderers are looked up anew for each cell, since a cell may add libraries. Where a renderer fails the value is shown as
 * text, with a note on {@code System.err}: the cell itself has not failed.
 */
public final class CellRenderer {

    private final Supplier<ClassLoader> loader;
    private final OutputRouter router;
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

    /** Returns how a value is shown. It is rendered once, also when that fails. */
    public MimeBundle render(Object value) {
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
        return known.renderers();
    }

    @SuppressWarnings("SystemOut") // the cell's own standard error
    private static MimeBundle plain(Object value, Throwable failure) {
        System.err.println("This value is shown as text, because its renderer failed: " + failure);
        try {
            return MimeBundle.text(String.valueOf(value));
        } catch (RuntimeException | StackOverflowError e) {
            return MimeBundle.text(
                    value.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(value)));
        }
    }
}
