package org.cellstate.kernel.api.widget;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Widgets side by side, or one below the other. */
public final class Box extends Widget {

    private final boolean upright;
    private final List<Widget> parts;

    Box(boolean upright, List<Widget> parts) {
        this.upright = upright;
        this.parts = List.copyOf(parts);
    }

    @Override
    Kind kind() {
        return Kind.control(upright ? "VBox" : "HBox");
    }

    @Override
    List<Widget> parts() {
        return parts;
    }

    @Override
    Map<String, Object> attributes() {
        return new LinkedHashMap<>(Map.of("box_style", ""));
    }

    @Override
    String text() {
        return parts.stream().map(Widget::text).collect(Collectors.joining(upright ? "\n" : "   "));
    }
}
