package org.cellstate.dsl.chart.xchart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Pictures as PNG, with few enough colours that a byte says which one a pixel has. */
final class Encoding {

    /** What an output of a notebook may weigh, with some room for its text and for base64 by the side of it. */
    private static final int MOST_BYTES = 85_000;

    /** By how much a channel of a pixel may be off, of 255: the first four are not seen. The last leaves at most 27 colours. */
    private static final int[] TOLERANCES = {4, 6, 9, 14, 24, 48, 96};

    private static final int UNSEEN = 14;

    /** A picture of more colours is one of many thin lines over each other: more effort makes it little smaller and takes long. */
    private static final int DENSE = 4_000;

    /** Against level 6, files of charts are a fifteenth smaller. */
    private static final int EFFORT = 8;

    private static final int LIGHT_EFFORT = 6;

    private Encoding() {}

    /** Returns a picture that a notebook can carry: as close to the painted one as its weight and 256 colours allow. */
    static byte[] small(BufferedImage image) {
        Colours colours = new Colours(image);
        byte[] bytes = new byte[0];
        for (int step = colours.count() > DENSE ? 2 : 0; step < TOLERANCES.length; step++) {
            Optional<Indexed> picture = colours.within(TOLERANCES[step]);
            if (picture.isPresent()) {
                bytes = png(colours, picture.get());
                if (bytes.length <= MOST_BYTES) {
                    break;
                }
                step += bytes.length > MOST_BYTES * 5 / 4 ? 1 : 0; // one step makes it a seventh lighter
            }
        }
        return bytes;
    }

    /** Returns a picture whose colours are off by no more than an eye sees, and exact where it has too many of them. */
    static byte[] close(BufferedImage image) {
        Colours colours = new Colours(image);
        for (int tolerance : TOLERANCES) {
            if (tolerance <= UNSEEN) {
                Optional<Indexed> picture = colours.within(tolerance);
                if (picture.isPresent()) {
                    return png(colours, picture.get());
                }
            }
        }
        return exact(image);
    }

    private static byte[] png(Colours colours, Indexed picture) {
        return picture.png(colours.count() > DENSE ? LIGHT_EFFORT : EFFORT);
    }

    private static byte[] exact(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
