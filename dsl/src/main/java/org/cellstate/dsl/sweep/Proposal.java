package org.cellstate.dsl.sweep;

import java.io.Serializable;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The answers that a trial will get. A question that nobody foresaw is answered by chance, the same for the same seed and name.
 *
 * @param settings foreseen answers
 * @param seed of the others
 */
public record Proposal(List<Setting> settings, long seed) implements Chooser, Serializable {

    /** Copies the settings. */
    public Proposal {
        settings = List.copyOf(settings);
    }

    @Override
    public double choose(String name, Domain domain, List<Setting> before) {
        for (Setting setting : settings) {
            if (setting.name().equals(name) && setting.domain().equals(domain)) {
                return setting.code();
            }
        }
        return domain.code(new SplittableRandom(seed ^ name.hashCode() * 0x9E3779B97F4A7C15L).nextDouble());
    }
}
