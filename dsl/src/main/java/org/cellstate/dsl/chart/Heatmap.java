package org.cellstate.dsl.chart;

import java.util.List;

/**
 * A table of numbers as coloured cells, rows from top to bottom, columns from left to right: attention maps, confusion
 * matrices, gates over time.
 *
 * <pre>{@code
 * Heatmap.of("\"bank\" looks at \"river\"", List.of("la", "rive"), List.of("the", "river", "bank"), weights)
 *         .rowTitle("output")
 *         .columnTitle("input")
 *         .range(0, 1);
 * }</pre>
 *
 * <p>Where a cell has room its number is written in it. Missing and infinite cells are hatched and counted. A table too large
 * for the screen is drawn by the means of blocks of cells, which {@link #omissions()} says.
 *
 * @param title what the picture finds
 * @param caption what a reader must know; may be empty
 * @param rows what stands at the left, one label for each row, or none
 * @param columns what stands at the top, one label for each column, or none
 * @param cells the numbers {@code [row, column]}
 * @param shading how numbers become colours
 * @param square whether cells are squares; otherwise they fill the picture
 * @param size of the picture, by default as its contents need
 */
public record Heatmap(
        String title, String caption, Side rows, Side columns, Cells cells, Shading shading, boolean square, Size size)
        implements Chart {

    private static final int MOST_SQUARE = 48;

    public Heatmap {
        sameNumber("row", rows, cells.rows());
        sameNumber("column", columns, cells.columns());
    }

    /**
     * Returns a heat map with square cells up to 48 rows and columns, from white to dark blue, fitted in size.
     *
     * @param rows one label for each row, or none
     * @param columns one label for each column, or none
     * @param cells {@code [row, column]}, rows of one length; {@code NaN} where there is no number
     */
    public static Heatmap of(String title, List<String> rows, List<String> columns, double[][] cells) {
        Cells copy = Cells.of(cells);
        boolean square = copy.rows() <= MOST_SQUARE && copy.columns() <= MOST_SQUARE;
        return new Heatmap(
                title, "", new Side("", rows), new Side("", columns), copy, Shading.SEQUENTIAL, square, Size.FITTED);
    }

    /** Returns this heat map with another title. */
    public Heatmap title(String newTitle) {
        return new Heatmap(newTitle, caption, rows, columns, cells, shading, square, size);
    }

    /** Returns this heat map with another caption. */
    public Heatmap caption(String newCaption) {
        return new Heatmap(title, newCaption, rows, columns, cells, shading, square, size);
    }

    /** Returns this heat map with the quantity that the rows are numbered by. */
    public Heatmap rowTitle(String newTitle) {
        return new Heatmap(title, caption, new Side(newTitle, rows.labels()), columns, cells, shading, square, size);
    }

    /** Returns this heat map with the quantity that the columns are numbered by. */
    public Heatmap columnTitle(String newTitle) {
        return new Heatmap(title, caption, rows, new Side(newTitle, columns.labels()), cells, shading, square, size);
    }

    /**
     * Returns this heat map with fixed ends of its colours: the same colour means the same number in several pictures.
     * Numbers outside take the colour of the end.
     */
    public Heatmap range(double low, double high) {
        return new Heatmap(title, caption, rows, columns, cells, new Shading(shading.ramp(), low, high), square, size);
    }

    /** Returns this heat map in other colours. */
    public Heatmap ramp(Ramp ramp) {
        return new Heatmap(
                title, caption, rows, columns, cells, new Shading(ramp, shading.low(), shading.high()), square, size);
    }

    /** Returns this heat map with a text of its own in each cell, row by row, instead of the number that colours it. */
    public Heatmap texts(List<String> texts) {
        return new Heatmap(title, caption, rows, columns, cells.texts(texts), shading, square, size);
    }

    /** Returns this heat map with or without square cells. */
    public Heatmap square(boolean squareCells) {
        return new Heatmap(title, caption, rows, columns, cells, shading, squareCells, size);
    }

    @Override
    public Heatmap size(int newWidth, int newHeight) {
        return new Heatmap(title, caption, rows, columns, cells, shading, square, new Size(newWidth, newHeight));
    }

    @Override
    public int width() {
        return size.isFitted() ? HeatmapSize.of(this).width() : size.width();
    }

    @Override
    public int height() {
        return size.isFitted() ? HeatmapSize.of(this).height() : size.height();
    }

    /** Returns the colours with both ends known: those given, or the least and largest number; zero in the middle if diverging. */
    public Shading scale() {
        return shading.over(cells);
    }

    /**
     * Returns the text of a cell: its own if cells have any, otherwise a share of one as {@code .27}, a count in full, any other number with three significant
     * digits; empty for shares below 0.05, which would only disturb, and for what is not finite.
     */
    public String text(int row, int column) {
        return cells.texts().isEmpty()
                ? CellText.of(cells, scale()).text(cells.at(row, column))
                : cells.texts().get(row * cells.columns() + column);
    }

    /** Returns what is drawn of this heat map: itself, or a smaller one of the means over blocks of cells. */
    public Heatmap drawn() {
        Blocks blocks = Blocks.of(cells);
        if (blocks.rows() == 1 && blocks.columns() == 1) {
            return this;
        }
        return new Heatmap(
                title,
                caption,
                rows.blocks(blocks.rows()),
                columns.blocks(blocks.columns()),
                cells.means(blocks.rows(), blocks.columns()),
                scale(),
                square,
                size);
    }

    @Override
    public String altText() {
        return HeatmapText.of(this);
    }

    @Override
    public String omissions() {
        return (Blocks.of(cells).sentence() + " " + cells.omissions().sentence()).strip();
    }

    private static void sameNumber(String what, Side side, int number) {
        int labels = side.labels().size();
        if (labels != 0 && labels != number) {
            throw new IllegalArgumentException("A heat map must have one label for each " + what + ".\n  received: "
                    + labels + " labels and " + number + " " + what + "s\n  try: as many labels, or List.of()");
        }
    }
}
