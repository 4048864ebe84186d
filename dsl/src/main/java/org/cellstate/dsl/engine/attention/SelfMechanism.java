package org.cellstate.dsl.engine.attention;

import java.util.ArrayList;
import java.util.List;

/** Projects a sequence to queries, keys and values, mixes the values head by head, and projects what comes of it. */
final class SelfMechanism implements Mechanism {

    private final Arithmetic arithmetic;
    private final int heads;
    private final double scale;
    private final List<Parameter> parameters;
    private final Mixture mixture;
    private final List<Scratch> memory = List.of(new Scratch(), new Scratch(), new Scratch(), new Scratch());
    private final List<Scratch> gradientMemory = List.of(new Scratch(), new Scratch(), new Scratch(), new Scratch());
    private List<Block> projected = List.of();

    SelfMechanism(Arithmetic arithmetic, int size, int heads) {
        this.arithmetic = arithmetic;
        this.heads = heads;
        this.scale = Math.sqrt((double) heads / size);
        this.parameters = List.of(
                Parameter.map("Wq", size, size),
                Parameter.map("Wk", size, size),
                Parameter.map("Wv", size, size),
                Parameter.map("Wo", size, size));
        this.mixture = new Mixture(arithmetic);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Returns blocks for queries, keys, values and their mixture. */
    private List<Block> like(Block sequence, List<Scratch> from) {
        List<Block> blocks = new ArrayList<>();
        for (Scratch each : from) {
            blocks.add(each.block(arithmetic.bytes(), sequence.steps(), sequence.rows(), sequence.features()));
        }
        return blocks;
    }

    private Matrices matrix(int which, long[] places) {
        return parameters.get(which).at(places[which]);
    }

    @Override
    public void forward(long[] places, Block[] inputs, Reach reach, Block context) {
        Block sequence = inputs[0];
        projected = like(sequence, memory);
        for (int i = 0; i < 3; i++) {
            arithmetic.multiply(
                    1,
                    sequence.joined(),
                    matrix(i, places),
                    false,
                    projected.get(i).joined());
        }
        Block queries = projected.get(0);
        Block keys = projected.get(1);
        Alignment scores = mixture.scores(sequence.rows(), heads, sequence.steps(), sequence.steps());
        for (int head = 0; head < heads; head++) {
            arithmetic.multiply(
                    scale, queries.head(head, heads), keys.head(head, heads).transposed(), false, scores.head(head));
        }
        Block mixed = projected.get(3);
        mixture.mix(reach, projected.get(2), mixed);
        arithmetic.multiply(1, mixed.joined(), matrix(3, places), false, context.joined());
    }

    @Override
    public void backward(
            long[] places, Block[] inputs, Block contextGradient, Block[] inputGradients, long[] gradients) {
        Block sequence = inputs[0];
        List<Block> to = like(sequence, gradientMemory);
        Block toMixed = to.get(3);
        arithmetic.multiply(
                1, projected.get(3).joined().transposed(), contextGradient.joined(), false, matrix(3, gradients));
        arithmetic.multiply(1, contextGradient.joined(), matrix(3, places).transposed(), false, toMixed.joined());
        Alignment scoreGradient = mixture.unmix(projected.get(2), toMixed, to.get(2));
        for (int head = 0; head < heads; head++) {
            Matrices toScores = scoreGradient.head(head);
            arithmetic.multiply(
                    scale,
                    toScores,
                    projected.get(1).head(head, heads),
                    false,
                    to.get(0).head(head, heads));
            arithmetic.multiply(
                    scale,
                    toScores.transposed(),
                    projected.get(0).head(head, heads),
                    false,
                    to.get(1).head(head, heads));
        }
        for (int i = 0; i < 3; i++) {
            Matrices gradient = to.get(i).joined();
            arithmetic.multiply(1, sequence.joined().transposed(), gradient, false, matrix(i, gradients));
            arithmetic.multiply(1, gradient, matrix(i, places).transposed(), i > 0, inputGradients[0].joined());
        }
    }

    @Override
    public Alignment weights() {
        return mixture.weights();
    }
}
