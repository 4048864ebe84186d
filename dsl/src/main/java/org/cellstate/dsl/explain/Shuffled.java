package org.cellstate.dsl.explain;

import java.util.function.Function;

/**
 * An input that can be shuffled.
 *
 * @param name what a person calls it
 * @param batch returns the batch with this input of each row taken from the row that an order names
 */
record Shuffled<B>(String name, Function<int[], B> batch) {}
