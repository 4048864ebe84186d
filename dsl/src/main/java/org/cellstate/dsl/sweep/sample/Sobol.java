package org.cellstate.dsl.sweep.sample;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.Sampler;
import org.cellstate.dsl.sweep.Space;

/**
 * Points that fill the space more evenly than chance does: Sobol's sequence with the direction numbers of Joe and Kuo (2008), scrambled as
 * Owen (1995) does. Each name of a setting has a dimension, in the order in which names are first met in the space; those from the 1001st
 * on have values by chance.
 */
public final class Sobol implements Sampler {

    private static final int MOST_DIMENSIONS = 1000;
    private static final int BITS = 32;

    @Override
    public String label() {
        return "sobol()";
    }

    @Override
    public Proposal propose(Past past, Space<?> space, int number, long seed) {
        Walker walker = new Walker(space, past);
        List<String> names =
                walker.questions().stream().map(Question::name).distinct().toList();
        SplittableRandom random = Sampler.random(seed, number);
        double[] point = point(Math.max(1, Math.min(MOST_DIMENSIONS, names.size())), number, seed);
        Walker.Walked walked = walker.walk((name, domain, before) -> {
            int dimension = names.indexOf(name);
            boolean known = dimension >= 0 && dimension < point.length;
            return domain.code(known ? point[dimension] : random.nextDouble());
        });
        return new Proposal(walked.settings(), random.nextLong());
    }

    /** Returns a scrambled point, each coordinate above 0 and below 1. */
    static double[] point(int dimensions, int number, long seed) {
        double[] point = plain(dimensions, number);
        for (int i = 0; i < dimensions; i++) {
            point[i] = scramble((long) (point[i] * (1L << BITS)), i, seed);
        }
        return point;
    }

    /** Returns a point of the sequence as it is; the first is 0. */
    static double[] plain(int dimensions, int number) {
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(dimensions);
        return number == 0 ? sequence.nextVector() : sequence.skipTo(number);
    }

    /** Flips each digit or not, by chance that depends on all digits before it: so every stretch keeps its number of points. */
    private static double scramble(long digits, int dimension, long seed) {
        long scrambled = 0;
        for (int digit = 0; digit < BITS; digit++) {
            long before = digits >>> (BITS - digit);
            long prefix = before | (1L << digit); // tells 0 from 00
            long chance = mix(mix(mix(seed) + dimension) + prefix);
            long own = digits >>> (BITS - 1 - digit);
            scrambled = (scrambled << 1) | ((own ^ chance) & 1);
        }
        return (scrambled + 0.5) / (1L << BITS);
    }

    /** Spreads a number over all bits. */
    private static long mix(long number) {
        return new SplittableRandom(number).nextLong();
    }
}
