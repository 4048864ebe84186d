package org.cellstate.dsl.sweep;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;

/**
 * The values that a setting may have. Each is known by its code: the number itself, or the place in the list of a choice. Samplers think
 * in units, from 0 to 1, along which the values are spread as a search should take them: evenly, or by their logarithm.
 */
public sealed interface Domain extends Serializable {

    /** Returns the code at a place on the unit interval; both ends and what is beyond them give the first and the last value. */
    double code(double unit);

    /** Returns the place of a code on the unit interval: the middle of its stretch where values are counted. */
    double unit(double code);

    /** Returns the value of a code. */
    Object value(double code);

    /** Returns how many values there are; empty where they cannot be counted. */
    OptionalInt count();

    /** Returns whether a code is one of a value here. */
    boolean contains(double code);

    /** Returns a value as people read it and journals know it. */
    default String text(double code) {
        return String.valueOf(value(code));
    }

    /**
     * Some values without an order.
     *
     * @param options at least one; journals know them by their text
     */
    record Choice(List<Object> options) implements Domain {

        /** Copies the options. */
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public double code(double unit) {
            return Math.min(options.size() - 1, Math.max(0, Math.floor(unit * options.size())));
        }

        @Override
        public double unit(double code) {
            return (code + 0.5) / options.size();
        }

        @Override
        public Object value(double code) {
            return options.get((int) code);
        }

        @Override
        public OptionalInt count() {
            return OptionalInt.of(options.size());
        }

        @Override
        public boolean contains(double code) {
            return code == Math.rint(code) && code >= 0 && code < options.size();
        }

        /** Returns for example {@code oneOf(1, 2, 3)}. */
        @Override
        public String toString() {
            return "oneOf(" + String.join(", ", texts()) + ")";
        }

        /** Two choices are the same where their texts are: their values may be of a class that was made anew. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Choice choice && texts().equals(choice.texts());
        }

        @Override
        public int hashCode() {
            return texts().hashCode();
        }

        /** Returns the texts of the options, in order. */
        public List<String> texts() {
            return options.stream().map(String::valueOf).toList();
        }
    }

    /**
     * Whole numbers, both ends among them.
     *
     * @param log whether they are spread by their logarithm
     */
    record Whole(int low, int high, boolean log) implements Domain {

        @Override
        public double code(double unit) {
            double inside = log ? bottom() * Math.pow(top() / bottom(), unit) : bottom() + unit * (top() - bottom());
            return Math.min(high, Math.max(low, Math.rint(inside)))
                    + 0.0; // no negative zero: equal values have equal codes
        }

        private double bottom() {
            return low - 0.5;
        }

        private double top() {
            return high + 0.5;
        }

        @Override
        public double unit(double code) {
            return log
                    ? Math.log(code / bottom()) / Math.log(top() / bottom())
                    : (code - bottom()) / (top() - bottom());
        }

        @Override
        public Object value(double code) {
            return (int) code;
        }

        @Override
        public OptionalInt count() {
            long count = (long) high - low + 1;
            return count > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) count);
        }

        @Override
        public boolean contains(double code) {
            return code == Math.rint(code) && code >= low && code <= high;
        }

        /** Returns for example {@code logInt(16, 256)}. */
        @Override
        public String toString() {
            return (log ? "logInt(" : "integer(") + low + ", " + high + ")";
        }
    }

    /**
     * Numbers between two ends.
     *
     * @param log whether they are spread by their logarithm
     */
    record Real(double low, double high, boolean log) implements Domain {

        @Override
        public double code(double unit) {
            double inside = Math.min(1, Math.max(0, unit));
            double code = log ? low * Math.pow(high / low, inside) : low + inside * (high - low);
            return Math.min(high, Math.max(low, code));
        }

        @Override
        public double unit(double code) {
            if (low == high) {
                return 0.5;
            }
            return log ? Math.log(code / low) / Math.log(high / low) : (code - low) / (high - low);
        }

        @Override
        public Object value(double code) {
            return code;
        }

        @Override
        public OptionalInt count() {
            return low == high ? OptionalInt.of(1) : OptionalInt.empty();
        }

        @Override
        public boolean contains(double code) {
            return code >= low && code <= high;
        }

        @Override
        public String text(double code) {
            return Digits.four(code);
        }

        /** Returns for example {@code logReal(1.0E-4, 0.1)}. */
        @Override
        public String toString() {
            return (log ? "logReal(" : "real(") + low + ", " + high + ")";
        }
    }

    /**
     * Returns a choice.
     *
     * @throws ConfigProblem if there is no option, or two have the same text
     */
    static Domain choice(String name, List<?> options) {
        if (options.isEmpty()) {
            throw new ConfigProblem(
                    "A choice has at least one option.", "oneOf(\"" + name + "\")", "t.oneOf(\"" + name + "\", 1, 2)");
        }
        List<String> texts = options.stream().map(String::valueOf).toList();
        for (int i = 0; i < texts.size(); i++) {
            if (texts.indexOf(texts.get(i)) < i) {
                throw new ConfigProblem(
                        "The options of a choice are told apart by their text, in the report and in the journal.",
                        "oneOf(\"" + name + "\", …) with " + texts.get(i) + " twice",
                        "each option once, or a class with a toString() of its own");
            }
        }
        return new Choice(List.copyOf(options));
    }

    /**
     * Returns whole numbers.
     *
     * @throws ConfigProblem if the low end is above the high one, or below 1 where they are spread by logarithm
     */
    static Domain whole(String name, int low, int high, boolean log) {
        String word = log ? "logInt" : "integer";
        ordered(word, name, low, high, low <= high);
        if (log && low < 1) {
            throw new ConfigProblem(
                    "A logarithmic range of whole numbers begins at 1 or above.",
                    call(word, name, low, high),
                    "t.logInt(\"" + name + "\", 1, " + high + "), or t.integer(…)");
        }
        return new Whole(low, high, log);
    }

    /**
     * Returns numbers between two ends.
     *
     * @throws ConfigProblem if the low end is above the high one, one is not finite, or the low one not above 0 where they are spread by
     *     logarithm
     */
    static Domain real(String name, double low, double high, boolean log) {
        String word = log ? "logReal" : "real";
        ordered(word, name, low, high, low <= high && Double.isFinite(high - low));
        if (log && low <= 0) {
            throw new ConfigProblem(
                    "A logarithmic range begins above 0.",
                    call(word, name, low, high),
                    "t.logReal(\"" + name + "\", " + (high > 0 ? high / 1000 : 1e-4) + ", …), or t.real(…)");
        }
        return new Real(low, high, log);
    }

    private static void ordered(String word, String name, Number low, Number high, boolean right) {
        if (!right) {
            throw new ConfigProblem(
                    "A range goes from a low number to a high one, both finite.",
                    call(word, name, low, high),
                    "t." + word + "(\"" + name + "\", " + high + ", " + low + ")");
        }
    }

    private static String call(String word, String name, Number low, Number high) {
        return word + "(\"" + name + "\", " + low + ", " + high + ")";
    }

    /** Returns the codes of all values, in order, of a domain that can be counted. */
    default double[] codes() {
        double first = code(0);
        return IntStream.range(0, count().orElseThrow())
                .mapToDouble(step -> first + step)
                .toArray();
    }
}
