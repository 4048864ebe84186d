package org.cellstate.dsl.engine;

import org.cellstate.dsl.model.Optimizer;

/** Adam's steps on one flat array of weights (Kingma and Ba 2015), with the gradient clipped by its norm over all weights first. */
final class Adam {

    private final Optimizer.Adam settings;
    private final double clip;
    private final float[] mean;
    private final float[] square;
    private int steps;

    Adam(Optimizer.Adam settings, double clip, int weights) {
        this.settings = settings;
        this.clip = clip;
        this.mean = new float[weights];
        this.square = new float[weights];
    }

    /** Moves the weights in place. */
    void step(float[] weights, float[] gradient, double learningRate) {
        steps++;
        double squares = 0;
        for (float g : gradient) {
            squares += (double) g * g;
        }
        double norm = Math.sqrt(squares);
        float shrink = (float) (norm > clip ? clip / norm : 1);
        float beta1 = (float) settings.beta1();
        float beta2 = (float) settings.beta2();
        double correction = Math.sqrt(1 - Math.pow(settings.beta2(), steps));
        float rate = (float) (learningRate * correction / (1 - Math.pow(settings.beta1(), steps)));
        float epsilon = (float) (settings.epsilon() * correction);
        for (int i = 0; i < weights.length; i++) {
            float g = gradient[i] * shrink;
            mean[i] = beta1 * mean[i] + (1 - beta1) * g;
            square[i] = beta2 * square[i] + (1 - beta2) * g * g;
            weights[i] -= rate * mean[i] / ((float) Math.sqrt(square[i]) + epsilon);
        }
    }
}
