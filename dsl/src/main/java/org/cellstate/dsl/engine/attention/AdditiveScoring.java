package org.cellstate.dsl.engine.attention;

/** The fused loop of additive attention, on native memory. An instance keeps arrays and belongs to one thread at a time. */
sealed interface AdditiveScoring permits FloatAdditive, DoubleAdditive {

    /**
     * Computes {@code v · tanh(q + k)} for each pair of steps within reach.
     *
     * @param queries {@code [target step, row, unit]}
     * @param keys {@code [source step, row, unit]}
     * @param v address of {@code [unit]}
     * @param scores of one head, written within reach
     */
    void scores(Block queries, Block keys, long v, Reach reach, Alignment scores);

    /**
     * Computes the gradients of {@link #scores}, and overwrites those with respect to queries, keys and {@code v}.
     *
     * @param scoreGradient read within reach
     * @param toV address of {@code [unit]}
     */
    void gradient(
            Block queries,
            Block keys,
            long v,
            Reach reach,
            Alignment scoreGradient,
            Block toQueries,
            Block toKeys,
            long toV);
}
