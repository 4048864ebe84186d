package org.cellstate.dsl.chart.xchart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/** Writes what is drawn as elements of SVG: shapes as paths, text as text. Segments that touch become one path. */
final class SvgCanvas extends VectorCanvas {

    private final SvgElements elements;

    SvgCanvas(SvgElements elements) {
        this(blankState(), elements);
    }

    private SvgCanvas(Graphics2D state, SvgElements elements) {
        super(state);
        this.elements = elements;
    }

    @Override
    public Graphics create() {
        return new SvgCanvas((Graphics2D) state.create(), elements);
    }

    @Override
    public void draw(Shape shape) {
        if (getColor().getAlpha() == 0) {
            return;
        }
        String look = stroke() + clipped(shape);
        if (shape instanceof Line2D line) {
            elements.segment(placed(line.getP1()), placed(line.getP2()), look);
        } else {
            elements.path(getTransform().createTransformedShape(shape), "fill=\"none\" " + look);
        }
    }

    @Override
    public void fill(Shape shape) {
        if (getColor().getAlpha() == 0) {
            return;
        }
        String look = paint("fill") + clipped(shape);
        AffineTransform transform = getTransform();
        boolean upright = (transform.getType() & ~AffineTransform.TYPE_TRANSLATION) == 0;
        if (upright && shape instanceof Rectangle2D box) {
            elements.rectangle(transform.createTransformedShape(box).getBounds2D(), look);
        } else if (upright && shape instanceof Ellipse2D dot && dot.getWidth() == dot.getHeight()) {
            elements.circle(transform.createTransformedShape(dot.getFrame()).getBounds2D(), look);
        } else {
            elements.path(transform.createTransformedShape(shape), look);
        }
    }

    @Override
    public void drawString(String text, float x, float y) {
        if (text.isBlank() || getColor().getAlpha() == 0) {
            return;
        }
        Font font = getFont();
        String look = paint("fill") + " font-size=\"" + SvgElements.number(font.getSize2D()) + "\""
                + (font.isBold() || font.getFontName().contains("Bold") ? " font-weight=\"bold\"" : "");
        double length = font.getStringBounds(text, getFontRenderContext()).getWidth();
        elements.text(text, getTransform(), x, y, length, look);
    }

    private Point2D placed(Point2D point) {
        return getTransform().transform(point, null);
    }

    private String paint(String attribute) {
        Color colour = getColor();
        String paint = attribute + "=\"" + String.format(Locale.ROOT, "#%06X", colour.getRGB() & 0xFFFFFF) + "\"";
        return colour.getAlpha() == 255
                ? paint
                : paint + " " + attribute + "-opacity=\"" + SvgElements.number(colour.getAlpha() / 255.0) + "\"";
    }

    private String stroke() {
        StringBuilder look = new StringBuilder(paint("stroke"));
        if (getStroke() instanceof BasicStroke pen) {
            look.append(" stroke-width=\"")
                    .append(SvgElements.number(pen.getLineWidth()))
                    .append('"');
            look.append(pen.getEndCap() == BasicStroke.CAP_ROUND ? " stroke-linecap=\"round\"" : "");
            look.append(pen.getLineJoin() == BasicStroke.JOIN_ROUND ? " stroke-linejoin=\"round\"" : "");
            look.append(SvgElements.dashes(pen.getDashArray()));
        }
        return look.toString();
    }

    /** Returns nothing where the clip covers the whole shape anyway. */
    private String clipped(Shape shape) {
        Shape clip = getClip();
        return clip == null || clip.contains(roomy(shape.getBounds2D()))
                ? ""
                : " " + elements.clip(getTransform().createTransformedShape(clip));
    }

    /** A line that lies level has no area, and so nothing contains it. */
    private static Rectangle2D roomy(Rectangle2D bounds) {
        return new Rectangle2D.Double(
                bounds.getX(), bounds.getY(), Math.max(1e-6, bounds.getWidth()), Math.max(1e-6, bounds.getHeight()));
    }
}
