package org.cellstate.kernel.api.widget;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A slider over whole numbers. */
public final class IntSlider extends Control<Integer> {

    private final int min;
    private final int max;
    private final int step;

    IntSlider(String label, int min, int max, int step) {
        super(label, min);
        if (min > max) {
            throw new IllegalArgumentException("A slider's smallest value comes before its greatest.\n  received: "
                    + min + " and " + max + "\n  try: slider(\"" + label + "\", " + max + ", " + min + ")");
        }
        if (step < 1) {
            throw new IllegalArgumentException(
                    "The step of a slider must be positive.\n  received: " + step + "\n  try: 1");
        }
        this.min = min;
        this.max = max;
        this.step = step;
    }

    /** Sets the value to begin with and returns this slider; without it the smallest is. */
    public IntSlider at(int start) {
        value(start);
        return this;
    }

    @Override
    void checked(Integer next) {
        if (next < min || next > max) {
            throw new IllegalArgumentException("A slider's value lies between its ends.\n  received: " + next
                    + "\n  try: a value from " + min + " to " + max);
        }
    }

    @Override
    Optional<Integer> chosen(@Nullable Object sent) {
        return sent instanceof Number number
                        && number.doubleValue() == Math.rint(number.doubleValue())
                        && number.doubleValue() >= min
                        && number.doubleValue() <= max
                ? Optional.of(number.intValue())
                : Optional.empty();
    }

    @Override
    Object sent(Integer chosen) {
        return chosen;
    }

    @Override
    String attribute() {
        return "value";
    }

    @Override
    Kind kind() {
        return Kind.control("IntSlider");
    }

    @Override
    Optional<Map<String, Object>> style() {
        return style("Slider");
    }

    @Override
    Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("min", min);
        options.put("max", max);
        options.put("step", step);
        options.put("continuous_update", true);
        options.put("orientation", "horizontal");
        options.put("readout", true);
        options.put("readout_format", "d");
        return options;
    }

    @Override
    String text() {
        return label() + ": " + value() + " (" + min + " to " + max + ")";
    }
}
