package org.cellstate.dsl.sweep.sample;

import org.apache.commons.math3.special.Erf;
import org.cellstate.dsl.sweep.Domain;

/**
 * A density around one value of a domain. It is taken against an even one: 1 everywhere is as much as to say nothing. Numbers have a normal
 * density on the unit interval, cut off at its ends, over their stretch of it where they are counted; choices have their own value favoured.
 */
sealed interface Kernel {

    /** Returns the density at a code. */
    double density(double code);

    /** Returns the code below which a share of the density lies. */
    double code(double share);

    /** Returns the one that favours nothing. */
    static Kernel even(Domain domain) {
        return new Even(domain);
    }

    /**
     * Returns one around a code.
     *
     * @param width the deviation of a number on the unit interval
     * @param spare what each option of a choice weighs where the favoured one weighs 1 more
     */
    static Kernel around(Domain domain, double code, double width, double spare) {
        return domain instanceof Domain.Choice choice
                ? new Favoured(code, choice.options().size(), spare)
                : new Normal(domain, domain.unit(code), width);
    }

    /** Favours nothing. */
    record Even(Domain domain) implements Kernel {

        @Override
        public double density(double code) {
            return 1;
        }

        @Override
        public double code(double share) {
            return domain.code(share);
        }
    }

    /** Favours one of some options. */
    record Favoured(double own, int options, double spare) implements Kernel {

        @Override
        public double density(double code) {
            return options * (spare + (code == own ? 1 : 0)) / (1 + options * spare);
        }

        @Override
        public double code(double share) {
            double place = share * (1 + options * spare);
            return place < 1 ? own : Math.min(options - 1, Math.floor((place - 1) / spare));
        }
    }

    /** A normal density that ends where the domain does. */
    record Normal(Domain domain, double mean, double width, double below, double inside) implements Kernel {

        Normal(Domain domain, double mean, double width) {
            this(domain, mean, width, share(-mean / width), share((1 - mean) / width) - share(-mean / width));
        }

        @Override
        public double density(double code) {
            if (domain instanceof Domain.Whole) {
                double low = domain.unit(code - 0.5);
                double high = domain.unit(code + 0.5);
                double mass = share((high - mean) / width) - share((low - mean) / width);
                return Math.max(mass / inside / (high - low), Double.MIN_NORMAL);
            }
            double distance = (domain.unit(code) - mean) / width;
            return Math.exp(-distance * distance / 2) / (Math.sqrt(2 * Math.PI) * width * inside);
        }

        @Override
        public double code(double share) {
            double place = Math.min(1, Math.max(-1, 2 * (below + share * inside) - 1));
            return domain.code(mean + width * Math.sqrt(2) * Erf.erfInv(place));
        }

        private static double share(double deviations) {
            return 0.5 * Erf.erfc(-deviations / Math.sqrt(2));
        }
    }
}
