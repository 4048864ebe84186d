package org.cellstate.dsl.engine.recurrent;

import org.bytedeco.javacpp.Pointer;

/** Copies within native memory, without an object for each copy. An instance belongs to one thread at a time. */
final class NativeCopy {

    private final Address source = new Address();
    private final Address target = new Address();

    void copy(long from, long to, long bytes) {
        Pointer.memcpy(target.to(to), source.to(from), bytes);
    }

    void zero(long at, long bytes) {
        Pointer.memset(target.to(at), 0, bytes);
    }
}
