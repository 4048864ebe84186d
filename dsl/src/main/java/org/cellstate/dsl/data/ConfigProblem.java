package org.cellstate.dsl.data;

/** A setting of a model or of its training is outside its range. */
public final class ConfigProblem extends CellstateException {

    private static final long serialVersionUID = 1L;

    public ConfigProblem(String rule, String received, String fix) {
        super(rule, received, fix);
    }
}
