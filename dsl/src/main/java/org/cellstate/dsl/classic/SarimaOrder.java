package org.cellstate.dsl.classic;

import org.cellstate.dsl.data.ConfigProblem;

/**
 * The order of a SARIMA model: {@code (p,d,q)(P,D,Q)[season]}.
 *
 * @param ar p, how many rows back it reads values
 * @param difference d, how often rows are differenced, at most 2
 * @param ma q, how many rows back it reads errors
 * @param seasonalAr P, how many seasons back it reads values
 * @param seasonalDifference D, how often seasons are differenced, at most 1
 * @param seasonalMa Q, how many seasons back it reads errors
 * @param season rows of a season; 1 where there is none
 */
public record SarimaOrder(
        int ar, int difference, int ma, int seasonalAr, int seasonalDifference, int seasonalMa, int season) {

    private static final int MOST = 60;

    /** Checks the ranges. */
    public SarimaOrder {
        check("p", ar, MOST);
        check("d", difference, 2);
        check("q", ma, MOST);
        check("P", seasonalAr, MOST);
        check("D", seasonalDifference, 1);
        check("Q", seasonalMa, MOST);
    }

    private static void check(String name, int value, int most) {
        if (value < 0 || value > most) {
            throw new ConfigProblem(
                    "Of the order of a SARIMA, " + name + " must be from 0 to " + most + ".",
                    name + "=" + value,
                    ".order(1, 1, 1), or no order at all: then it is searched for");
        }
    }

    static SarimaOrder of(int ar, int difference, int ma) {
        return new SarimaOrder(ar, difference, ma, 0, 0, 0, 1);
    }

    SarimaOrder seasonal(int newAr, int newDifference, int newMa, int newSeason) {
        return new SarimaOrder(ar, difference, ma, newAr, newDifference, newMa, newSeason);
    }

    /** Returns whether any part repeats by the season. */
    public boolean isSeasonal() {
        return seasonalAr + seasonalDifference + seasonalMa > 0;
    }

    /** Returns the number of coefficients, without a constant. */
    int coefficients() {
        return ar + ma + seasonalAr + seasonalMa;
    }

    /** Returns how often the model differences in all. */
    int differences() {
        return difference + seasonalDifference;
    }

    /** Returns how many rows differencing takes off the start. */
    int lost() {
        return difference + season * seasonalDifference;
    }

    /** Returns for example {@code (0,1,1)(0,1,1)[12]}. */
    @Override
    public String toString() {
        String plain = "(" + ar + "," + difference + "," + ma + ")";
        return isSeasonal()
                ? plain + "(" + seasonalAr + "," + seasonalDifference + "," + seasonalMa + ")"
                        + (season > 1 ? "[" + season + "]" : "")
                : plain;
    }
}
