package org.cellstate.dsl.engine.optimize;

import org.cellstate.dsl.model.Optimizer;

/** Stochastic gradient descent, plain, with momentum, or with Nesterov's (Sutskever et al. 2013). */
final class SgdUpdate implements Update {

    private final float momentum;
    private final boolean looksAhead;
    /** Empty without momentum. */
    private final float[] velocity;

    SgdUpdate(Optimizer.Sgd settings, int weights) {
        this.momentum = (float) settings.momentum();
        this.looksAhead = settings.looksAhead();
        this.velocity = new float[momentum > 0 ? weights : 0];
    }

    @Override
    public void step(float[] weights, float[] gradient, float shrink, double learningRate) {
        float rate = (float) learningRate;
        if (velocity.length == 0) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= rate * (gradient[i] * shrink);
            }
        } else if (looksAhead) {
            ahead(weights, gradient, shrink, rate);
        } else {
            along(weights, gradient, shrink, rate);
        }
    }

    private void along(float[] weights, float[] gradient, float shrink, float rate) {
        float carried = momentum;
        float[] v = velocity;
        for (int i = 0; i < weights.length; i++) {
            float now = carried * v[i] + gradient[i] * shrink;
            v[i] = now;
            weights[i] -= rate * now;
        }
    }

    private void ahead(float[] weights, float[] gradient, float shrink, float rate) {
        float carried = momentum;
        float[] v = velocity;
        for (int i = 0; i < weights.length; i++) {
            float g = gradient[i] * shrink;
            float now = carried * v[i] + g;
            v[i] = now;
            weights[i] -= rate * (g + carried * now);
        }
    }
}
