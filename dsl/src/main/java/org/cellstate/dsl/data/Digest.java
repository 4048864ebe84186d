package org.cellstate.dsl.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 in the making. */
final class Digest {

    private final MessageDigest digest;

    Digest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds a line. */
    Digest text(String line) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds numbers, all bits of each. */
    Digest numbers(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
        bytes.asDoubleBuffer().put(values);
        digest.update(bytes);
        return this;
    }

    /** Returns it in hexadecimal. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
