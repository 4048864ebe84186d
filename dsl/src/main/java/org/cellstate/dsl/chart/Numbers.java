package org.cellstate.dsl.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How numbers are written everywhere people read them: four significant digits, a thin space between thousands, a point before
 * decimals whatever the machine's locale.
 */
public final class Numbers {

    /** Stands between groups of thousands. */
    public static final char THIN_SPACE = '\u2009';

    /** Stands for a missing value. */
    public static final String MISSING = "–";

    private static final int DIGITS = 4;

    private Numbers() {}

    /**
     * Returns a number with four significant digits; digits before the point are never rounded away, zeros at the end are
     * left out. Below 0.001 and from 10<sup>9</sup> on, with an exponent: {@code 4.231e-5}.
     */
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size < 1e-3 || size >= 1e9) {
            return scientific(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        if (size >= 1e4) {
            rounded = new BigDecimal(value).setScale(0, RoundingMode.HALF_UP);
        }
        return grouped(plain(rounded.stripTrailingZeros()));
    }

    /** Returns a number with a fixed number of decimals, for columns in which the points stand below one another. */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return text(value);
        }
        return grouped(
                new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString());
    }

    /** Returns a count of things: all digits, thousands grouped. */
    public static String count(long count) {
        return grouped(Long.toString(count));
    }

    /** Returns a share of one as a percentage without decimals: 0.312 is {@code 31 %}. */
    public static String percent(double share) {
        return Double.isFinite(share) ? fixed(share * 100, 0) + THIN_SPACE + "%" : text(share);
    }

    /** Returns how many decimals show four significant digits of a number of this size, at least 0 and at most 6. */
    public static int decimals(double size) {
        if (!Double.isFinite(size) || size == 0) {
            return 0;
        }
        return Math.max(0, Math.min(6, DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(size)))));
    }

    static String scientific(double value) {
        String digits = String.format(Locale.ROOT, "%." + (DIGITS - 1) + "e", value);
        int exponent = digits.indexOf('e');
        String mantissa = plain(new BigDecimal(digits.substring(0, exponent)).stripTrailingZeros());
        return mantissa + "e" + Integer.parseInt(digits.substring(exponent + 1));
    }

    static String grouped(String plain) {
        int start = plain.startsWith("-") ? 1 : 0;
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        if (point - start <= DIGITS - 1) {
            return plain;
        }
        StringBuilder text = new StringBuilder(plain);
        for (int i = point - 3; i > start; i -= 3) {
            text.insert(i, THIN_SPACE);
        }
        return text.toString();
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
