package org.cellstate.dsl.chart.xchart;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cellstate.dsl.chart.Chart;
import org.jspecify.annotations.Nullable;

/** Turns charts into PNG pictures of twice the pixel density, without a screen. */
public final class FigureDrawing {

    private static final int DENSITY = 2;
    private static final String ADVICE = "No picture: Java cannot set text on this machine."
            + " To see charts, install libfreetype6 (Debian, Ubuntu: apt-get install libfreetype6).";

    /** The fonts are read once per process, on the first chart. */
    private static final class Shared {
        private static final FigureDrawing DRAWING = new FigureDrawing(Typeface::read);
    }

    private final Supplier<Typeface> source;
    private @Nullable Typeface typeface;

    FigureDrawing(Supplier<Typeface> source) {
        this.source = source;
    }

    /**
     * Draws a chart of any kind. Never throws for what the chart holds; a machine that cannot draw gives {@link Picture.Unavailable}.
     */
    public static Picture draw(Chart chart) {
        return Shared.DRAWING.picture(chart);
    }

    /** Paints a picture of somebody's own, once Java can set text. */
    static Picture painted(int width, int height, Consumer<Graphics2D> painter) {
        return Shared.DRAWING.picture(width, height, (canvas, fonts) -> painter.accept(canvas), Encoding::close);
    }

    Picture picture(Chart chart) {
        Chart sized = chart.size(chart.width(), chart.height());
        return picture(
                sized.width(),
                sized.height(),
                (canvas, fonts) -> ChartPainter.paint(sized, Style.of(fonts), canvas),
                Encoding::small);
    }

    private Picture picture(
            int width, int height, BiConsumer<Graphics2D, Typeface> painter, Function<BufferedImage, byte[]> encoding) {
        Typeface fonts;
        try {
            fonts = fonts();
        } catch (NoFonts e) {
            return new Picture.Unavailable(ADVICE, e.reason);
        }
        BufferedImage image = new BufferedImage(DENSITY * width, DENSITY * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        try {
            canvas.scale(DENSITY, DENSITY);
            painter.accept(canvas, fonts);
        } finally {
            canvas.dispose();
        }
        return new Picture.Png(encoding.apply(image), width, height);
    }

    /**
     * Returns a chart as an SVG file.
     *
     * @throws IllegalStateException if Java cannot set text on this machine
     */
    static String svg(Chart chart) {
        Typeface fonts;
        try {
            fonts = Shared.DRAWING.fonts();
        } catch (NoFonts e) {
            throw new IllegalStateException(ADVICE, e.reason);
        }
        SvgElements elements = new SvgElements();
        SvgCanvas canvas = new SvgCanvas(elements);
        try {
            ChartPainter.paint(chart, Style.of(fonts), canvas);
        } finally {
            canvas.dispose();
        }
        return elements.document(chart.width(), chart.height(), chart.title(), chart.altText());
    }

    private Typeface fonts() throws NoFonts {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true"); // no window is ever opened, whatever DISPLAY says
        }
        try {
            return typeface();
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw e;
        } catch (Error
                | RuntimeException
                        e) { // each JDK says in its own way that libraries or their configuration are missing
            throw new NoFonts(e);
        }
    }

    /** Java cannot set text on this machine. */
    private static final class NoFonts extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Throwable reason;

        NoFonts(Throwable reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private synchronized Typeface typeface() {
        if (typeface == null) {
            typeface = source.get();
        }
        return typeface;
    }
}
