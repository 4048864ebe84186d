package org.cellstate.dsl.sweep.sample;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.cellstate.dsl.sweep.Chooser;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Setting;

/** Trials to begin a search with: some from all over the space, some near the best so far. */
final class Candidates {

    private static final int ANYWHERE = 500;
    private static final int LEADERS = 5;
    private static final int NEAR_EACH = 40;
    private static final double LEAST_SHARE = 0.3;

    private Candidates() {}

    /** Returns different ones; those with which the user's function throws only where it always does. */
    static List<List<Setting>> of(Walker walker, Evidence evidence, SplittableRandom random) {
        Set<List<Setting>> sound = new LinkedHashSet<>();
        Set<List<Setting>> unsound = new LinkedHashSet<>();
        for (int i = 0; i < ANYWHERE; i++) {
            Walker.Walked walked = walker.walk((name, domain, before) -> domain.code(random.nextDouble()));
            (walked.sound() ? sound : unsound).add(walked.settings());
        }
        evidence.ranking().stream().limit(LEADERS).forEach(leader -> {
            for (int i = 0; i < NEAR_EACH; i++) {
                Walker.Walked walked = walker.walk(near(evidence.trials().get(leader), random));
                (walked.sound() ? sound : unsound).add(walked.settings());
            }
        });
        return List.copyOf(sound.isEmpty() ? unsound : sound);
    }

    /** Some answers are those of the leader, some near them; the width of a step is drawn from 0.003 to 0.3 of the range. */
    private static Chooser near(List<Setting> leader, SplittableRandom random) {
        double width = Math.pow(10, -0.5 - 2 * random.nextDouble());
        double share = Math.max(LEAST_SHARE, 1.0 / Math.max(1, leader.size()));
        return (name, domain, before) -> {
            for (Setting setting : leader) {
                if (setting.name().equals(name) && setting.domain().equals(domain)) {
                    return random.nextDouble() < share ? moved(setting, width, random) : setting.code();
                }
            }
            return domain.code(random.nextDouble());
        };
    }

    private static double moved(Setting setting, double width, SplittableRandom random) {
        Domain domain = setting.domain();
        return domain instanceof Domain.Choice
                ? domain.code(random.nextDouble())
                : domain.code(setting.unit() + width * random.nextGaussian());
    }
}
