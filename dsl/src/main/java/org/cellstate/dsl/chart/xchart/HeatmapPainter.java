package org.cellstate.dsl.chart.xchart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Range;
import org.cellstate.dsl.chart.Shading;
import org.cellstate.dsl.chart.Side;
import org.cellstate.dsl.chart.Tick;
import org.cellstate.dsl.chart.Ticks;
import org.cellstate.dsl.chart.xchart.Lettering.Anchor;

/**
 * Paints a heat map: labels of columns at the top, level or at 45° above their column, labels of rows at the left, the numbers
 * in the cells where they have room, a colour bar with numbers at the right.
 */
final class HeatmapPainter {

    private static final double TURN = -Math.PI / 4;
    private static final double SLOPE = Math.sqrt(0.5);
    private static final double GAP = 8;
    private static final double BAR = 10;
    private static final double ROOM_FOR_NUMBERS = 30;
    private static final int MOST_LABELS = 40;
    private static final double LONGEST_LABEL = 150;
    private static final Color MISSING = new Color(0xEDEDED);
    private static final Color HATCH = new Color(0xB0B0B0);

    private final Heatmap map;
    private final Page page;
    private final Graphics2D canvas;
    private final Shading scale;
    private final List<String> rowLabels;
    private final List<String> columnLabels;

    HeatmapPainter(Heatmap map, Page page) {
        this.map = map.drawn();
        this.page = page;
        this.canvas = page.canvas();
        this.scale = map.scale();
        this.rowLabels = labels(this.map.rows(), this.map.cells().rows());
        this.columnLabels = labels(this.map.columns(), this.map.cells().columns());
        page.paintTitle(map.title());
        page.paintCaption(map.caption(), map.omissions());
    }

    private List<String> labels(Side side, int count) {
        double longest = Math.min(LONGEST_LABEL, page.width() * 0.3);
        return IntStream.range(0, count)
                .mapToObj(
                        i -> page.letters().shortened(side.name(i), page.style().tick(), longest))
                .toList();
    }

    void paint() {
        if (rowLabels.isEmpty() || columnLabels.isEmpty()) {
            return;
        }
        Grid grid = grid();
        paintCells(grid);
        paintRowLabels(grid);
        paintColumnLabels(grid);
        paintTitles(grid);
        paintBar(grid);
    }

    private Grid grid() {
        double left = Page.EDGE + Math.max(widest(rowLabels), width(map.rows().title()) + 12) + GAP;
        double right = Page.EDGE + 2 * GAP + BAR + 6 + barLabels();
        double wide = page.width() - left - right;
        boolean level = level(wide / columnLabels.size());
        double last = width(columnLabels.get(columnLabels.size() - 1)) * SLOPE;
        if (!level) {
            wide = Math.min(wide, page.width() - left - Page.EDGE - last);
        }
        double head = level ? 18 : 8 + widest(columnLabels) * SLOPE + 8;
        double top = page.top() + head + (map.columns().title().isBlank() ? 0 : Page.ROW + 2);
        double width = Math.max(1, wide / columnLabels.size());
        double height = Math.max(1, (page.bottom() - 2 - top) / rowLabels.size());
        if (map.square()) {
            double side = Math.min(width, height);
            side = side >= 4 ? Math.floor(side) : side;
            return new Grid(left, top, side, side, level(side));
        }
        return new Grid(left, top, width, height, level);
    }

    private boolean level(double cell) {
        return widest(columnLabels) + 6 <= cell * every(columnLabels.size(), cell, widest(columnLabels) + 6);
    }

    /** Returns how many labels apart those are that are written. */
    private static int every(int count, double cell, double space) {
        int every = count <= MOST_LABELS ? 1 : (count + MOST_LABELS - 1) / MOST_LABELS;
        while (count > MOST_LABELS && every * cell < space) {
            every++;
        }
        return every;
    }

    private record Grid(double left, double top, double width, double height, boolean level) {

        double x(int column) {
            return Math.round((left + column * width) * 2) / 2.0;
        }

        double y(int row) {
            return Math.round((top + row * height) * 2) / 2.0;
        }

        Rectangle2D cell(int row, int column) {
            return new Rectangle2D.Double(x(column), y(row), x(column + 1) - x(column), y(row + 1) - y(row));
        }
    }

    private void paintCells(Grid grid) {
        boolean numbers = grid.width() >= ROOM_FOR_NUMBERS && grid.height() >= 14;
        for (int row = 0; row < rowLabels.size(); row++) {
            for (int column = 0; column < columnLabels.size(); column++) {
                Rectangle2D cell = grid.cell(row, column);
                double share = scale.share(map.cells().at(row, column));
                if (Double.isNaN(share)) {
                    paintMissing(cell);
                    continue;
                }
                fill(cell, new Color(map.shading().ramp().rgb(share)));
                String text = numbers ? map.text(row, column) : "";
                if (page.letters().width(text, page.style().tick()) <= cell.getWidth() - 2) {
                    Color colour = map.shading().ramp().wantsWhiteText(share) ? Color.WHITE : Page.INK;
                    page.letters()
                            .set(
                                    text,
                                    page.style().tick(),
                                    colour,
                                    cell.getCenterX(),
                                    cell.getCenterY() + 4,
                                    Anchor.MIDDLE);
                }
            }
        }
        Rectangle2D frame = new Rectangle2D.Double(
                grid.x(0), grid.y(0), grid.x(columnLabels.size()) - grid.x(0), grid.y(rowLabels.size()) - grid.y(0));
        canvas.setColor(Ink.of(Palette.GRID));
        canvas.setStroke(Ink.butt(1));
        canvas.draw(frame);
    }

    private void fill(Rectangle2D cell, Color colour) {
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        canvas.setColor(colour);
        canvas.fill(cell);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    private void paintMissing(Rectangle2D cell) {
        fill(cell, MISSING);
        if (Math.min(cell.getWidth(), cell.getHeight()) < 6) {
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

    private void paintRowLabels(Grid grid) {
        int every = every(rowLabels.size(), grid.height(), 13);
        for (int row = 0; row < rowLabels.size(); row += every) {
            double middle = (grid.y(row) + grid.y(row + 1)) / 2;
            page.letters()
                    .set(rowLabels.get(row), page.style().tick(), Page.INK, grid.left() - GAP, middle + 4, Anchor.END);
        }
    }

    private void paintColumnLabels(Grid grid) {
        double space = grid.level() ? widest(columnLabels) + 6 : 14;
        int every = every(columnLabels.size(), grid.width(), space);
        for (int column = 0; column < columnLabels.size(); column += every) {
            double middle = (grid.x(column) + grid.x(column + 1)) / 2;
            String label = columnLabels.get(column);
            if (grid.level()) {
                page.letters().set(label, page.style().tick(), Page.INK, middle, grid.top() - 6, Anchor.MIDDLE);
            } else {
                AffineTransform upright = canvas.getTransform();
                canvas.rotate(TURN, middle + 3, grid.top() - 6);
                page.letters().set(label, page.style().tick(), Page.INK, middle + 3, grid.top() - 6, Anchor.START);
                canvas.setTransform(upright);
            }
        }
    }

    private void paintTitles(Grid grid) {
        if (!map.columns().title().isBlank()) {
            page.letters()
                    .set(
                            map.columns().title() + " →",
                            page.style().axis(),
                            Page.SECONDARY,
                            grid.left(),
                            page.top() + 11,
                            Anchor.START);
        }
        if (!map.rows().title().isBlank()) {
            page.letters()
                    .set(
                            map.rows().title() + " ↓",
                            page.style().axis(),
                            Page.SECONDARY,
                            grid.left() - GAP,
                            grid.top() - 6,
                            Anchor.END);
        }
    }

    private Ticks barTicks(double height) {
        return Ticks.along(new Range(Axis.number(""), scale.low(), scale.high()), height, label -> 24);
    }

    private double barLabels() {
        return widest(barTicks(150).ticks().stream().map(Tick::label).toList());
    }

    private void paintBar(Grid grid) {
        double x = grid.x(columnLabels.size()) + 2 * GAP;
        double height = Math.min(200, Math.max(60, grid.y(rowLabels.size()) - grid.y(0)));
        int steps = (int) (2 * height);
        for (int step = 0; step < steps; step++) {
            fill(
                    new Rectangle2D.Double(x, grid.y(0) + step / 2.0, BAR, 0.5),
                    new Color(map.shading().ramp().rgb(1 - (step + 0.5) / steps)));
        }
        canvas.setColor(Ink.of(Palette.GRID));
        canvas.setStroke(Ink.butt(1));
        canvas.draw(new Rectangle2D.Double(x, grid.y(0), BAR, height));
        Range range = new Range(Axis.number(""), scale.low(), scale.high());
        for (Tick tick : barTicks(height).ticks()) {
            double y = grid.y(0) + (1 - range.fraction(tick.at())) * height;
            page.letters().set(tick.label(), page.style().tick(), Page.SECONDARY, x + BAR + 6, y + 4, Anchor.START);
        }
    }

    private double width(String text) {
        return page.letters().width(text, page.style().tick());
    }

    private double widest(List<String> texts) {
        return texts.stream().mapToDouble(this::width).max().orElse(0);
    }
}
