package org.cellstate.kernel.display;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;
import org.cellstate.kernel.api.Renderers;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into bundles with the renderers that notebook code can see.
 *
 * <p>Those that cells have registered go first. The others are looked up anew when a cell has added libraries, and
 * for each cell if there is a folder among them, whose content may change. Where a renderer fails the value is shown as
 * text, with a note on {@code System.err}: the cell itself has not failed.
 */
public final class CellRenderer {

    private final Supplier<ClassLoader> loader;
    private final OutputRouter router;
    private final Object lookup = new Object();
    private volatile Renderers registered = Renderers.none();
    private volatile @Nullable Found found;

    private record Found(@Nullable CellContext cell, ClassLoader loader, OptionalInt jars, Renderers renderers) {}

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

    /** Looks the renderers up, so that the first value that a cell shows need not wait for it. */
    public void prepare() {
        lookUp(null);
    }

    private Renderers renderers() {
        CellContext cell = router.current().orElse(null);
        Found known = found;
        if (known == null || known.cell() != cell) {
            known = lookUp(cell);
        }
        return registered.before(known.renderers());
    }

    private Found lookUp(@Nullable CellContext cell) {
        synchronized (lookup) {
            Found known = lookedUp(cell, found);
            found = known;
            return known;
        }
    }

    private Found lookedUp(@Nullable CellContext cell, @Nullable Found before) {
        ClassLoader libraries = loader.get();
        OptionalInt jars = jars(libraries);
        if (before != null && before.loader() == libraries && jars.isPresent() && jars.equals(before.jars())) {
            return new Found(cell, libraries, jars, before.renderers());
        }
        return new Found(cell, libraries, jars, Renderers.of(libraries));
    }

    /** How many jars a loader has, which only grow in number; nothing if it may have changed in another way. */
    private static OptionalInt jars(ClassLoader loader) {
        if (!(loader instanceof URLClassLoader libraries)) {
            return OptionalInt.empty();
        }
        URL[] urls = libraries.getURLs();
        boolean folders = Arrays.stream(urls).anyMatch(url -> url.getPath().endsWith("/"));
        return folders ? OptionalInt.empty() : OptionalInt.of(urls.length);
    }

    @SuppressWarnings("SystemOut") // the cell's own standard error
    private static MimeBundle plain(@Nullable Object value, Throwable failure) {
        System.err.println("This value is shown as text, because its renderer failed: " + failure);
        return Renderers.plain(value);
    }
}
