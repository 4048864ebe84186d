package org.cellstate.dsl.data;

/** The data cannot be read or used as they are: an unknown column, a gap, a missing value, an unparseable date. */
public final class DataProblem extends CellstateException {

    private static final long serialVersionUID = 1L;

    public DataProblem(String rule, String received, String fix) {
        super(rule, received, fix);
    }
}
