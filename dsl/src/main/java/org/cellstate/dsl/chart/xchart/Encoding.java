package org.cellstate.dsl.chart.xchart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as PNG. */
final class Encoding {

    /** What an output of a notebook may weigh, with some room for its text and for base64 by the side of it. */
    private static final int MOST_BYTES = 85_000;

    /** Deflate's level 6: by a twentieth larger than at level 9, in a third of the time. */
    private static final float QUALITY = 0.34f;

    private static final int[] COLOURS = {256, 96, 40, 16};

    private Encoding() {}

    /** Returns a picture with few enough colours that a notebook can carry it: 256, and fewer where these weigh too much. */
    static byte[] small(BufferedImage image) {
        Indexed indexed = new Indexed(image);
        byte[] bytes = new byte[0];
        for (int most : COLOURS) {
            bytes = exact(indexed.image(most));
            if (bytes.length <= MOST_BYTES) {
                break;
            }
        }
        return bytes;
    }

    /** Returns a picture as it is. */
    static byte[] exact(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam effort = writer.getDefaultWriteParam();
            effort.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            effort.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), effort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
