package org.cellstate.dsl.evaluate.decode;

/** Sees a text while it is written. */
@FunctionalInterface
public interface Onlooker {

    /**
     * Sees the text so far, after each token; of a beam the likeliest.
     *
     * @return whether more shall be written
     */
    boolean goesOn(Written<?> soFar);

    /** Returns one that lets a text be written to its end. */
    static Onlooker none() {
        return soFar -> true;
    }
}
