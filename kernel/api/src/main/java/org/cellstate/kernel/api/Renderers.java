package org.cellstate.kernel.api;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The renderers that apply to a value. In this order: a {@link MimeBundle} is shown as it is; a {@link Displayable} is asked itself;
 * then the renderer of the most specific type that the value has; then what every value has, by what it is made of.
 *
 * <p>Of renderers for one type, or for two interfaces of which none extends the other, the newest that a cell registered goes first,
 * then those that libraries bring as services, then those of this package.
 *
 * <pre>{@code
 * record Money(long cents) {}
 * Renderers.register(Money.class, money -> MimeBundle.text(money.cents() / 100.0 + " €"));
 * new Money(1250)
 * }</pre>
 */
public final class Renderers {

    private static final Renderers NONE = new Renderers(List.of());

    private final List<Renderer<?>> renderers;

    private Renderers(List<Renderer<?>> renderers) {
        this.renderers = List.copyOf(renderers);
    }

    /** Returns the renderers that libraries visible to a class loader register as services, and those that come with the kernel. */
    public static Renderers of(ClassLoader loader) {
        Map<Class<?>, Renderer<?>> found = new LinkedHashMap<>();
        collect(ServiceLoader.load(Renderer.class, loader), found);
        if (Renderers.class.getClassLoader() != loader) {
            Own.RENDERERS.forEach(found::putIfAbsent);
        }
        return new Renderers(List.copyOf(found.values()));
    }

    /** What comes with the kernel, looked up once. */
    private static final class Own {
        private static final Map<Class<?>, Renderer<?>> RENDERERS = new LinkedHashMap<>();

        static {
            collect(ServiceLoader.load(Renderer.class, Renderers.class.getClassLoader()), RENDERERS);
        }
    }

    /** A service that this Java cannot load, for one that lacks the desktop module, has no say; a misspelt one is an error. */
    @SuppressWarnings("rawtypes") // a class literal has no type argument
    private static void collect(ServiceLoader<Renderer> services, Map<Class<?>, Renderer<?>> found) {
        Iterator<Renderer> each = services.iterator();
        while (each.hasNext()) {
            try {
                Renderer<?> renderer = each.next();
                Objects.requireNonNull(renderer.type());
                found.putIfAbsent(renderer.getClass(), renderer);
            } catch (ServiceConfigurationError | NoClassDefFoundError e) {
                boolean notThere = e instanceof NoClassDefFoundError || e.getCause() instanceof LinkageError;
                if (!notThere) {
                    throw e;
                }
            }
        }
    }

    /**
     * Shows values of a type in a way of your own from now on, in this notebook. Registering again for the type replaces it.
     *
     * @param type the type whose instances, and those of its subtypes, are shown so
     * @param look how one of them is shown
     */
    public static <T> void register(Class<T> type, Function<? super T, MimeBundle> look) {
        Notebook.host().register(renderer(type, look));
    }

    /** Returns how a value is shown that no renderer knows, or whose renderer has failed. */
    public static MimeBundle plain(@Nullable Object value) {
        return DefaultLook.of(value);
    }

    /** Returns no renderers: every value is shown by what it is made of. */
    public static Renderers none() {
        return NONE;
    }

    /** Returns these renderers and one more, which goes before the others of the same type. */
    public Renderers with(Renderer<?> renderer) {
        List<Renderer<?>> all = new ArrayList<>();
        all.add(renderer);
        all.addAll(renderers);
        return new Renderers(all);
    }

    /** Returns these renderers and one more, as {@link #with} does, without those for a type of the same name: a cell ran again. */
    public Renderers replacing(Renderer<?> renderer) {
        String name = TypeNames.full(renderer.type());
        return new Renderers(renderers.stream()
                        .filter(each -> !TypeNames.full(each.type()).equals(name))
                        .toList())
                .with(renderer);
    }

    /** Returns these renderers, before others. */
    public Renderers before(Renderers others) {
        List<Renderer<?>> all = new ArrayList<>(renderers);
        all.addAll(others.renderers);
        return new Renderers(all);
    }

    /**
     * Returns how a value is shown.
     *
     * @throws RuntimeException what a renderer or a {@link Displayable} throws
     */
    public MimeBundle render(@Nullable Object value) {
        if (value instanceof MimeBundle bundle) {
            return bundle;
        }
        if (value instanceof Displayable displayable) {
            return checked(displayable.toMimeBundle(), displayable);
        }
        return value == null
                ? plain(null)
                : best(value).map(best -> apply(best, value)).orElseGet(() -> plain(value));
    }

    private Optional<Renderer<?>> best(Object value) {
        Optional<Renderer<?>> best = Optional.empty();
        for (Renderer<?> renderer : renderers) {
            boolean applies = renderer.type().isInstance(value);
            if (applies
                    && best.map(b -> b.type() != renderer.type() && b.type().isAssignableFrom(renderer.type()))
                            .orElse(true)) {
                best = Optional.of(renderer);
            }
        }
        return best;
    }

    private static <T> MimeBundle apply(Renderer<T> renderer, Object value) {
        return checked(renderer.render(renderer.type().cast(value)), renderer);
    }

    /** Notebook code is not checked for nulls by a compiler. */
    private static MimeBundle checked(@Nullable MimeBundle bundle, Object source) {
        if (bundle == null) {
            throw new IllegalStateException("A renderer must return a bundle.\n  received: null from "
                    + TypeNames.of(source.getClass()) + "\n  try: MimeBundle.text(\"\") for nothing to be seen");
        }
        return bundle;
    }

    /** Returns a renderer for a type from a function, for {@link #with}. */
    public static <T> Renderer<T> renderer(Class<T> type, Function<? super T, MimeBundle> function) {
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
