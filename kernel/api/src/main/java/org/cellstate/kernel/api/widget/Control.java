package org.cellstate.kernel.api.widget;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A widget with a value that the user changes and code reads, or changes too.
 *
 * <p>Listeners hear of each change by the user on a thread that no running cell blocks, and of a change by code on the thread that makes
 * it. While a listener is at work the front end holds further moves back and then sends the newest: a slow one misses what lay between.
 *
 * @param <T> the type of the value
 */
public abstract sealed class Control<T> extends Widget permits Checkbox, Dropdown, Slider, TextField {

    /** Characters that a label may have within the width that the front end gives it. */
    private static final int SHORT = 10;

    private final String label;
    private final List<Consumer<? super T>> listeners = new CopyOnWriteArrayList<>();
    private volatile T value;

    Control(String label, T value) {
        this.label = label;
        this.value = value;
    }

    /** Returns the words beside it. */
    public final String label() {
        return label;
    }

    /** Returns the present value. */
    public final T value() {
        return value;
    }

    /**
     * Sets the value; the front end follows and listeners are told.
     *
     * @throws IllegalArgumentException if the user could not choose it either
     */
    public final void value(T next) {
        checked(next);
        if (change(next, true)) {
            changed();
        }
    }

    /** Lets a listener be told the new value after each change. */
    public final Control<T> onChange(Consumer<? super T> listener) {
        listeners.add(listener);
        return this;
    }

    /** Tells a listener nothing more. */
    public final void remove(Consumer<? super T> listener) {
        listeners.remove(listener);
    }

    /** The attribute that carries the value. */
    String attribute() {
        return "value";
    }

    /** A value as the attribute has it. */
    Object sent(T chosen) {
        return chosen;
    }

    /** What the front end has sent, if the user can choose that. */
    abstract Optional<T> chosen(@Nullable Object sent);

    /** Returns if the user could choose a value, which some can with any. */
    void checked(T next) {}

    /** The attributes beside the value and those that all controls have. */
    abstract Map<String, Object> options();

    private boolean change(T next, boolean tell) {
        synchronized (lock) {
            if (next.equals(value)) {
                return false;
            }
            value = next;
            if (tell) {
                tell(Map.of(attribute(), sent(next)));
            }
            return true;
        }
    }

    private void changed() {
        listeners.forEach(listener -> listener.accept(value));
    }

    @Override
    final Map<String, Object> attributes() {
        Map<String, Object> attributes = options();
        attributes.put("description", label);
        attributes.put("description_allow_html", false);
        attributes.put("disabled", false);
        attributes.put(attribute(), sent(value));
        return attributes;
    }

    /** A long label makes room for itself: the front end's own width is for short ones. */
    @Override
    final Map<String, Object> layout() {
        int more = label.length() - SHORT;
        return more <= 0 ? Map.of() : Map.of("width", "calc(var(--jp-widgets-inline-width) + " + more + "ch)");
    }

    /** A style under which a long label is not cut off. Short ones keep the front end's width, so that controls stand in line. */
    final Optional<Map<String, Object>> style(String name) {
        String width = label.length() <= SHORT ? "" : "initial";
        return Optional.of(Kind.style(name).state(Map.of("description_width", width)));
    }

    @Override
    final Model.Owner user() {
        return new Lost() {
            @Override
            public Optional<Runnable> take(String name, @Nullable Object sent) {
                if (!name.equals(attribute())) {
                    return Optional.empty();
                }
                return chosen(sent).map(next -> change(next, false) ? Control.this::changed : () -> {});
            }
        };
    }
}
