package org.cellstate.dsl.sweep.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.TimeIndex;
import org.cellstate.dsl.sweep.Space;

/**
 * What all candidates of a sweep must have in common, or their values do not compare.
 *
 * @param loss the loss; empty where it may differ
 * @param rows the rows that are measured, in words, where candidates bring data of their own; empty where they do not
 * @param sha256 of the values of the first series of these data; empty where there are none
 */
public record Alike(String loss, String rows, String sha256) {

    /** So many choices by chance meet nearly every branch that a trial meets. */
    private static final int LOOKS = 32;

    /**
     * Looks at candidates by chance, before anything is trained, and returns what they have in common.
     *
     * @param scores what is measured of them
     * @param subject what they are fitted to; empty where they bring their own data
     * @throws ConfigProblem if one is no network, lacks data or has them twice, or two do not compare
     * @throws RuntimeException what the function throws, where it throws for every choice
     */
    static Alike of(Space<?> space, List<Score> scores, Optional<Subject> subject) {
        boolean byLoss = scores.stream().anyMatch(Score.ValidationLoss.class::isInstance);
        Optional<Alike> common = Optional.empty();
        for (Object candidate : candidates(space)) {
            Described described = described(candidate, subject);
            Alike own = of(described, byLoss);
            common.ifPresent(known -> known.check(own));
            common = Optional.of(common.orElse(own));
        }
        return common.orElseThrow();
    }

    /** Returns what some choices by chance lead to, at least one candidate. */
    static <T> List<T> candidates(Space<T> space) {
        List<T> candidates = new ArrayList<>();
        Optional<RuntimeException> problem = Optional.empty();
        for (int look = 0; look < LOOKS; look++) {
            SplittableRandom random = new SplittableRandom(look);
            Space.Walk<T> walk = space.walk((name, domain, before) -> domain.code(random.nextDouble()));
            walk.candidate().ifPresent(candidates::add);
            problem = problem.isPresent() ? problem : walk.problem();
        }
        if (candidates.isEmpty()) {
            throw problem.orElseThrow();
        }
        return candidates;
    }

    /**
     * Returns a candidate as a network.
     *
     * @throws ConfigProblem if it is none, lacks data or has them twice
     */
    static Described described(Object candidate, Optional<Subject> subject) {
        if (!(candidate instanceof Described described)) {
            throw new ConfigProblem(
                    "A sweep on data tries networks: what its function returns begins with lstm(), gru() or rnn().",
                    candidate.getClass().getSimpleName() + " " + candidate,
                    "sweep(t -> lstm().hidden(t.logInt(\"hidden\", 16, 256))), or .minimize(…) for anything else");
        }
        if (described.ownData().isEmpty() && subject.isEmpty()) {
            throw new ConfigProblem(
                    "A network is measured on data.",
                    ".run() of " + candidate,
                    ".on(data) in place of .run(), or candidates with their own: sweep(t -> lstm().on(…))");
        }
        if (described.ownData().isPresent() && subject.isPresent()) {
            throw new ConfigProblem(
                    "Data are said once: by the sweep for all candidates, or by each candidate.",
                    ".on(data) of candidates that bring their own",
                    ".run()");
        }
        return described;
    }

    /** Returns what a candidate has in common with others. */
    static Alike of(Described candidate, boolean byLoss) {
        String loss = byLoss ? candidate.spec().training().loss().toString() : "";
        return candidate
                .ownData()
                .map(data -> new Alike(loss, rows(data), first(data).sha256()))
                .orElse(new Alike(loss, "", ""));
    }

    private static Series first(ForecastData data) {
        return data.panel().members().get(0).target();
    }

    private static String rows(ForecastData data) {
        TimeIndex index = first(data).index();
        int train = data.trainRows(0);
        return "horizon " + data.horizon() + " and validation from " + index.label(train - data.validationRows(0))
                + " to " + index.label(train - 1) + " of " + first(data).name()
                + (data.panel().size() == 1 ? "" : " and " + (data.panel().size() - 1) + " other series");
    }

    /**
     * Checks that a candidate compares with the others.
     *
     * @throws ConfigProblem if it does not
     */
    void check(Alike other) {
        if (!loss.equals(other.loss)) {
            throw new ConfigProblem(
                    "A validation loss compares models that are trained by the same loss.",
                    loss + " and " + other.loss,
                    ".score(validationError()), which measures all models alike");
        }
        if (!rows.equals(other.rows) || !sha256.equals(other.sha256)) {
            throw new ConfigProblem(
                    "Candidates with data of their own are measured on the same rows, one horizon ahead.",
                    rows.equals(other.rows) ? "two series called alike, of other values" : rows + "; " + other.rows,
                    "lookback, covariates, calendar and transforms from the trial; series, split, validation and horizon"
                            + " the same for all");
        }
    }
}
