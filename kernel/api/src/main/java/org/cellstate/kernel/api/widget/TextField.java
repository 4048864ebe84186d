package org.cellstate.kernel.api.widget;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line to write in. Its value changes when the user ends it with Enter or goes elsewhere. */
public final class TextField extends Control<String> {

    TextField(String label, String text) {
        super(label, text);
    }

    @Override
    Optional<String> chosen(@Nullable Object sent) {
        return sent instanceof String text ? Optional.of(text) : Optional.empty();
    }

    @Override
    Kind kind() {
        return Kind.control("Text");
    }

    @Override
    Optional<Map<String, Object>> style() {
        return style("Text");
    }

    @Override
    Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("continuous_update", false);
        options.put("placeholder", "");
        return options;
    }

    @Override
    String text() {
        return label() + ": " + value();
    }
}
