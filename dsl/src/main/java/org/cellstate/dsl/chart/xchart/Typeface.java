package org.cellstate.dsl.chart.xchart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bundled DejaVu Sans in regular and bold, read from the class path. */
final class Typeface {

    private static final String CONFIGURATION = "sun.awt.fontconfig";

    private final Font regular;
    private final Font bold;

    private Typeface(Font regular, Font bold) {
        this.regular = regular;
        this.bold = bold;
    }

    /**
     * Reads the fonts and sets a word in them.
     *
     * <p>Java's font manager does not start on a machine without any font or without libfontconfig, even for fonts of one's own:
     * there it starts again with a configuration that asks for neither.
     */
    static Typeface read() {
        try {
            return tried();
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw e;
        } catch (Error | RuntimeException first) { // each JDK has its own way to say so
            return withoutSystemFonts(first);
        }
    }

    private static Typeface withoutSystemFonts(Throwable first) {
        if (System.getProperty(CONFIGURATION) != null) {
            throw new IllegalStateException(
                    "Java's font manager does not start with " + CONFIGURATION + " as it is.", first);
        }
        try {
            Path file = Files.createTempFile("cellstate", ".properties");
            try {
                Files.writeString(file, "version=1\nsequence.allfonts=default\n");
                System.setProperty(CONFIGURATION, file.toString());
                return tried();
            } finally {
                System.clearProperty(CONFIGURATION);
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Typeface tried() {
        Typeface typeface = new Typeface(read("DejaVuSans.ttf"), read("DejaVuSans-Bold.ttf"));
        Graphics2D canvas = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            canvas.setFont(typeface.regular(11));
            canvas.drawString("loss", 0, 8);
        } finally {
            canvas.dispose();
        }
        return typeface;
    }

    private static Font read(String resource) {
        try (InputStream file = Typeface.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("The font " + resource + " is missing in the jar of the DSL.");
            }
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("The font " + resource + " is damaged.", e);
        }
    }

    Font regular(float size) {
        return regular.deriveFont(size);
    }

    Font bold(float size) {
        return bold.deriveFont(size);
    }

    /** Returns the font, or the system's own one of that size for text in scripts that DejaVu Sans lacks. */
    static Font covering(String text, Font font) {
        return font.canDisplayUpTo(text) < 0 ? font : new Font(Font.SANS_SERIF, font.getStyle(), font.getSize());
    }
}
