package org.cellstate.dsl.train;

/**
 * What goes wrong in a training, with what to try against it.
 *
 * @param kind what it is
 * @param evidence the numbers that show it, a clause without an end
 * @param fix what to try
 */
public record Symptom(Kind kind, String evidence, String fix) {

    /** Kinds of symptoms, the most urgent first. */
    public enum Kind {
        /** The training loss rises and does not come back. */
        DIVERGES("diverges"),
        /** The validation loss rises while the training loss falls. */
        OVERFITS("overfits"),
        /** The training loss is where it was at the start. */
        LEARNS_NOTHING("learns nothing"),
        /** The training loss fell once, and is flat now. */
        NO_LONGER_LEARNS("no longer learns");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Returns the verb of a sentence whose subject is the training, such as {@code overfits}. */
        public String words() {
            return words;
        }
    }

    /** Returns evidence and remedy as a sentence each. */
    public String sentences() {
        return evidence + ". Try " + fix + ".";
    }

    /** Returns for example {@code overfits: the validation loss rose … Try .dropout(0.2).} */
    @Override
    public String toString() {
        return kind.words() + ": " + sentences();
    }
}
