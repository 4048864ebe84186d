package org.cellstate.dsl.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The arrays of the sizes of batches that came last.
 *
 * @param <S> a size
 * @param <A> its arrays
 */
final class ArraysBySize<S, A extends BatchArrays> {

    private final int most;
    private final Function<S, A> fresh;
    private final Map<S, A> arrays = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param most how many sizes are kept
     */
    ArraysBySize(int most, Function<S, A> fresh) {
        this.most = most;
        this.fresh = fresh;
    }

    /** Returns the arrays of a size; those of the size that was not asked for the longest are freed for them. */
    A of(S size) {
        A own = arrays.computeIfAbsent(size, fresh);
        if (arrays.size() > most) {
            var oldest = arrays.values().iterator();
            oldest.next().close();
            oldest.remove();
        }
        return own;
    }

    /** Frees all of them; the next batch makes new ones. */
    void rest() {
        arrays.values().forEach(BatchArrays::close);
        arrays.clear();
    }
}
