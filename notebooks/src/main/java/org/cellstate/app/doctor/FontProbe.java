package org.cellstate.app.doctor;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.InputStream;

/** A program of its own that draws text as the charts do, since a missing font library ends in an error of the whole AWT. */
public final class FontProbe {

    private FontProbe() {}

    /** Prints how many pixels a word took; fails if it drew none or the platform cannot draw text. */
    public static void main(String[] arguments) throws Exception {
        BufferedImage image = new BufferedImage(120, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.setFont(font());
        graphics.drawString("Cellstate", 5, 22);
        graphics.dispose();
        int drawn = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                drawn += image.getRGB(x, y) == Color.BLACK.getRGB() ? 0 : 1;
            }
        }
        if (drawn == 0) {
            throw new IllegalStateException("text was drawn without a single pixel");
        }
        System.out.println("text draws (" + graphics.getFont().getFontName() + ")");
    }

    /** The charts bring their own font; a platform without any font must still be able to draw with it. */
    private static Font font() throws Exception {
        try (InputStream bundled = FontProbe.class.getResourceAsStream(System.getProperty("cellstate.font", "none"))) {
            return bundled == null
                    ? new Font(Font.SANS_SERIF, Font.PLAIN, 18)
                    : Font.createFont(Font.TRUETYPE_FONT, bundled).deriveFont(18f);
        }
    }
}
