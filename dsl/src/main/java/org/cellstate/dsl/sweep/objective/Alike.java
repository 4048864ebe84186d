package org.cellstate.dsl.sweep.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.Space;

/**
 * What all candidates of a sweep must have in common, or their values do not compare.
 *
 * @param loss the loss; empty where it may differ
 * @param error what the error of the validation part is, such as {@code MASE}
 * @param rows the rows that are measured, in words, where candidates bring data of their own; empty where they do not
 * @param sha256 of what is measured of these data; empty where there are none
 */
public record Alike(String loss, String error, String rows, String sha256) {

    /** So many choices by chance meet nearly every branch that a trial meets. */
    private static final int LOOKS = 32;

    /**
     * Looks at candidates by chance, before anything is trained, and returns them as networks.
     *
     * @param subject what they are fitted to; empty where they bring their own data
     * @throws ConfigProblem if one is no network, lacks data or has them twice
     * @throws RuntimeException what the function throws, where it throws for every choice
     */
    static List<Described> described(Space<?> space, Optional<Subject> subject) {
        return candidates(space).stream()
                .map(candidate -> described(candidate, subject))
                .toList();
    }

    /**
     * Returns what candidates have in common.
     *
     * @param scores what is measured of them
     * @throws ConfigProblem if two do not compare
     */
    static Alike of(List<Described> candidates, List<Score> scores, Optional<Subject> subject) {
        boolean byLoss = scores.stream().anyMatch(Score.ValidationLoss.class::isInstance);
        Alike common = of(candidates.get(0), byLoss, subject);
        candidates.forEach(candidate -> common.check(of(candidate, byLoss, subject)));
        return common;
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
    static Alike of(Described candidate, boolean byLoss, Optional<Subject> subject) {
        Subject on = subject.or(candidate::ownData).orElseThrow();
        String loss = byLoss ? on.loss(candidate.spec()) : "";
        return subject.isPresent()
                ? new Alike(loss, on.error(), "", "")
                : new Alike(loss, on.error(), on.rows(), on.rowsSha256());
    }

    /**
     * Checks that a candidate compares with the others.
     *
     * @throws ConfigProblem if it does not
     */
    void check(Alike other) {
        if (!error.equals(other.error)) {
            throw new ConfigProblem(
                    "Candidates with data of their own do one task.",
                    rows + "; " + other.rows,
                    "a sweep for each kind of data");
        }
        if (!loss.equals(other.loss)) {
            throw new ConfigProblem(
                    "A validation loss compares models that are trained by the same loss.",
                    loss + " and " + other.loss,
                    ".score(validationError()), which measures all models alike");
        }
        if (!rows.equals(other.rows) || !sha256.equals(other.sha256)) {
            throw new ConfigProblem(
                    "Candidates with data of their own are measured on the same rows: of series one horizon ahead, of texts and"
                            + " classes the same validation part.",
                    rows.equals(other.rows) ? rows + " twice, of other values" : rows + "; " + other.rows,
                    "lookback, covariates, calendar, transforms and tokens from the trial; series, texts, split, validation"
                            + " and horizon the same for all");
        }
    }
}
