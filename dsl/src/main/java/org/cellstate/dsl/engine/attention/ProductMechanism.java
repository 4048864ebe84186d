package org.cellstate.dsl.engine.attention;

import java.util.List;

/** Scores by {@code q · k}, or by {@code q · W k}. */
final class ProductMechanism implements Mechanism {

    private final Arithmetic arithmetic;
    private final boolean scaled;
    private final List<Parameter> parameters;
    private final Mixture mixture;
    private final Scratch mappedMemory = new Scratch();
    private final Scratch mappedGradientMemory = new Scratch();
    private Block mapped;

    private ProductMechanism(Arithmetic arithmetic, boolean scaled, List<Parameter> parameters) {
        this.arithmetic = arithmetic;
        this.scaled = scaled;
        this.parameters = parameters;
        this.mixture = new Mixture(arithmetic);
        this.mapped = mappedMemory.block(arithmetic.bytes(), 0, 0, 1);
    }

    static ProductMechanism dot(Arithmetic arithmetic, boolean scaled) {
        return new ProductMechanism(arithmetic, scaled, List.of());
    }

    static ProductMechanism general(Arithmetic arithmetic, int querySize, int sourceSize) {
        return new ProductMechanism(arithmetic, false, List.of(Parameter.map("W", querySize, sourceSize)));
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    private double scale(Block source) {
        return scaled ? 1 / Math.sqrt(source.features()) : 1;
    }

    @Override
    public void forward(long[] places, Block[] inputs, Reach reach, Block context) {
        Block queries = inputs[0];
        Block source = inputs[1];
        mapped = queries;
        if (!parameters.isEmpty()) {
            mapped = mappedMemory.block(arithmetic.bytes(), queries.steps(), queries.rows(), source.features());
            arithmetic.multiply(1, queries.joined(), parameters.get(0).at(places[0]), false, mapped.joined());
        }
        Alignment scores = mixture.scores(queries.rows(), 1, queries.steps(), source.steps());
        arithmetic.multiply(scale(source), mapped.each(), source.each().transposed(), false, scores.head(0));
        mixture.mix(reach, source, context);
    }

    @Override
    public void backward(
            long[] places, Block[] inputs, Block contextGradient, Block[] inputGradients, long[] gradients) {
        Block queries = inputs[0];
        Block source = inputs[1];
        // A query that was not mapped is read where it lies now: it may have been copied anew since.
        Block scored = parameters.isEmpty() ? queries : mapped;
        Alignment scoreGradient = mixture.unmix(source, contextGradient, inputGradients[1]);
        Matrices toScores = scoreGradient.head(0);
        Block toMapped = parameters.isEmpty()
                ? inputGradients[0]
                : mappedGradientMemory.block(arithmetic.bytes(), queries.steps(), queries.rows(), source.features());
        arithmetic.multiply(scale(source), toScores, source.each(), false, toMapped.each());
        arithmetic.multiply(scale(source), toScores.transposed(), scored.each(), true, inputGradients[1].each());
        if (!parameters.isEmpty()) {
            Parameter w = parameters.get(0);
            arithmetic.multiply(1, queries.joined().transposed(), toMapped.joined(), false, w.at(gradients[0]));
            arithmetic.multiply(1, toMapped.joined(), w.at(places[0]).transposed(), false, inputGradients[0].joined());
        }
    }

    @Override
    public Alignment weights() {
        return mixture.weights();
    }
}
