package org.cellstate.dsl.chart.xchart;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The elements of an SVG file, in the order in which they are drawn. */
final class SvgElements {

    private static final String FONTS = "DejaVu Sans, Verdana, Geneva, sans-serif";
    private static final double NEAR = 1e-6;

    private final StringBuilder body = new StringBuilder();
    private final Map<String, String> clips = new LinkedHashMap<>();
    private final StringBuilder line = new StringBuilder();
    private String lineLook = "";
    private @Nullable Point2D lineEnd;

    /** Adds a piece of a line; where it begins at the end of the last piece, both become one path. */
    void segment(Point2D from, Point2D to, String look) {
        boolean on = lineEnd != null && lineEnd.distance(from) < NEAR && look.equals(lineLook);
        if (!on) {
            endLine();
            lineLook = look;
            line.append('M').append(place(from));
        }
        line.append('L').append(place(to));
        lineEnd = to;
    }

    private void endLine() {
        if (!line.isEmpty()) {
            body.append("<path d=\"")
                    .append(line)
                    .append("\" fill=\"none\" ")
                    .append(lineLook)
                    .append("/>\n");
        }
        line.setLength(0);
        lineEnd = null;
    }

    void path(Shape shape, String look) {
        add("path", "d=\"" + data(shape) + "\" " + look);
    }

    void rectangle(Rectangle2D box, String look) {
        add(
                "rect",
                "x=\"" + number(box.getX()) + "\" y=\"" + number(box.getY()) + "\" width=\"" + number(box.getWidth())
                        + "\" height=\"" + number(box.getHeight()) + "\" " + look);
    }

    void circle(Rectangle2D box, String look) {
        add(
                "circle",
                "cx=\"" + number(box.getCenterX()) + "\" cy=\"" + number(box.getCenterY()) + "\" r=\""
                        + number(box.getWidth() / 2) + "\" " + look);
    }

    /**
     * Adds text.
     *
     * @param length the text's in DejaVu Sans, which a viewer with other fonts keeps to
     */
    void text(String text, AffineTransform transform, double x, double y, double length, String look) {
        boolean level = (transform.getType() & ~AffineTransform.TYPE_TRANSLATION) == 0;
        Point2D place = level ? transform.transform(new Point2D.Double(x, y), null) : new Point2D.Double(x, y);
        String turned = level ? "" : " transform=\"" + matrix(transform) + "\"";
        endLine();
        body.append("<text x=\"")
                .append(number(place.getX()))
                .append("\" y=\"")
                .append(number(place.getY()))
                .append('"')
                .append(turned)
                .append(" textLength=\"")
                .append(number(length))
                .append("\" lengthAdjust=\"spacingAndGlyphs\" ")
                .append(look)
                .append('>')
                .append(escaped(text))
                .append("</text>\n");
    }

    private void add(String name, String attributes) {
        endLine();
        body.append('<').append(name).append(' ').append(attributes).append("/>\n");
    }

    String clip(Shape shape) {
        String name = clips.computeIfAbsent(data(shape), path -> "clip" + (clips.size() + 1));
        return "clip-path=\"url(#" + name + ")\"";
    }

    /** Returns the whole file; its title and description are what a screen reader reads. */
    String document(int width, int height, String title, String description) {
        endLine();
        StringBuilder file = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        file.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width);
        file.append("\" height=\"").append(height).append("\" viewBox=\"0 0 ").append(width);
        file.append(' ').append(height).append("\" role=\"img\" font-family=\"").append(FONTS);
        file.append("\" xml:space=\"preserve\">\n<title>").append(escaped(title));
        file.append("</title>\n<desc>").append(escaped(description)).append("</desc>\n");
        if (!clips.isEmpty()) {
            file.append("<defs>\n");
            clips.forEach((path, name) ->
                    file.append("<clipPath id=\"" + name + "\"><path d=\"" + path + "\"/></clipPath>\n"));
            file.append("</defs>\n");
        }
        return file.append(body).append("</svg>\n").toString();
    }

    private static String data(Shape shape) {
        StringBuilder data = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator steps = shape.getPathIterator(null); !steps.isDone(); steps.next()) {
            int step = steps.currentSegment(at);
            data.append("MLQCZ".charAt(step));
            int points = step == PathIterator.SEG_CLOSE ? 0 : Math.max(1, step);
            for (int point = 0; point < points; point++) {
                data.append(point == 0 ? "" : " ").append(number(at[2 * point]));
                data.append(' ').append(number(at[2 * point + 1]));
            }
        }
        return data.toString();
    }

    static String dashes(float @Nullable [] lengths) {
        if (lengths == null) {
            return "";
        }
        StringBuilder dashes = new StringBuilder(" stroke-dasharray=\"");
        for (int i = 0; i < lengths.length; i++) {
            dashes.append(i == 0 ? "" : " ").append(number(lengths[i]));
        }
        return dashes.append('"').toString();
    }

    private static String matrix(AffineTransform transform) {
        double[] entries = new double[6];
        transform.getMatrix(entries);
        StringBuilder matrix = new StringBuilder("matrix(");
        for (int i = 0; i < entries.length; i++) {
            matrix.append(i == 0 ? "" : " ").append(i < 4 ? plain(entries[i], 5) : number(entries[i]));
        }
        return matrix.append(')').toString();
    }

    private static String place(Point2D point) {
        return number(point.getX()) + " " + number(point.getY());
    }

    /** Returns a hundredth of a pixel as the finest. */
    static String number(double value) {
        return plain(value, 2);
    }

    private static String plain(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Characters that XML does not allow become spaces. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.appendCodePoint(allowed(c) ? c : ' ');
            }
        });
        return escaped.toString();
    }

    private static boolean allowed(int c) {
        boolean control = c < 0x20 && c != '\t' && c != '\n';
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        return !control && !surrogate && c != 0xFFFE && c != 0xFFFF;
    }
}
