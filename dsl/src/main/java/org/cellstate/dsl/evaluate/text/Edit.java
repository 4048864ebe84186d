package org.cellstate.dsl.evaluate.text;

/**
 * A step of an alignment.
 *
 * @param kind what happened
 * @param right the token of the reference; empty for one that was inserted
 * @param written the token of the hypothesis; empty for one that was deleted
 */
public record Edit(Kind kind, String right, String written) {

    /** What happened to a token. */
    public enum Kind {
        /** It was right. */
        MATCH(""),
        /** Another was written. */
        SUBSTITUTION("S"),
        /** It should not be there. */
        INSERTION("I"),
        /** It is missing. */
        DELETION("D");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }

        /** Returns S, I or D, for a match nothing. */
        public String letter() {
            return letter;
        }
    }
}
