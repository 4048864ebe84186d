package org.cellstate.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs frames with HMAC-SHA256 and checks signatures: in constant time, and each signature only once, so that a message
 * overheard cannot be sent again. For any thread.
 */
public final class Signer {

    private static final String ALGORITHM = "HmacSHA256";

    /** As many as Jupyter's own session remembers. */
    private static final int REMEMBERED = 1 << 16;

    private final Optional<SecretKeySpec> key;
    private final Set<String> seen = new LinkedHashSet<>();

    private Signer(Optional<SecretKeySpec> key) {
        this.key = key;
    }

    /**
     * Returns a signer with a key.
     *
     * @throws IllegalArgumentException if the key is empty: anyone on the machine could then run code here
     */
    public static Signer of(String key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException(
                    "Messages must be signed.\n  received: an empty key\n"
                            + "  try: a connection file with a key, or allow an empty key where nobody else can reach the ports");
        }
        return new Signer(Optional.of(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM)));
    }

    /** Returns a signer that writes empty signatures and accepts every one. For ports that nobody else can reach. */
    public static Signer unsigned() {
        return new Signer(Optional.empty());
    }

    /** Returns the signature of frames, in lower-case hexadecimal ASCII. */
    public byte[] sign(List<byte[]> frames) {
        return key.map(k -> hmac(k, frames)).orElseGet(() -> new byte[0]);
    }

    /**
     * Returns if a signature belongs to the frames and comes for the first time.
     *
     * @throws InvalidMessageException otherwise
     */
    public void verify(byte[] signature, List<byte[]> frames) throws InvalidMessageException {
        if (key.isEmpty()) {
            return;
        }
        if (!MessageDigest.isEqual(signature, hmac(key.get(), frames))) {
            throw new InvalidMessageException(
                    signature.length == 0 ? "the message is not signed" : "the signature is wrong");
        }
        if (!remember(new String(signature, StandardCharsets.US_ASCII))) {
            throw new InvalidMessageException("the signature was used before");
        }
    }

    private boolean remember(String signature) {
        synchronized (seen) {
            boolean first = seen.add(signature);
            if (seen.size() > REMEMBERED) {
                seen.remove(seen.iterator().next());
            }
            return first;
        }
    }

    private static byte[] hmac(SecretKeySpec key, List<byte[]> frames) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            frames.forEach(mac::update);
            return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
