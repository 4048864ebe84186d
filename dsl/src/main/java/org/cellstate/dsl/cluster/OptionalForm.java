package org.cellstate.dsl.cluster;

import java.io.Serial;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an optional value travels.
 *
 * @param value null where there is none
 */
record OptionalForm(@Nullable Object value) implements Serializable {

    @Serial
    private Object readResolve() {
        return Optional.ofNullable(value);
    }
}
