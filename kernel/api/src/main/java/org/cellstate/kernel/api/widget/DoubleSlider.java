package org.cellstate.kernel.api.widget;

import java.math.BigDecimal;
import java.util.Optional;

/** A slider over real numbers. */
public final class DoubleSlider extends Slider<Double> {

    DoubleSlider(String label, double min, double max, double step) {
        super(label, min, max, step);
        if (!(min <= max) || Double.isInfinite(max - min)) {
            throw new IllegalArgumentException(
                    "A slider's smallest value comes before its greatest, and both are finite.\n" + "  received: " + min
                            + " and " + max + "\n  try: slider(\"" + label + "\", 0.0, 1.0)");
        }
        if (!(step > 0) || Double.isInfinite(step)) {
            throw new IllegalArgumentException(
                    "The step of a slider must be positive.\n  received: " + step + "\n  try: 0.01");
        }
    }

    /** Sets the value to begin with and returns this slider; without it the smallest is. */
    public DoubleSlider at(double start) {
        value(start);
        return this;
    }

    @Override
    Optional<Double> exactly(Number number) {
        return Optional.of(number.doubleValue());
    }

    @Override
    Kind kind() {
        return Kind.control("FloatSlider");
    }

    /** As many decimals as the step has, so that every step can be seen. */
    @Override
    String format() {
        int decimals = BigDecimal.valueOf(step()).stripTrailingZeros().scale();
        return decimals > 6 ? ".3e" : "." + Math.max(decimals, 1) + "f";
    }
}
