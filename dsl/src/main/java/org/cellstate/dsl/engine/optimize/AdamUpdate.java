package org.cellstate.dsl.engine.optimize;

import org.cellstate.dsl.model.Optimizer;

/** Adam (Kingma and Ba 2015), and AdamW (Loshchilov and Hutter 2019). */
final class AdamUpdate implements Update {

    private final Optimizer.Adam settings;
    private final double weightDecay;
    private final float[] mean;
    private final float[] square;
    private int steps;

    AdamUpdate(Optimizer.Adam settings, int weights) {
        this(settings, 0, weights);
    }

    AdamUpdate(Optimizer.AdamW settings, int weights) {
        this(
                new Optimizer.Adam(settings.learningRate(), settings.beta1(), settings.beta2(), settings.epsilon()),
                settings.weightDecay(),
                weights);
    }

    private AdamUpdate(Optimizer.Adam settings, double weightDecay, int weights) {
        this.settings = settings;
        this.weightDecay = weightDecay;
        this.mean = new float[weights];
        this.square = new float[weights];
    }

    @Override
    public void step(float[] weights, float[] gradient, float shrink, double learningRate) {
        steps++;
        double correction = Math.sqrt(1 - Math.pow(settings.beta2(), steps));
        float rate = (float) (learningRate * correction / (1 - Math.pow(settings.beta1(), steps)));
        float epsilon = (float) (settings.epsilon() * correction);
        float keep = (float) (1 - learningRate * weightDecay);
        float beta1 = (float) settings.beta1();
        float beta2 = (float) settings.beta2();
        float[] m = mean;
        float[] v = square;
        for (int i = 0; i < weights.length; i++) {
            float g = gradient[i] * shrink;
            float meanNow = beta1 * m[i] + (1 - beta1) * g;
            float squareNow = beta2 * v[i] + (1 - beta2) * g * g;
            m[i] = meanNow;
            v[i] = squareNow;
            weights[i] = keep * weights[i] - rate * meanNow / ((float) Math.sqrt(squareNow) + epsilon);
        }
    }
}
