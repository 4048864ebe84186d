package org.cellstate.dsl.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How the numbers of one table are written in its cells: all in the same way. */
record CellText(Kind kind) {

    private static final double LEAST_SHARE = 0.05;

    private enum Kind {
        SHARE,
        COUNT,
        NUMBER
    }

    static CellText of(Cells cells, Shading scale) {
        boolean whole = cells.stream().filter(Double::isFinite).allMatch(number -> number == Math.rint(number));
        if (whole) {
            return new CellText(Kind.COUNT);
        }
        boolean shares = scale.low() >= 0
                && scale.high() <= 1
                && cells.stream().filter(Double::isFinite).allMatch(number -> number >= 0 && number <= 1);
        return new CellText(shares ? Kind.SHARE : Kind.NUMBER);
    }

    String text(double number) {
        if (!Double.isFinite(number)) {
            return "";
        }
        return switch (kind) {
            case SHARE -> number < LEAST_SHARE ? "" : share(number);
            case COUNT -> Numbers.text(number);
            case NUMBER ->
                Numbers.text(
                        number == 0
                                ? 0
                                : new BigDecimal(number)
                                        .round(new MathContext(3, RoundingMode.HALF_UP))
                                        .doubleValue());
        };
    }

    private static String share(double number) {
        String text = Numbers.fixed(number, 2);
        return text.startsWith("0") ? text.substring(1) : text;
    }
}
