package org.cellstate.kernel.api.widget;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A slider over real numbers. */
public final class DoubleSlider extends Control<Double> {

    private final double min;
    private final double max;
    private final double step;

    DoubleSlider(String label, double min, double max, double step) {
        super(label, min);
        if (!(min <= max) || Double.isInfinite(max - min)) {
            throw new IllegalArgumentException(
                    "A slider's smallest value comes before its greatest, and both are finite.\n" + "  received: " + min
                            + " and " + max + "\n  try: slider(\"" + label + "\", 0.0, 1.0)");
        }
        if (!(step > 0) || Double.isInfinite(step)) {
            throw new IllegalArgumentException(
                    "The step of a slider must be positive.\n  received: " + step + "\n  try: 0.01");
        }
        this.min = min;
        this.max = max;
        this.step = step;
    }

    /** Sets the value to begin with and returns this slider; without it the smallest is. */
    public DoubleSlider at(double start) {
        value(start);
        return this;
    }

    @Override
    void checked(Double next) {
        if (!(next >= min && next <= max)) {
            throw new IllegalArgumentException("A slider's value lies between its ends.\n  received: " + next
                    + "\n  try: a value from " + min + " to " + max);
        }
    }

    @Override
    Optional<Double> chosen(@Nullable Object sent) {
        return sent instanceof Number number && number.doubleValue() >= min && number.doubleValue() <= max
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }

    @Override
    Object sent(Double chosen) {
        return chosen;
    }

    @Override
    String attribute() {
        return "value";
    }

    @Override
    Kind kind() {
        return Kind.control("FloatSlider");
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
        options.put("readout_format", format());
        return options;
    }

    /** As many decimals as the step has, so that every step can be seen. */
    private String format() {
        int decimals = BigDecimal.valueOf(step).stripTrailingZeros().scale();
        return decimals > 6 ? ".3e" : "." + Math.max(decimals, 1) + "f";
    }

    @Override
    String text() {
        return label() + ": " + value() + " (" + min + " to " + max + ")";
    }
}
