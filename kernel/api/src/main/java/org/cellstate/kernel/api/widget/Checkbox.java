package org.cellstate.kernel.api.widget;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A box to tick. */
public final class Checkbox extends Control<Boolean> {

    Checkbox(String label, boolean ticked) {
        super(label, ticked);
    }

    @Override
    Optional<Boolean> chosen(@Nullable Object sent) {
        return sent instanceof Boolean ticked ? Optional.of(ticked) : Optional.empty();
    }

    @Override
    Kind kind() {
        return Kind.control("Checkbox");
    }

    @Override
    Optional<Map<String, Object>> style() {
        return style("Checkbox");
    }

    @Override
    Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("indent", true);
        return options;
    }

    @Override
    String text() {
        return label() + ": " + (value() ? "[x]" : "[ ]");
    }
}
