package org.cellstate.kernel.api.widget;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A slider from a smallest value to a greatest one.
 *
 * @param <N> the type of the value
 */
public abstract sealed class Slider<N extends Number> extends Control<N> permits DoubleSlider, IntSlider {

    private final N min;
    private final N max;
    private final N step;

    Slider(String label, N min, N max, N step) {
        super(label, min);
        this.min = min;
        this.max = max;
        this.step = step;
    }

    /** A number as the type of the value has it; empty if that has not. */
    abstract Optional<N> exactly(Number number);

    /** The format of the number beside the slider. */
    abstract String format();

    final N step() {
        return step;
    }

    private boolean holds(Number number) {
        return number.doubleValue() >= min.doubleValue() && number.doubleValue() <= max.doubleValue();
    }

    @Override
    final void checked(N next) {
        if (!holds(next)) {
            throw new IllegalArgumentException("A slider's value lies between its ends.\n  received: " + next
                    + "\n  try: a value from " + min + " to " + max);
        }
    }

    @Override
    final Optional<N> chosen(@Nullable Object sent) {
        return sent instanceof Number number && holds(number) ? exactly(number) : Optional.empty();
    }

    @Override
    final Optional<Map<String, Object>> style() {
        return style("Slider");
    }

    @Override
    final Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("min", min);
        options.put("max", max);
        options.put("step", step);
        options.put("continuous_update", true);
        options.put("orientation", "horizontal");
        options.put("readout", true);
        options.put("readout_format", format());
        return options;
    }

    @Override
    final String text() {
        return label() + ": " + value() + " (" + min + " to " + max + ")";
    }
}
