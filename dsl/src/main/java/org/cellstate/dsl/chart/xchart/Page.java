package org.cellstate.dsl.chart.xchart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.xchart.Lettering.Anchor;

/**
 * The white sheet on which a chart is painted. Titles take their room from the top, captions and legends from the bottom; what
 * is left between is the plot's.
 */
final class Page {

    static final double EDGE = 12;
    static final double ROW = 16;
    static final Color INK = Ink.of(Palette.INK);
    static final Color SECONDARY = Ink.of(Palette.SECONDARY);

    private final Graphics2D canvas;
    private final Style style;
    private final Lettering letters;
    private final int width;
    private double top = EDGE;
    private double bottom;

    Page(Graphics2D canvas, Style style, int width, int height) {
        this.canvas = canvas;
        this.style = style;
        this.letters = new Lettering(canvas);
        this.width = width;
        this.bottom = height - EDGE;
        canvas.setFont(style.tick());
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
    }

    Graphics2D canvas() {
        return canvas;
    }

    Style style() {
        return style;
    }

    Lettering letters() {
        return letters;
    }

    int width() {
        return width;
    }

    double top() {
        return top;
    }

    double bottom() {
        return bottom;
    }

    /** Takes room from the top and returns where it begins. */
    double takeTop(double height) {
        double start = top;
        top += height;
        return start;
    }

    /** Takes room from the bottom and returns where it begins. */
    double takeBottom(double height) {
        bottom -= height;
        return bottom;
    }

    void paintTitle(String title) {
        takeTop(2);
        if (title.isBlank()) {
            return;
        }
        for (String line : letters.lines(title, style.title(), width - 2 * EDGE, 2)) {
            letters.set(line, style.title(), INK, EDGE, takeTop(ROW + 1) + 11, Anchor.START);
        }
        takeTop(5);
    }

    void paintCaption(String caption, String omissions) {
        List<String> lines = takeCaption(caption, omissions);
        if (!lines.isEmpty()) {
            paintCaption(lines, bottom + 4 + ROW - 3);
        }
    }

    /** Takes the room of a caption from the bottom and returns its lines. */
    List<String> takeCaption(String caption, String omissions) {
        String text = (caption + " " + omissions).strip();
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> lines = letters.lines(text, style.tick(), width - 2 * EDGE, 3);
        takeBottom(lines.size() * (ROW - 1) + 4);
        return lines;
    }

    void paintCaption(List<String> lines, double firstBaseline) {
        for (int i = 0; i < lines.size(); i++) {
            letters.set(lines.get(i), style.tick(), SECONDARY, EDGE, firstBaseline + i * (ROW - 1), Anchor.START);
        }
    }
}
