package org.cellstate.dsl.prepare;

import java.util.random.RandomGenerator;

/** The order in which a training sees its examples, without an end. */
public interface ExampleOrder {

    /** Returns the numbers of the next {@code count} examples. */
    int[] draw(int count);

    /** Returns examples at random, each once before any comes again. */
    static ExampleOrder shuffled(int[] examples, RandomGenerator random) {
        return new ShuffledOrder(examples, random);
    }
}
