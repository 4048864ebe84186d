package org.cellstate.dsl.engine.recurrent;

import org.bytedeco.javacpp.Pointer;

/** A pointer to memory that belongs to someone else, and that can be moved: handing over an address makes no object. */
final class Address extends Pointer {

    Address to(long where) {
        this.address = where;
        return this;
    }
}
