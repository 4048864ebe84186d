package org.cellstate.dsl.engine.optimize;

import org.cellstate.dsl.model.Optimizer;

/** RMSprop (Hinton 2012), epsilon outside the root. */
final class RmsPropUpdate implements Update {

    private final float rho;
    private final float epsilon;
    private final float[] square;

    RmsPropUpdate(Optimizer.RmsProp settings, int weights) {
        this.rho = (float) settings.rho();
        this.epsilon = (float) settings.epsilon();
        this.square = new float[weights];
    }

    @Override
    public void step(float[] weights, float[] gradient, float shrink, double learningRate) {
        float rate = (float) learningRate;
        float kept = rho;
        float least = epsilon;
        float[] v = square;
        for (int i = 0; i < weights.length; i++) {
            float g = gradient[i] * shrink;
            float now = kept * v[i] + (1 - kept) * g * g;
            v[i] = now;
            weights[i] -= rate * g / ((float) Math.sqrt(now) + least);
        }
    }
}
