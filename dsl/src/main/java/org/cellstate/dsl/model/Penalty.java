package org.cellstate.dsl.model;

import org.cellstate.dsl.data.ConfigProblem;

/**
 * What weights cost. To the loss are added l1 times the sum of their sizes and l2 times the sum of their squares (Keras' definition;
 * Deeplearning4j's takes half the squares, and so does PyTorch where it calls the penalty weight decay), and its slope to the gradient
 * before that is clipped. Weight decay is decoupled from the gradient (Loshchilov and Hutter 2019): a step also takes the learning rate
 * times the decay from every weight.
 *
 * @param l1 0 or more
 * @param l2 0 or more
 * @param weightDecay 0 or more
 */
public record Penalty(double l1, double l2, double weightDecay) {

    /** Checks the ranges. */
    public Penalty {
        check("l1", l1, 1e-5);
        check("l2", l2, 1e-4);
        check("weightDecay", weightDecay, 0.01);
    }

    static void check(String name, double value, double advice) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new ConfigProblem(
                    name + " must be 0 or a number above.", name + "=" + value, "." + name + "(" + advice + ")");
        }
    }
}
