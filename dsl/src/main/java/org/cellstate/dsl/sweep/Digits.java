package org.cellstate.dsl.sweep;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in plain text. */
final class Digits {

    private static final MathContext FOUR = new MathContext(4);

    private Digits() {}

    /** Returns a number with four significant digits, such as {@code 0.3121} or {@code 1.25E-5}. */
    static String four(double number) {
        if (!Double.isFinite(number)) {
            return String.valueOf(number);
        }
        BigDecimal rounded = new BigDecimal(number).round(FOUR).stripTrailingZeros();
        double size = Math.abs(number);
        return number == 0 ? "0" : size >= 1e-4 && size < 1e9 ? rounded.toPlainString() : rounded.toString();
    }
}
