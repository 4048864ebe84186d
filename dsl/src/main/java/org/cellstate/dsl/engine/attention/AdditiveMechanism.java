package org.cellstate.dsl.engine.attention;

import java.util.List;

/** Scores by {@code v · tanh(Wq q + Wk k)}. */
final class AdditiveMechanism implements Mechanism {

    private final Arithmetic arithmetic;
    private final AdditiveScoring scoring;
    private final Parameter wq;
    private final Parameter wk;
    private final Parameter v;
    private final Mixture mixture;
    private final Scratch queryMemory = new Scratch();
    private final Scratch keyMemory = new Scratch();
    private final Scratch queryGradientMemory = new Scratch();
    private final Scratch keyGradientMemory = new Scratch();
    private Block projectedQueries;
    private Block projectedKeys;
    private Reach reach;

    AdditiveMechanism(Arithmetic arithmetic, int querySize, int sourceSize, int units) {
        this.arithmetic = arithmetic;
        this.scoring = arithmetic.additive();
        this.wq = Parameter.map("Wq", querySize, units);
        this.wk = Parameter.map("Wk", sourceSize, units);
        this.v = new Parameter("v", 1, units, units);
        this.mixture = new Mixture(arithmetic);
        this.projectedQueries = queryMemory.block(arithmetic.bytes(), 0, 0, units);
        this.projectedKeys = keyMemory.block(arithmetic.bytes(), 0, 0, units);
        this.reach = Reach.of(0, 0, null, null, false);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(wq, wk, v);
    }

    @Override
    public void forward(long[] parameters, Block[] inputs, Reach within, Block context) {
        Block queries = inputs[0];
        Block source = inputs[1];
        int bytes = arithmetic.bytes();
        reach = within;
        projectedQueries = queryMemory.block(bytes, queries.steps(), queries.rows(), wq.columns());
        projectedKeys = keyMemory.block(bytes, source.steps(), source.rows(), wk.columns());
        arithmetic.multiply(1, queries.joined(), wq.at(parameters[0]), false, projectedQueries.joined());
        arithmetic.multiply(1, source.joined(), wk.at(parameters[1]), false, projectedKeys.joined());
        Alignment scores = mixture.scores(queries.rows(), 1, queries.steps(), source.steps());
        scoring.scores(projectedQueries, projectedKeys, parameters[2], reach, scores);
        mixture.mix(reach, source, context);
    }

    @Override
    public void backward(
            long[] parameters, Block[] inputs, Block contextGradient, Block[] inputGradients, long[] gradients) {
        Block queries = inputs[0];
        Block source = inputs[1];
        int bytes = arithmetic.bytes();
        Alignment scoreGradient = mixture.unmix(source, contextGradient, inputGradients[1]);
        Block toQueries = queryGradientMemory.block(bytes, queries.steps(), queries.rows(), wq.columns());
        Block toKeys = keyGradientMemory.block(bytes, source.steps(), source.rows(), wk.columns());
        scoring.gradient(
                projectedQueries, projectedKeys, parameters[2], reach, scoreGradient, toQueries, toKeys, gradients[2]);
        arithmetic.multiply(1, queries.joined().transposed(), toQueries.joined(), false, wq.at(gradients[0]));
        arithmetic.multiply(1, source.joined().transposed(), toKeys.joined(), false, wk.at(gradients[1]));
        arithmetic.multiply(
                1, toQueries.joined(), wq.at(parameters[0]).transposed(), false, inputGradients[0].joined());
        arithmetic.multiply(1, toKeys.joined(), wk.at(parameters[1]).transposed(), true, inputGradients[1].joined());
    }

    @Override
    public Alignment weights() {
        return mixture.weights();
    }
}
