package org.cellstate.kernel.api.widget;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A button. What a click does runs on a thread that no running cell blocks; what it shows appears under the cell with the button. */
public final class Button extends Widget {

    private final String label;
    private final List<Runnable> clicks = new CopyOnWriteArrayList<>();

    Button(String label) {
        this.label = label;
    }

    /** Lets a click do something more. */
    public Button onClick(Runnable work) {
        clicks.add(work);
        return this;
    }

    /** Does what a click by the user does, on this thread. */
    public void click() {
        clicks.forEach(Runnable::run);
    }

    @Override
    Kind kind() {
        return Kind.control("Button");
    }

    @Override
    Optional<Map<String, Object>> style() {
        return Optional.of(Kind.style("Button").state(Map.of()));
    }

    @Override
    Map<String, Object> attributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("description", label);
        attributes.put("disabled", false);
        attributes.put("button_style", "");
        attributes.put("icon", "");
        return attributes;
    }

    @Override
    Model.Owner user() {
        return new Lost() {
            @Override
            public void event(Map<?, ?> content) {
                if ("click".equals(content.get("event"))) {
                    click();
                }
            }
        };
    }

    @Override
    String text() {
        return "[ " + label + " ]";
    }
}
