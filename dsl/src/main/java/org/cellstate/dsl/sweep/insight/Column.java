package org.cellstate.dsl.sweep.insight;

/**
 * A setting in numbers.
 *
 * @param name as the user calls it
 * @param options how many values without an order it has, counted from 0; or 0 where it is a number from 0 to 1
 */
public record Column(String name, int options) {

    boolean isNumber() {
        return options == 0;
    }
}
