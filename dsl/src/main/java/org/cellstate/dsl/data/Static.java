package org.cellstate.dsl.data;

/** What does not change along a series and tells it from others, such as the height of a weather station. */
public sealed interface Static {

    /** Returns what a person calls it, such as {@code elevation}. */
    String name();

    /** Returns its value as text. */
    String text();

    /**
     * A number; a model sees it scaled to mean 0 and standard deviation 1 over the members of a panel.
     *
     * @param value finite, in a unit that all members share
     */
    record Measure(String name, double value) implements Static {

        /** Checks that the number is finite. */
        public Measure {
            if (!Double.isFinite(value)) {
                throw new DataProblem(
                        "A static covariate has a finite number.", name + "=" + value, "the number, or a category");
            }
        }

        @Override
        public String text() {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /**
     * One of several names; a model sees a one-hot of those that occur in a panel.
     *
     * @param value such as {@code coast}
     */
    record Category(String name, String value) implements Static {

        @Override
        public String text() {
            return value;
        }
    }

    /** Returns a number. */
    static Static of(String name, double value) {
        return new Measure(name, value);
    }

    /** Returns a category. */
    static Static of(String name, String value) {
        return new Category(name, value);
    }
}
