package org.cellstate.kernel.api;

/**
 * Says how values of a type are shown, kept apart from the type itself.
 *
 * <p>A library registers its renderers as services: a file {@code META-INF/services/org.cellstate.kernel.api.Renderer} that
 * names them. The renderer of the most specific type wins; a value that is {@link Displayable} is asked itself.
 *
 * @param <T> the type that is shown
 */
public interface Renderer<T> {

    /** Returns the type whose instances, and those of its subtypes, are shown by this renderer. */
    Class<T> type();

    /** Returns how the value is shown. */
    MimeBundle render(T value);
}
