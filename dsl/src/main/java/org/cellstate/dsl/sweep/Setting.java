package org.cellstate.dsl.sweep;

import java.io.Serializable;

/**
 * One setting of a trial.
 *
 * @param name as the user calls it
 * @param domain what it may be
 * @param code which of that it is
 */
public record Setting(String name, Domain domain, double code) implements Serializable {

    /** Returns the value. */
    public Object value() {
        return domain.value(code);
    }

    /** Returns its place on the unit interval. */
    public double unit() {
        return domain.unit(code);
    }

    /** Returns for example {@code hidden 64}. */
    @Override
    public String toString() {
        return name + " " + domain.text(code);
    }
}
