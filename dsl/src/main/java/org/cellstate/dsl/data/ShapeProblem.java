package org.cellstate.dsl.data;

/** Lengths do not fit together: a lookback, a horizon, a split and the rows there are. */
public final class ShapeProblem extends CellstateException {

    private static final long serialVersionUID = 1L;

    public ShapeProblem(String rule, String received, String fix) {
        super(rule, received, fix);
    }
}
