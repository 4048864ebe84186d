package org.cellstate.dsl.sweep.sample;

import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Setting;

/** A question of a trial: the same name may stand for different ranges in different branches. */
record Question(String name, Domain domain) {

    /** Returns the question that a setting answers. */
    static Question of(Setting setting) {
        return new Question(setting.name(), setting.domain());
    }

    /** Returns whether a setting answers this. */
    boolean isAnsweredBy(Setting setting) {
        return setting.name().equals(name) && setting.domain().equals(domain);
    }
}
