package org.cellstate.dsl.chart.xchart;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A picture with a byte for each pixel, which says the place of its colour in a list of at most 256.
 *
 * <p>Its PNG is written here: the platform's writer filters rows of such places as if they were brightness, which takes twice the
 * time and makes the files of charts a quarter larger.
 */
final class Indexed {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int DEPTH = 8;
    private static final int PALETTE = 3;

    private final int width;
    private final int height;
    private final int[] colours;
    private final byte[] pixels;

    /**
     * A picture of these pixels.
     *
     * @param colours each {@code 0xRRGGBB}
     * @param pixels places in {@code colours}, row by row
     */
    Indexed(int width, int height, int[] colours, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.colours = colours;
        this.pixels = pixels;
    }

    /**
     * Returns the picture as a PNG file.
     *
     * @param effort of compression, 1 to 9
     */
    byte[] png(int effort) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream file = new DataOutputStream(bytes)) {
            file.write(SIGNATURE);
            chunk(file, "IHDR", header());
            chunk(file, "PLTE", palette());
            chunk(file, "IDAT", deflated(effort));
            chunk(file, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private byte[] header() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(bytes);
        header.writeInt(width);
        header.writeInt(height);
        header.write(new byte[] {DEPTH, PALETTE, 0, 0, 0});
        return bytes.toByteArray();
    }

    private byte[] palette() {
        byte[] palette = new byte[3 * colours.length];
        for (int i = 0; i < colours.length; i++) {
            palette[3 * i] = (byte) (colours[i] >> 16);
            palette[3 * i + 1] = (byte) (colours[i] >> 8);
            palette[3 * i + 2] = (byte) colours[i];
        }
        return palette;
    }

    private byte[] deflated(int effort) {
        byte[] rows = new byte[height * (width + 1)];
        for (int row = 0; row < height; row++) {
            System.arraycopy(pixels, row * width, rows, row * (width + 1) + 1, width); // the first byte: no filter
        }
        Deflater deflater = new Deflater(effort);
        try {
            deflater.setInput(rows);
            deflater.finish();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] part = new byte[1 << 15];
            while (!deflater.finished()) {
                bytes.write(part, 0, deflater.deflate(part));
            }
            return bytes.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(DataOutputStream file, String name, byte[] content) throws IOException {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(type);
        sum.update(content);
        file.writeInt(content.length);
        file.write(type);
        file.write(content);
        file.writeInt((int) sum.getValue());
    }
}
