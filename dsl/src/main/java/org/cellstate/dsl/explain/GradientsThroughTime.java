package org.cellstate.dsl.explain;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Regressor;

/**
 * What is left of the gradient on its way back through time, in several models beside each other.
 *
 * @param models at least one
 */
public record GradientsThroughTime(List<GradientFlow> models) {

    /** Copies the list. */
    public GradientsThroughTime {
        models = List.copyOf(models);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("at least one model");
        }
    }

    /**
     * Follows the gradients of forecasters.
     *
     * @throws org.cellstate.dsl.data.ConfigProblem if one is bidirectional
     */
    public static GradientsThroughTime of(Forecaster first, Forecaster... others) {
        return new GradientsThroughTime(Stream.concat(Stream.of(first), Stream.of(others))
                .map(GradientFlow::of)
                .toList());
    }

    /**
     * Follows the gradients of regressors.
     *
     * @throws org.cellstate.dsl.data.ConfigProblem if one is bidirectional
     */
    public static GradientsThroughTime of(Regressor first, Regressor... others) {
        return new GradientsThroughTime(Stream.concat(Stream.of(first), Stream.of(others))
                .map(GradientFlow::of)
                .toList());
    }

    /** Returns a line for each model. */
    @Override
    public String toString() {
        return models.stream().map(GradientFlow::toString).collect(Collectors.joining("\n"));
    }
}
