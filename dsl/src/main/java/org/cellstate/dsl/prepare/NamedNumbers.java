package org.cellstate.dsl.prepare;

import java.util.function.IntUnaryOperator;

/**
 * Numbers of a batch that share a meaning, for messages that must say which is wrong.
 *
 * @param name such as {@code target}
 * @param numbers in any order
 * @param row the example of the batch that a place in {@code numbers} belongs to
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier inside the library, never compared
public record NamedNumbers(String name, float[] numbers, IntUnaryOperator row) {

    /** Returns numbers that lie example by example. */
    static NamedNumbers byRow(String name, float[] numbers, int rows) {
        int each = Math.max(1, numbers.length / rows);
        return new NamedNumbers(name, numbers, place -> place / each);
    }
}
