package org.cellstate.dsl.text;

import java.util.List;

/**
 * A text cut into tokens, to be looked at.
 *
 * @param tokens in order
 * @param ids the number of each; that of {@link Vocabulary#UNKNOWN} where it is not known
 */
public record TextCut(List<String> tokens, List<Integer> ids) {

    public TextCut {
        tokens = List.copyOf(tokens);
        ids = List.copyOf(ids);
    }

    /** Returns how many tokens are not known. */
    public int unknown() {
        return (int) ids.stream().filter(id -> id == Vocabulary.UNKNOWN).count();
    }

    /** Returns for example {@code 12 tokens, 1 unknown}. */
    @Override
    public String toString() {
        return tokens.size()
                + (tokens.size() == 1 ? " token" : " tokens")
                + (unknown() == 0 ? "" : ", " + unknown() + " unknown");
    }
}
