package org.cellstate.dsl.engine.attention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Attention whose output is {@code tanh(Wc [query; context])}, of as many features as the query (Luong et al. 2015, without a bias as there).
 */
final class JoinedMechanism implements Mechanism {

    private final Arithmetic arithmetic;
    private final Mechanism inner;
    private final Parameter wc;
    private final int querySize;
    private final int sourceSize;
    private final Scratch contextMemory = new Scratch();
    private final Scratch joinedMemory = new Scratch();
    private final Scratch gradientMemory = new Scratch();
    private final Scratch contextGradientMemory = new Scratch();
    private Block context;
    private Block joined;

    JoinedMechanism(Arithmetic arithmetic, Mechanism inner, int querySize, int sourceSize) {
        this.arithmetic = arithmetic;
        this.inner = inner;
        this.querySize = querySize;
        this.sourceSize = sourceSize;
        this.wc = Parameter.map("Wc", querySize + sourceSize, querySize);
        this.context = contextMemory.block(arithmetic.bytes(), 0, 0, sourceSize);
        this.joined = joinedMemory.block(arithmetic.bytes(), 0, 0, querySize);
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(inner.parameters());
        all.add(wc);
        return all;
    }

    /** The part of {@code Wc}, or of the gradient with respect to it, that meets the query. */
    private Matrices forQuery(long[] places) {
        return Matrices.one(places[places.length - 1], querySize, querySize);
    }

    private Matrices forContext(long[] places) {
        long first = places[places.length - 1] + (long) querySize * querySize * arithmetic.bytes();
        return Matrices.one(first, sourceSize, querySize);
    }

    private static long[] inner(long[] places) {
        return Arrays.copyOf(places, places.length - 1);
    }

    @Override
    public void forward(long[] parameters, Block[] inputs, Reach reach, Block output) {
        Block queries = inputs[0];
        context = contextMemory.block(arithmetic.bytes(), queries.steps(), queries.rows(), sourceSize);
        joined = joinedMemory.block(arithmetic.bytes(), queries.steps(), queries.rows(), querySize);
        inner.forward(inner(parameters), inputs, reach, context);
        arithmetic.multiply(1, queries.joined(), forQuery(parameters), false, joined.joined());
        arithmetic.multiply(1, context.joined(), forContext(parameters), true, joined.joined());
        arithmetic.tanh(joined.address(), joined.numbers(), output.address());
    }

    @Override
    public void backward(
            long[] parameters, Block[] inputs, Block outputGradient, Block[] inputGradients, long[] gradients) {
        Block queries = inputs[0];
        int bytes = arithmetic.bytes();
        Block toSum = gradientMemory.block(bytes, queries.steps(), queries.rows(), querySize);
        arithmetic.tanhGradient(joined.address(), outputGradient.address(), joined.numbers(), toSum.address());
        arithmetic.multiply(1, queries.joined().transposed(), toSum.joined(), false, forQuery(gradients));
        arithmetic.multiply(1, context.joined().transposed(), toSum.joined(), false, forContext(gradients));
        Block toContext = contextGradientMemory.block(bytes, queries.steps(), queries.rows(), sourceSize);
        arithmetic.multiply(1, toSum.joined(), forContext(parameters).transposed(), false, toContext.joined());
        inner.backward(inner(parameters), inputs, toContext, inputGradients, inner(gradients));
        arithmetic.multiply(1, toSum.joined(), forQuery(parameters).transposed(), true, inputGradients[0].joined());
    }

    @Override
    public Alignment weights() {
        return inner.weights();
    }
}
