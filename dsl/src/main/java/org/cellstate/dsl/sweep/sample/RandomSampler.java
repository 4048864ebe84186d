package org.cellstate.dsl.sweep.sample;

import java.util.SplittableRandom;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.Sampler;
import org.cellstate.dsl.sweep.Space;

/** Every setting by chance, by itself (Bergstra and Bengio 2012). */
public final class RandomSampler implements Sampler {

    @Override
    public String label() {
        return "random()";
    }

    @Override
    public Proposal propose(Past past, Space<?> space, int number, long seed) {
        SplittableRandom random = Sampler.random(seed, number);
        return new Proposal(
                space.walk((name, domain, before) -> domain.code(random.nextDouble()))
                        .settings(),
                random.nextLong());
    }
}
