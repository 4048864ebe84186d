package org.cellstate.dsl.data;

import java.io.Serializable;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What was done to the rows of a series before it was one without gaps.
 *
 * @param mended what was done to make them regular
 * @param method how missing values were filled
 * @param filled the rows that were; handed over, never changed
 */
record Repair(@Nullable Mended mended, @Nullable Fill method, BitSet filled) implements Serializable {

    static final Repair NONE = new Repair(null, null, new BitSet());

    Repair with(Mended how) {
        return new Repair(how, method, filled);
    }

    Repair with(Fill how, BitSet rows) {
        return new Repair(mended, how, rows);
    }

    /** Of rows cut out: what was filled among them. What made the whole regular is told of the whole. */
    Repair rows(int from, int to) {
        return new Repair(null, method, filled.get(from, to));
    }
}
