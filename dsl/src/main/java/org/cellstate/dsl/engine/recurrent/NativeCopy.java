package org.cellstate.dsl.engine.recurrent;

import org.bytedeco.javacpp.Pointer;

/** Copies within native memory, without an object for each copy. An instance belongs to one thread at a time. */
final class NativeCopy {

    private static final class Place extends Pointer {

        Place to(long where) {
            this.address = where;
            return this;
        }
    }

    private final Place source = new Place();
    private final Place target = new Place();

    void copy(long from, long to, long bytes) {
        Pointer.memcpy(target.to(to), source.to(from), bytes);
    }

    void zero(long at, long bytes) {
        Pointer.memset(target.to(at), 0, bytes);
    }
}
