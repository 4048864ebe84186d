package org.cellstate.kernel.wire;

import com.google.gson.JsonParseException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns messages into ZeroMQ frames and back: identities, delimiter, signature, header, parent, metadata, content, buffers. For
 * any thread.
 */
public final class MessageCodec {

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNED_FRAMES = 4;

    private final Signer signer;

    public MessageCodec(Signer signer) {
        this.signer = signer;
    }

    /** Returns a message's frames. */
    public List<byte[]> encode(Message message) {
        List<byte[]> signed = List.of(
                Json.bytes(message.header().json()),
                Json.bytes(message.parent()),
                Json.bytes(message.metadata()),
                Json.bytes(message.content()));
        List<byte[]> frames = new ArrayList<>(message.identities());
        frames.add(DELIMITER);
        frames.add(signer.sign(signed));
        frames.addAll(signed);
        frames.addAll(message.buffers());
        return frames;
    }

    /**
     * Returns the message that frames hold.
     *
     * @throws InvalidMessageException if they hold none that may be acted on
     */
    public Message decode(List<byte[]> frames) throws InvalidMessageException {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        int first = delimiter + 2;
        if (first + SIGNED_FRAMES > frames.size()) {
            throw new InvalidMessageException(
                    delimiter == frames.size() ? "there is no delimiter" : "the message is cut off");
        }
        List<byte[]> signed = frames.subList(first, first + SIGNED_FRAMES);
        signer.verify(frames.get(delimiter + 1), signed);
        try {
            return new Message(
                    frames.subList(0, delimiter),
                    Header.of(Json.object(signed.get(0))),
                    Json.object(signed.get(1)),
                    Json.object(signed.get(2)),
                    Json.object(signed.get(3)),
                    frames.subList(first + SIGNED_FRAMES, frames.size()));
        } catch (JsonParseException | InvalidContentException e) {
            throw new InvalidMessageException("the message cannot be read: " + e.getMessage(), e);
        }
    }
}
