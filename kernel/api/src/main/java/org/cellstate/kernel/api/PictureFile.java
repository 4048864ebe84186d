package org.cellstate.kernel.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** An encoded picture, its type told from its first bytes and not from a name. */
final class PictureFile {

    static final String GIF = "image/gif";
    static final String WEBP = "image/webp";

    /** Larger files are not put into a notebook unasked. */
    private static final long LARGEST = 10L << 20;

    private static final int ENOUGH_TO_TELL = 512;

    private final String type;
    private final byte[] bytes;
    private final String size;

    private PictureFile(String type, byte[] bytes, String size) {
        this.type = type;
        this.bytes = bytes;
        this.size = size;
    }

    /** Returns the picture in some bytes, or nothing if they are none that a front end shows. */
    static Optional<PictureFile> sniffed(byte[] bytes) {
        if (begins(bytes, 0, "\u0089PNG\r\n\u001a\n") && bytes.length >= 24) {
            return Optional.of(new PictureFile(MimeBundle.PNG, bytes, size(big(bytes, 16), big(bytes, 20))));
        }
        if (begins(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(new PictureFile(MimeBundle.JPEG, bytes, ""));
        }
        if (begins(bytes, 0, "GIF8") && bytes.length >= 10) {
            return Optional.of(new PictureFile(GIF, bytes, size(little(bytes, 6), little(bytes, 8))));
        }
        if (begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP")) {
            return Optional.of(new PictureFile(WEBP, bytes, ""));
        }
        String start =
                new String(bytes, 0, Math.min(ENOUGH_TO_TELL, bytes.length), StandardCharsets.UTF_8).stripLeading();
        boolean svg = start.startsWith("<svg") || (start.startsWith("<?xml") && start.contains("<svg"));
        return svg ? Optional.of(new PictureFile(MimeBundle.SVG, bytes, "")) : Optional.empty();
    }

    /** Returns how a path is shown that leads to a picture of moderate size. */
    static Optional<MimeBundle> at(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (!name.matches("(?s).*\\.(png|jpe?g|gif|webp|svg)")) {
            return Optional.empty();
        }
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
                return Optional.empty();
            }
            String text = PlainText.line(PlainText.shortened(path.toString(), 1_000));
            return sniffed(Files.readAllBytes(path)).map(picture -> picture.bundle(text));
        } catch (IOException | SecurityException e) { // the path is shown, as that of any other file
            return Optional.empty();
        }
    }

    /** Returns the picture with what it is in words. */
    MimeBundle bundle() {
        String name = type.substring(type.indexOf('/') + 1).replace("+xml", "").toUpperCase(Locale.ROOT);
        return bundle((type.equals(MimeBundle.SVG) ? "An " : "A ") + name + " picture" + size + ", "
                + PlainText.count(bytes.length, "byte"));
    }

    MimeBundle bundle(String text) {
        Object content = type.equals(MimeBundle.SVG) ? new String(bytes, StandardCharsets.UTF_8) : bytes;
        return MimeBundle.text(text).with(type, content);
    }

    private static String size(int width, int height) {
        return ", " + width + " × " + height + " pixels";
    }

    private static boolean begins(byte[] bytes, int offset, String start) {
        if (bytes.length < offset + start.length()) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            if ((bytes[offset + i] & 0xff) != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int big(byte[] bytes, int at) {
        return java.nio.ByteBuffer.wrap(bytes).getInt(at);
    }

    private static int little(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | ((bytes[at + 1] & 0xff) << 8);
    }
}
