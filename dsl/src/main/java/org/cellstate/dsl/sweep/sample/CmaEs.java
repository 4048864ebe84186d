package org.cellstate.dsl.sweep.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Erf;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.Sampler;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;

/**
 * Evolution with an adapted covariance matrix (Hansen and Ostermeier 2001), over all numbers of the space: for many trials and smooth
 * objectives. Choices, and numbers of which there is one value only, are made by chance.
 *
 * <p>One individual is one trial; 4 + ⌊3 ln n⌋ trials, with n numbers, are a generation. It begins in the middle of the unit cube with a
 * deviation of 0.3, draws anew what falls outside, and is built again for each proposal from the generations that have ended. A whole number
 * counts as a place by chance in its stretch, and a number that a trial was not asked as one by chance, so that neither narrows the search.
 */
public final class CmaEs implements Sampler {

    private static final double STEP = 0.3;
    private static final int TRIES = 100;

    @Override
    public String label() {
        return "cmaes()";
    }

    /**
     * Returns empty: one can always go on.
     *
     * @throws ConfigProblem if the function asks only for choices
     */
    @Override
    public OptionalLong size(Space<?> space) {
        List<Question> all = new Walker(space, Past.none()).questions();
        if (!all.isEmpty() && all.stream().noneMatch(CmaEs::isNumber)) {
            throw new ConfigProblem(
                    "CMA-ES searches numbers.",
                    ".cmaes() where no setting is a range: "
                            + String.join(", ", all.stream().map(Question::name).toList()),
                    ".tpe() or .bayesian(), which search choices too");
        }
        return OptionalLong.empty();
    }

    private static boolean isNumber(Question question) {
        return !(question.domain() instanceof Domain.Choice)
                && question.domain().count().orElse(2) > 1;
    }

    @Override
    public Proposal propose(Past past, Space<?> space, int number, long seed) {
        Walker walker = new Walker(space, past);
        List<Question> numbers =
                walker.questions().stream().filter(CmaEs::isNumber).toList();
        SplittableRandom random = Sampler.random(seed, number);
        double[] point = inside(state(past, numbers, seed), random);
        Walker.Walked walked = walker.walk((name, domain, before) -> {
            int dimension = numbers.indexOf(new Question(name, domain));
            return domain.code(dimension < 0 ? random.nextDouble() : point[dimension]);
        });
        return new Proposal(walked.settings(), random.nextLong());
    }

    private static CmaState state(Past past, List<Question> numbers, long seed) {
        CmaState state = CmaState.start(numbers.size(), STEP);
        if (numbers.isEmpty()) {
            return state;
        }
        int size = CmaState.population(numbers.size());
        for (int from = 0; from + size <= past.tried().size(); from += size) {
            List<double[]> points = new ArrayList<>();
            for (Past.Tried trial : Ranking.of(past.tried().subList(from, from + size))) {
                points.add(point(trial, numbers, state, Sampler.random(~seed, trial.number())));
            }
            state = state.next(points);
        }
        return state;
    }

    private static double[] point(Past.Tried trial, List<Question> numbers, CmaState state, SplittableRandom random) {
        double[] point = new double[numbers.size()];
        for (int i = 0; i < point.length; i++) {
            Question question = numbers.get(i);
            double chance = random.nextDouble();
            double absent = state.mean()[i] + state.deviation(i) * normal(chance);
            point[i] = trial.settings().stream()
                    .filter(question::isAnsweredBy)
                    .findFirst()
                    .map(setting -> place(setting, chance))
                    .orElse(absent);
        }
        return point;
    }

    private static double place(Setting setting, double chance) {
        return setting.domain() instanceof Domain.Whole whole
                ? whole.unit(setting.code() - 0.5 + chance)
                : setting.unit();
    }

    private static double[] inside(CmaState state, SplittableRandom random) {
        double[] point = state.mean();
        for (int i = 0; i < TRIES; i++) {
            point = state.point(random.doubles(point.length).map(CmaEs::normal).toArray());
            boolean in = true;
            for (double unit : point) {
                in &= unit >= 0 && unit <= 1;
            }
            if (in) {
                return point;
            }
        }
        return point;
    }

    private static double normal(double share) {
        return Math.sqrt(2) * Erf.erfInv(Math.max(2 * share - 1, -1 + 1e-15));
    }
}
