package org.cellstate.dsl.evaluate.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as C and Python print them: the number that is really there, rounded, and not the shortest that stands for it. */
final class Rounded {

    private Rounded() {}

    static String of(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }
}
