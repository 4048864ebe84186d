package org.cellstate.kernel.wire;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * One message of the Jupyter protocol. Its JSON objects and arrays of bytes must not be changed.
 *
 * @param identities the ZeroMQ frames before the delimiter: where a reply goes, or the topic on iopub
 * @param header who says what
 * @param parent the header of the message that caused this one, empty if none did
 * @param metadata about the content
 * @param content what is said
 * @param buffers binary frames behind the content
 */
public record Message(
        List<byte[]> identities,
        Header header,
        JsonObject parent,
        JsonObject metadata,
        JsonObject content,
        List<byte[]> buffers) {

    public Message {
        identities = List.copyOf(identities);
        buffers = List.copyOf(buffers);
    }

    /** Returns the message type, for instance {@code execute_request}. */
    public String type() {
        return header.type();
    }

    /** Returns the content for reading with checks. */
    public Fields fields() {
        return new Fields(content);
    }

    /** Returns the identifier of the message that caused this one. */
    public Optional<String> parentId() {
        Fields fields = new Fields(parent);
        return fields.has("msg_id") ? Optional.of(fields.text("msg_id")) : Optional.empty();
    }

    /** Returns this message for another destination, or under another topic. */
    public Message to(List<byte[]> others) {
        return new Message(others, header, parent, metadata, content, buffers);
    }

    /** Returns this message with other metadata. */
    public Message withMetadata(JsonObject other) {
        return new Message(identities, header, parent, other, content, buffers);
    }

    /** Returns this message with binary frames behind its content. */
    public Message withBuffers(List<byte[]> others) {
        return new Message(identities, header, parent, metadata, content, others);
    }

    @Override
    public String toString() {
        return header.toString();
    }
}
