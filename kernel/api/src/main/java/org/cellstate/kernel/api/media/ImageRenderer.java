package org.cellstate.kernel.api.media;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a picture in memory, a {@link BufferedImage} above all, as PNG at its own size. */
public final class ImageRenderer implements Renderer<RenderedImage> {

    @Override
    public Class<RenderedImage> type() {
        return RenderedImage.class;
    }

    @Override
    public MimeBundle render(RenderedImage image) {
        String text = "A picture, " + image.getWidth() + " × " + image.getHeight() + " pixels";
        return MimeBundle.text(text).with(MimeBundle.PNG, png(image));
    }

    private static byte[] png(RenderedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", output) && !ImageIO.write(rgb(image), "png", output)) {
                throw new IllegalStateException("this Java has no writer of PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A copy for pictures with a layout of their own that PNG has not. */
    private static BufferedImage rgb(RenderedImage image) {
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        var canvas = copy.createGraphics();
        try {
            canvas.drawRenderedImage(image, new java.awt.geom.AffineTransform());
        } finally {
            canvas.dispose();
        }
        return copy;
    }
}
