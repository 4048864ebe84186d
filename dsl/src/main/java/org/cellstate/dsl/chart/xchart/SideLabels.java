package org.cellstate.dsl.chart.xchart;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Range;
import org.cellstate.dsl.chart.Side;
import org.cellstate.dsl.chart.Tick;
import org.cellstate.dsl.chart.Ticks;
import org.cellstate.dsl.chart.xchart.Lettering.Anchor;

/**
 * The labels along one side of a heat map: names, of more than forty or without room every second, fifth, … one; or round numbers where there
 * are no names.
 */
final class SideLabels {

    static final double GAP = 6;

    private static final double TURN = -Math.PI / 4;
    private static final double SLOPE = Math.sqrt(0.5);
    private static final double TURNED_LINE = 13;
    private static final double LEVEL_LINE = 11;
    private static final double LONGEST = 160;
    private static final int MOST = 40;

    private final Page page;
    private final Side side;
    private final int count;

    /**
     * @param count of the rows or columns
     */
    SideLabels(Page page, Side side, int count) {
        this.page = page;
        this.side = side;
        this.count = count;
    }

    String title() {
        return side.title();
    }

    private boolean named() {
        return !side.labels().isEmpty();
    }

    /** A label and its distance from the beginning of the side. */
    private record Label(String text, double at) {}

    private List<Label> labels(double length, boolean columns) {
        List<Label> labels = new ArrayList<>();
        if (!named()) {
            Range range = new Range(Axis.whole(""), 0.5, count + 0.5);
            for (Tick tick : Ticks.along(range, length, text -> columns ? width(text) + 12 : 24)
                    .ticks()) {
                labels.add(new Label(tick.label(), range.fraction(tick.at()) * length));
            }
            return labels;
        }
        double slot = length / count;
        double line = columns ? TURNED_LINE : LEVEL_LINE;
        boolean roomy = columns && level(length);
        int every = roomy ? 1 : Thinning.every(slot, count <= MOST ? line : Math.max(line, length / MOST));
        for (int i = 0; i < count; i += every) {
            labels.add(new Label(shortened(side.labels().get(i)), (i + 0.5) * slot));
        }
        return labels;
    }

    private String shortened(String text) {
        return page.letters().shortened(text, page.style().tick(), Math.min(LONGEST, page.width() * 0.3));
    }

    private double width(String text) {
        return page.letters().width(text, page.style().tick());
    }

    /** Returns the room at the left that labels of rows take. */
    double widest() {
        if (!named()) {
            return width(Ticks.along(new Range(Axis.whole(""), 0.5, count + 0.5), 300, text -> 24).ticks().stream()
                    .map(Tick::label)
                    .reduce("", (one, other) -> width(one) > width(other) ? one : other));
        }
        return side.labels().stream()
                .mapToDouble(name -> width(shortened(name)))
                .max()
                .orElse(0);
    }

    /** Returns whether labels of columns stand level. */
    boolean level(double length) {
        return !named() || (count <= MOST && widest() + 6 <= length / count);
    }

    /** Returns the room that labels of columns take above them. */
    double height(double length) {
        return level(length) ? 12 + GAP : widest() * SLOPE + 10 + GAP;
    }

    /** Returns how far turned labels stand out at the right. */
    double overhang(double length) {
        double overhang = 0;
        if (!level(length)) {
            for (Label label : labels(length, true)) {
                overhang = Math.max(overhang, label.at() + 8 + width(label.text()) * SLOPE - length);
            }
        }
        return overhang;
    }

    void paintRows(double right, double top, double length) {
        for (Label label : labels(length, false)) {
            page.letters()
                    .set(
                            label.text(),
                            page.style().tick(),
                            Page.INK,
                            right - GAP - 2,
                            top + label.at() + 4,
                            Anchor.END);
        }
    }

    void paintColumns(double left, double bottom, double length) {
        boolean level = level(length);
        for (Label label : labels(length, true)) {
            double x = left + label.at();
            double baseline = bottom - GAP;
            if (level) {
                page.letters().set(label.text(), page.style().tick(), Page.INK, x, baseline, Anchor.MIDDLE);
            } else {
                AffineTransform upright = page.canvas().getTransform();
                page.canvas().rotate(TURN, x + 3, baseline);
                page.letters().set(label.text(), page.style().tick(), Page.INK, x + 3, baseline, Anchor.START);
                page.canvas().setTransform(upright);
            }
        }
    }
}
