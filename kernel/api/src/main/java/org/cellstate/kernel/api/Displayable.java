package org.cellstate.kernel.api;

/**
 * A value that knows how it looks. A cell that ends with one shows its bundle.
 *
 * <p>Use a {@link Renderer} instead for a type that should not know of notebooks, or that somebody else wrote.
 */
public interface Displayable {

    /** Returns how this value is shown; called each time it is shown. */
    MimeBundle toMimeBundle();
}
