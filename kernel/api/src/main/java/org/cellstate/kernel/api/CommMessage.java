package org.cellstate.kernel.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one end of a {@link Comm} says to the other: values, values about them, and bytes beside them.
 *
 * <p>The values are what JSON knows: maps with text keys, lists, texts, numbers, booleans and {@code null}. In a message that comes in,
 * whole numbers that fit are {@code Long} and all others {@code Double}.
 *
 * @param data what is said
 * @param metadata about it, for instance the version of the protocol that the comm speaks
 * @param buffers binary parts, which travel as they are; they must not be changed
 */
public record CommMessage(Map<String, ?> data, Map<String, ?> metadata, List<byte[]> buffers) {

    public CommMessage {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        buffers = List.copyOf(buffers);
    }

    /** Returns a message that says nothing. */
    public static CommMessage empty() {
        return of(Map.of());
    }

    /** Returns a message with values alone. */
    public static CommMessage of(Map<String, ?> data) {
        return new CommMessage(data, Map.of(), List.of());
    }

    /** Returns this message with other metadata. */
    public CommMessage withMetadata(Map<String, ?> values) {
        return new CommMessage(data, values, buffers);
    }

    /** Returns this message with other binary parts. */
    public CommMessage withBuffers(List<byte[]> parts) {
        return new CommMessage(data, metadata, parts);
    }
}
