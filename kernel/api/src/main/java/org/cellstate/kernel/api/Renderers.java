package org.cellstate.kernel.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The renderers that apply: those added by hand, newest first, then those found as services, then the defaults that every
 * value has (arrays by content, everything else by {@code toString()}).
 */
public final class Renderers {

    private final List<Renderer<?>> renderers;

    private Renderers(List<Renderer<?>> renderers) {
        this.renderers = List.copyOf(renderers);
    }

    /** Returns the renderers that libraries visible to a class loader register as services. */
    public static Renderers of(ClassLoader loader) {
        List<Renderer<?>> found = new ArrayList<>();
        for (Renderer<?> renderer : ServiceLoader.load(Renderer.class, loader)) {
            found.add(renderer);
        }
        return new Renderers(found);
    }

    /** Returns these renderers and one more, which goes before the others of the same type. */
    public Renderers with(Renderer<?> renderer) {
        List<Renderer<?>> all = new ArrayList<>();
        all.add(renderer);
        all.addAll(renderers);
        return new Renderers(all);
    }

    /** Returns how a value is shown. A bundle is shown as it is. */
    public MimeBundle render(Object value) {
        if (value instanceof MimeBundle bundle) {
            return bundle;
        }
        if (value instanceof Displayable displayable) {
            return displayable.toMimeBundle();
        }
        Optional<Renderer<?>> best = Optional.empty();
        for (Renderer<?> renderer : renderers) {
            boolean applies = renderer.type().isInstance(value);
            if (applies
                    && best.map(b -> b.type() != renderer.type() && b.type().isAssignableFrom(renderer.type()))
                            .orElse(true)) {
                best = Optional.of(renderer);
            }
        }
        return best.map(renderer -> apply(renderer, value)).orElseGet(() -> MimeBundle.text(plain(value)));
    }

    private static <T> MimeBundle apply(Renderer<T> renderer, Object value) {
        return renderer.render(renderer.type().cast(value));
    }

    private static String plain(Object value) {
        if (value instanceof Object[] array) {
            return Arrays.deepToString(array);
        }
        if (value.getClass().isArray()) {
            String nested = Arrays.deepToString(new Object[] {value});
            return nested.substring(1, nested.length() - 1);
        }
        return String.valueOf(value);
    }

    /** Returns a renderer for a type from a function, for {@link #with} in tests and small programs. */
    public static <T> Renderer<T> renderer(Class<T> type, java.util.function.Function<T, MimeBundle> function) {
        return new Renderer<>() {
            @Override
            public Class<T> type() {
                return type;
            }

            @Override
            public MimeBundle render(T value) {
                return function.apply(value);
            }
        };
    }
}
