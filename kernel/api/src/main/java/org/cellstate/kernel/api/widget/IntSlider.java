package org.cellstate.kernel.api.widget;

import java.util.Optional;

/** A slider over whole numbers. */
public final class IntSlider extends Slider<Integer> {

    IntSlider(String label, int min, int max, int step) {
        super(label, min, max, step);
        if (min > max) {
            throw new IllegalArgumentException("A slider's smallest value comes before its greatest.\n  received: "
                    + min + " and " + max + "\n  try: slider(\"" + label + "\", " + max + ", " + min + ")");
        }
        if (step < 1) {
            throw new IllegalArgumentException(
                    "The step of a slider must be positive.\n  received: " + step + "\n  try: 1");
        }
    }

    /** Sets the value to begin with and returns this slider; without it the smallest is. */
    public IntSlider at(int start) {
        value(start);
        return this;
    }

    @Override
    Optional<Integer> exactly(Number number) {
        return number.doubleValue() == Math.rint(number.doubleValue())
                ? Optional.of(number.intValue())
                : Optional.empty();
    }

    @Override
    Kind kind() {
        return Kind.control("IntSlider");
    }

    @Override
    String format() {
        return "d";
    }
}
