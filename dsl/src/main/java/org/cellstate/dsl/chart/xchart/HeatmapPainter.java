package org.cellstate.dsl.chart.xchart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.cellstate.dsl.chart.Cells;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Shading;
import org.cellstate.dsl.chart.xchart.Lettering.Anchor;

/**
 * Paints a heat map: labels of columns at the top, level or at 45° above their column, labels of rows at the left, the numbers
 * in the cells where they have room, a colour bar with numbers at the right.
 */
final class HeatmapPainter {

    private static final double BAR_GAP = 16;
    private static final double LEAST_BAR = 60;
    private static final double ROOM_FOR_NUMBERS = 30;
    private static final double ROOM_FOR_HATCHES = 6;
    private static final Color MISSING = new Color(0xEDEDED);
    private static final Color HATCH = new Color(0xB0B0B0);

    private final Heatmap map;
    private final Cells cells;
    private final Page page;
    private final Graphics2D canvas;
    private final Shading scale;
    private final ColourBar bar;
    private final SideLabels rows;
    private final SideLabels columns;

    HeatmapPainter(Heatmap map, Page page) {
        this.map = map;
        this.cells = map.drawn().cells();
        this.page = page;
        this.canvas = page.canvas();
        this.scale = map.scale();
        this.bar = new ColourBar(page, scale);
        this.rows = new SideLabels(page, map.rows(), map.cells().rows());
        this.columns = new SideLabels(page, map.columns(), map.cells().columns());
    }

    void paint() {
        page.paintTitle(map.title());
        List<String> caption = page.takeCaption(map.caption(), map.omissions());
        if (cells.rows() == 0 || cells.columns() == 0) {
            page.paintCaption(caption, page.top() + 24);
            return;
        }
        Grid grid = grid();
        paintCells(grid);
        rows.paintRows(grid.left(), grid.top(), grid.height());
        columns.paintColumns(grid.left(), grid.top(), grid.width());
        paintTitles(grid);
        double length = barLength(grid);
        bar.paint(grid.left() + grid.width() + BAR_GAP, grid.top(), length);
        page.paintCaption(caption, Math.min(page.bottom() + 17, grid.top() + Math.max(grid.height(), length) + 24));
    }

    /** Returns the length of the colour bar: that of the cells, or more where they are low and the page has the room. */
    private double barLength(Grid grid) {
        double room = page.bottom() - 2 - grid.top();
        return Math.max(grid.height(), Math.min(LEAST_BAR, room));
    }

    /** Finds the room for the cells. The room of turned labels hangs on the width: the second look settles it. */
    private Grid grid() {
        double title = rows.title().isBlank()
                ? 0
                : page.letters().width(rows.title() + " ↓", page.style().axis());
        double left = Page.EDGE + Math.max(rows.widest(), title) + 8;
        double width = Math.max(1, page.width() - left - Page.EDGE - BAR_GAP - bar.width(150));
        double top = 0;
        double height = 0;
        for (int look = 0; look < 3; look++) {
            double right = Math.max(BAR_GAP + bar.width(150), columns.overhang(width));
            double room = Math.max(1, page.width() - left - Page.EDGE - right);
            width = look == 0 ? Math.min(width, room) : room;
            top = Math.ceil(
                    page.top() + columns.height(width) + (columns.title().isBlank() ? 0 : Page.ROW + 2));
            height = Math.max(1, page.bottom() - 2 - top);
            if (map.square()) {
                double side = Math.min(
                        width / map.cells().columns(), height / map.cells().rows());
                side = side >= 4 ? Math.floor(side) : side;
                width = side * map.cells().columns();
                height = side * map.cells().rows();
            }
        }
        return new Grid(Math.ceil(left), top, width, height, cells.rows(), cells.columns());
    }

    /** The cells on the page; their edges lie on pixels. */
    private record Grid(double left, double top, double width, double height, int rows, int columns) {

        double x(int column) {
            return Math.round((left + column * width / columns) * 2) / 2.0;
        }

        double y(int row) {
            return Math.round((top + row * height / rows) * 2) / 2.0;
        }

        Rectangle2D cell(int row, int column) {
            return new Rectangle2D.Double(x(column), y(row), x(column + 1) - x(column), y(row + 1) - y(row));
        }
    }

    private void paintCells(Grid grid) {
        for (int row = 0; row < cells.rows(); row++) {
            for (int column = 0; column < cells.columns(); column++) {
                double share = scale.share(cells.at(row, column));
                if (Double.isNaN(share)) {
                    paintMissing(grid.cell(row, column));
                } else {
                    fill(grid.cell(row, column), bar.colour(share));
                }
            }
        }
        canvas.setColor(Ink.of(Palette.GRID));
        canvas.setStroke(Ink.butt(1));
        canvas.draw(new Rectangle2D.Double(grid.left(), grid.top(), grid.width(), grid.height()));
        if (grid.width() / cells.columns() >= ROOM_FOR_NUMBERS && grid.height() / cells.rows() >= 14) {
            paintNumbers(grid);
        }
    }

    private void paintNumbers(Grid grid) {
        for (int row = 0; row < cells.rows(); row++) {
            for (int column = 0; column < cells.columns(); column++) {
                Rectangle2D cell = grid.cell(row, column);
                String text = map.text(row, column);
                if (page.letters().width(text, page.style().tick()) <= cell.getWidth() - 2) {
                    boolean white = bar.wantsWhiteText(scale.share(cells.at(row, column)));
                    page.letters()
                            .set(
                                    text,
                                    page.style().tick(),
                                    white ? Color.WHITE : Page.INK,
                                    cell.getCenterX(),
                                    cell.getCenterY() + 4,
                                    Anchor.MIDDLE);
                }
            }
        }
    }

    private void fill(Rectangle2D cell, Color colour) {
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        canvas.setColor(colour);
        canvas.fill(cell);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    private void paintMissing(Rectangle2D cell) {
        fill(cell, MISSING);
        if (Math.min(cell.getWidth(), cell.getHeight()) < ROOM_FOR_HATCHES) {
            return;
        }
        Shape clip = canvas.getClip();
        canvas.clip(cell);
        canvas.setColor(HATCH);
        canvas.setStroke(Ink.butt(1));
        double reach = cell.getHeight();
        for (double x = cell.getX() - reach + 3; x < cell.getMaxX(); x += 6) {
            canvas.draw(new Line2D.Double(x, cell.getMaxY(), x + reach, cell.getY()));
        }
        canvas.setClip(clip);
    }

    private void paintTitles(Grid grid) {
        if (!columns.title().isBlank()) {
            String title = page.letters()
                    .shortened(columns.title() + " →", page.style().axis(), page.width() - grid.left() - Page.EDGE);
            page.letters().set(title, page.style().axis(), Page.SECONDARY, grid.left(), page.top() + 11, Anchor.START);
        }
        if (!rows.title().isBlank()) {
            page.letters()
                    .set(
                            rows.title() + " ↓",
                            page.style().axis(),
                            Page.SECONDARY,
                            grid.left() - SideLabels.GAP - 2,
                            grid.top() - SideLabels.GAP,
                            Anchor.END);
        }
    }
}
