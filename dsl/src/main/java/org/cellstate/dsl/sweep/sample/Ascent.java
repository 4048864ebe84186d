package org.cellstate.dsl.sweep.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.Setting;

/**
 * Improves what trials promise, one at a time: its real numbers all together along the gradient, then each whole number and each choice by
 * itself. Each change is walked through the user's function, which may ask something else after it.
 *
 * @param promise what is made great
 * @param walker what trials there are
 * @param seed of answers to questions that a change brings up
 */
record Ascent(Promise promise, Walker walker, long seed) {

    private static final int ROUNDS = 4;
    private static final int CALLS = 40;
    private static final int LISTED = 12;
    private static final double GAIN = 1e-6;

    /** A trial and what it promises. */
    record Candidate(List<Setting> settings, double promise) {}

    /** Returns the trial of the greatest promise that is found from one. */
    Candidate from(Candidate start) {
        Candidate best = start;
        for (int round = 0; round < ROUNDS; round++) {
            double before = best.promise;
            best = realsMoved(best);
            for (int i = 0; i < best.settings.size(); i++) {
                best = changed(best, i);
            }
            if (best.promise < before + GAIN) {
                break;
            }
        }
        return best;
    }

    private Candidate realsMoved(Candidate from) {
        List<Setting> settings = from.settings;
        List<Setting> reals = settings.stream()
                .filter(setting -> setting.domain() instanceof Domain.Real real && real.low() < real.high())
                .filter(setting -> promise.places().number(setting) >= 0)
                .toList();
        if (reals.isEmpty()) {
            return from;
        }
        int[] free = reals.stream().mapToInt(promise.places()::number).toArray();
        double[] point = promise.places().point(settings);
        double[] ones = new double[free.length];
        Arrays.fill(ones, 1);
        Descent.End end = new Descent(new double[free.length], ones, CALLS)
                .from(reals.stream().mapToDouble(Setting::unit).toArray(), (units, gradient) -> {
                    for (int f = 0; f < free.length; f++) {
                        Places.put(point, free[f], units[f]);
                    }
                    return promise.loss(point, free, gradient);
                });
        List<Setting> moved = new ArrayList<>(settings);
        for (int f = 0; f < free.length; f++) {
            Setting real = reals.get(f);
            moved.set(
                    settings.indexOf(real),
                    new Setting(real.name(), real.domain(), real.domain().code(end.point()[f])));
        }
        return better(from, moved);
    }

    private Candidate changed(Candidate from, int place) {
        Setting setting = from.settings.get(place);
        if (setting.domain() instanceof Domain.Real) {
            return from;
        }
        Candidate best = from;
        for (double code : codes(setting)) {
            if (code != setting.code()) {
                List<Setting> other = new ArrayList<>(from.settings);
                other.set(place, new Setting(setting.name(), setting.domain(), code));
                boolean hopeless = setting.domain() instanceof Domain.Whole && promise.of(other) <= best.promise;
                best = hopeless ? best : better(best, other);
            }
        }
        return best;
    }

    private static double[] codes(Setting setting) {
        Domain domain = setting.domain();
        if (domain.count().orElse(Integer.MAX_VALUE) <= LISTED) {
            return domain.codes();
        }
        double[] codes = new double[LISTED];
        double step = 1;
        for (int i = 0; i < LISTED; i += 2) {
            codes[i] = Math.min(domain.code(1), setting.code() + step);
            codes[i + 1] = Math.max(domain.code(0), setting.code() - step);
            step *= 2;
        }
        return codes;
    }

    private Candidate better(Candidate from, List<Setting> answers) {
        Walker.Walked walked = walker.walk(new Proposal(answers, seed));
        if (!walked.sound()) {
            return from;
        }
        double there = promise.of(walked.settings());
        return there > from.promise ? new Candidate(walked.settings(), there) : from;
    }
}
