package org.cellstate.dsl.engine.token;

import java.util.Arrays;

/** The tokens of a batch, and which different ones are among them: only their rows of a vocabulary's matrix are touched. */
final class TokenRows {

    private static final int NONE = -1;

    /** By token: which of the different ones it is. */
    private final int[] slots;

    private int[] different = new int[0];
    private int count;

    TokenRows(int vocabulary) {
        this.slots = new int[vocabulary];
        Arrays.fill(slots, NONE);
    }

    /**
     * Takes a batch.
     *
     * @param tokens in any order, below 0 where there is none
     * @return of each its place among the different ones, which are in the order of their first occurrence
     */
    int[] places(int[] tokens) {
        for (int i = 0; i < count; i++) {
            slots[different[i]] = NONE;
        }
        count = 0;
        if (different.length < Math.min(tokens.length, slots.length)) {
            different = new int[Math.min(tokens.length, slots.length)];
        }
        int[] places = new int[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            int token = tokens[i];
            if (token >= 0 && slots[token] == NONE) {
                slots[token] = count;
                different[count++] = token;
            }
            places[i] = token < 0 ? NONE : slots[token];
        }
        return places;
    }

    int count() {
        return count;
    }

    int token(int place) {
        return different[place];
    }
}
