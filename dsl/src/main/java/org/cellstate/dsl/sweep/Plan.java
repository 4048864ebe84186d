package org.cellstate.dsl.sweep;

import java.nio.file.Path;
import java.util.Optional;
import org.cellstate.dsl.data.ConfigProblem;

/**
 * How a space is searched.
 *
 * @param sampler what proposes
 * @param pruner what ends hopeless trials
 * @param budget how long
 * @param parallel trials at a time, at least 1, each on a thread of its own
 * @param seed of all that is drawn
 * @param journal the file in which the study is kept; empty where it is not
 */
public record Plan(Sampler sampler, Pruner pruner, Budget budget, int parallel, long seed, Optional<Path> journal) {

    /** Checks the workers. */
    public Plan {
        if (parallel < 1) {
            throw new ConfigProblem("A sweep has at least 1 worker.", ".parallel(" + parallel + ")", ".parallel(2)");
        }
    }

    /** Sets what proposes. */
    public Plan sampler(Sampler other) {
        return new Plan(other, pruner, budget, parallel, seed, journal);
    }

    /** Sets what ends hopeless trials. */
    public Plan pruner(Pruner other) {
        return new Plan(sampler, other, budget, parallel, seed, journal);
    }

    /** Sets how long it goes on. */
    public Plan budget(Budget other) {
        return new Plan(sampler, pruner, other, parallel, seed, journal);
    }

    /** Sets how many trials run at a time. */
    public Plan parallel(int workers) {
        return new Plan(sampler, pruner, budget, workers, seed, journal);
    }

    /** Sets the seed. */
    public Plan seed(long other) {
        return new Plan(sampler, pruner, budget, parallel, other, journal);
    }

    /** Sets the file in which the study is kept. */
    public Plan journal(Path file) {
        return new Plan(sampler, pruner, budget, parallel, seed, Optional.of(file));
    }
}
