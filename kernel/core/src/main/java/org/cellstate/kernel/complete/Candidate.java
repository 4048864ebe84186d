package org.cellstate.kernel.complete;

import java.util.Comparator;

/**
 * Something that could stand at a cursor.
 *
 * @param text what is inserted
 * @param name the name in it
 * @param kind as {@link Assistant.Completion#kind}
 * @param signature types for the reader; may be empty
 * @param fits whether its type is one that is wanted there
 * @param nearness how close it is to the reader
 * @param match how well the name answers what was typed
 */
record Candidate(
        String text, String name, String kind, String signature, boolean fits, Nearness nearness, NameMatch match) {

    /** How close a name is to who writes the cell; the closer first. */
    enum Nearness {
        /** Declared in the notebook, or where the cursor stands. */
        OWN,
        /** Of Cellstate itself. */
        HOME,
        /** Of java.lang, and in use everywhere. */
        FAMILIAR,
        /** Of the rest of the platform, and in use everywhere. */
        USUAL,
        /** Of a library or the platform. */
        LIBRARY,
        KEYWORD,
        /** What every object has, what is deprecated, and what belongs elsewhere. */
        COMMON
    }

    /** The best first. */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::match)
            .thenComparing(candidate -> !candidate.fits())
            .thenComparing(Candidate::nearness)
            .thenComparing(Candidate::name)
            .thenComparing(Candidate::text);
}
