package org.cellstate.dsl.prepare;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Data that a network can be trained on: examples by number, cut into batches on demand.
 *
 * @param <B> a batch, in the form that the network reads
 */
public interface Examples<B> {

    /** The windows of an epoch over series: what a default fit costs does not grow with the series. */
    int WINDOWS = 384;

    /** Returns what a person calls the data. */
    String name();

    /** Returns the numbers of the examples that train. */
    int[] training();

    /** Returns the examples of an epoch where the training does not say how many. */
    int epoch();

    /** Returns the order in which training sees its examples: at random, each once before any comes again, unless the data are a stream. */
    default ExampleOrder order(RandomGenerator random) {
        return ExampleOrder.shuffled(training(), random);
    }

    /** Returns how many examples compare one epoch with another: enough for a steady comparison, few enough to cost less than training. */
    default int compared() {
        return 128;
    }

    /** Returns the numbers of examples that validate, at most {@code most} of them. */
    int[] validation(int most);

    /** Returns the examples of the given numbers as one batch. */
    B batch(int[] examples);

    /** Returns what a person calls an example, such as {@code window at 1988-12-31}. */
    String label(int example);

    /** Returns the numbers of a batch, for messages that must say which is wrong. */
    List<NamedNumbers> numbers(B batch);
}
