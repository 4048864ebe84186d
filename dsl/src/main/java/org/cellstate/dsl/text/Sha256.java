package org.cellstate.dsl.text;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Names data by what is in them. */
final class Sha256 {

    private Sha256() {}

    /** Returns the digits of what is put in. */
    static String of(Consumer<MessageDigest> put) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            put.accept(digest);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
