package org.cellstate.dsl.engine.recurrent;

import org.bytedeco.javacpp.Pointer;

/** A pointer to memory that belongs to someone else. */
final class Address extends Pointer {

    Address(long address) {
        this.address = address;
    }
}
