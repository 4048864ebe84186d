package org.cellstate.dsl.prepare;

import java.util.List;

/**
 * Data that a network can be trained on: examples by number, cut into batches on demand.
 *
 * @param <B> a batch, in the form that the network reads
 */
public interface Examples<B> {

    /** Returns what a person calls the data. */
    String name();

    /** Returns the numbers of the examples that train. */
    int[] training();

    /** Returns the numbers of examples that validate, at most {@code most} of them. */
    int[] validation(int most);

    /** Returns the examples of the given numbers as one batch. */
    B batch(int[] examples);

    /** Returns what a person calls an example, such as {@code window at 1988-12-31}. */
    String label(int example);

    /** Returns the numbers of a batch, for messages that must say which is wrong. */
    List<NamedNumbers> numbers(B batch);
}
