package org.cellstate.dsl.chart.xchart;

/** Which of many labels are written: all, every second, fifth, tenth, twentieth, … */
final class Thinning {

    private static final int[] ROUND = {1, 2, 5};

    private Thinning() {}

    /**
     * Returns the least round step at which labels have room.
     *
     * @param slot the pixels from one label to the next
     * @param space the pixels that a label needs
     */
    static int every(double slot, double space) {
        for (int power = 1; power < 100_000_000; power *= 10) {
            for (int digit : ROUND) {
                if (slot * digit * power >= space) {
                    return digit * power;
                }
            }
        }
        return Integer.MAX_VALUE;
    }

    static String ordinal(int step) {
        return step == 2 ? "2nd" : step + "th";
    }
}
