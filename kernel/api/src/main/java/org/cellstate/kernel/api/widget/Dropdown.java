package org.cellstate.kernel.api.widget;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A choice of one of several values.
 *
 * @param <T> the type of the values, which are shown by their {@code toString}
 */
public final class Dropdown<T> extends Control<T> {

    private final List<T> values;
    private final List<String> names;

    Dropdown(String label, List<? extends T> values) {
        super(label, first(values));
        this.values = List.copyOf(values);
        names = values.stream().map(String::valueOf).toList();
    }

    private static <T> T first(List<? extends T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A dropdown needs something to choose from.\n  received: no values\n"
                    + "  try: dropdown(\"cell\", \"lstm\", \"gru\")");
        }
        return values.get(0);
    }

    /** Sets the value to begin with and returns this dropdown; without it the first is chosen. */
    public Dropdown<T> at(T start) {
        value(start);
        return this;
    }

    /** Returns what can be chosen. */
    public List<T> values() {
        return values;
    }

    @Override
    void checked(T next) {
        if (!values.contains(next)) {
            throw new IllegalArgumentException(
                    "A dropdown's value is one of its choices.\n  received: " + next + "\n  try: one of " + names);
        }
    }

    @Override
    Optional<T> chosen(@Nullable Object sent) {
        return sent instanceof Long index && index >= 0 && index < values.size()
                ? Optional.of(values.get(index.intValue()))
                : Optional.empty();
    }

    @Override
    Object sent(T chosen) {
        return values.indexOf(chosen);
    }

    @Override
    String attribute() {
        return "index";
    }

    @Override
    Kind kind() {
        return Kind.control("Dropdown");
    }

    @Override
    Optional<Map<String, Object>> style() {
        return style("Description");
    }

    @Override
    Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("_options_labels", names);
        return options;
    }

    @Override
    String text() {
        return label() + ": " + value() + " (of " + String.join(", ", names) + ")";
    }
}
