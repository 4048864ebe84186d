package org.cellstate.kernel.magic;

import java.util.Locale;

/** Times and sizes as people read them: three digits and a unit. */
final class Amounts {

    private static final String[] TIMES = {"ns", "µs", "ms", "s"};
    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB"};
    private static final int THOUSAND = 1000;
    private static final double SECOND = 1e9;
    private static final long MINUTE = 60;

    private Amounts() {}

    static String time(double nanos) {
        if (nanos >= 2 * MINUTE * SECOND) {
            long seconds = Math.round(nanos / SECOND);
            return seconds / MINUTE + " min " + seconds % MINUTE + " s";
        }
        return scaled(nanos, TIMES);
    }

    static String bytes(double bytes) {
        return scaled(bytes, SIZES);
    }

    /** Reads how many of something a user wants. */
    static int count(String magic, String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw new MagicException(magic + " takes a whole number.", word, magic + " 5");
        }
    }

    private static String scaled(double amount, String... units) {
        double value = amount;
        int unit = 0;
        while (value >= THOUSAND && unit < units.length - 1) {
            value /= THOUSAND;
            unit++;
        }
        int decimals = value >= 100 || (unit == 0 && value == Math.rint(value)) ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f %s", value, units[unit]);
    }
}
