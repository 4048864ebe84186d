package org.cellstate.dsl.show.plot;

import java.util.List;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Ramp;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;

/** A table of numbers as coloured cells. */
public final class HeatPlot {

    private HeatPlot() {}

    /**
     * Returns numbers as coloured cells.
     *
     * @param rows a label for each row, or none
     * @param columns a label for each column, or none
     * @param cells {@code [row][column]}
     */
    public static Heatmap of(List<String> rows, List<String> columns, double[][] cells) {
        if (cells.length == 0 || cells[0].length == 0) {
            throw new DataProblem(
                    "A heat map needs at least one cell.", cells.length + " rows of 0 cells", "numbers [row][column]");
        }
        for (double[] row : cells) {
            if (row.length != cells[0].length) {
                throw new ShapeProblem(
                        "The rows of a heat map must have one length.",
                        "rows of " + cells[0].length + " and " + row.length + " cells",
                        "NaN where there is no number");
            }
        }
        labelled("row", rows, cells.length);
        labelled("column", columns, cells[0].length);
        int[] highest = new int[] {-1, -1};
        boolean negative = false;
        double most = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[row].length; column++) {
                double cell = cells[row][column];
                negative |= Double.isFinite(cell) && cell < 0;
                if (Double.isFinite(cell) && cell > most) {
                    most = cell;
                    highest = new int[] {row, column};
                }
            }
        }
        Heatmap map = Heatmap.of("", rows, columns, cells).ramp(negative ? Ramp.DIVERGING : Ramp.SEQUENTIAL);
        String size = Numbers.count(cells.length) + " × " + Numbers.count(cells[0].length) + " cells";
        return map.title(
                highest[0] < 0
                        ? size + ", none with a number"
                        : size + ", highest " + Numbers.text(most) + " at row "
                                + map.rows().name(highest[0]) + ", column "
                                + map.columns().name(highest[1]));
    }

    private static void labelled(String what, List<String> labels, int count) {
        if (!labels.isEmpty() && labels.size() != count) {
            throw new ShapeProblem(
                    "A heat map needs one label for each " + what + ".",
                    labels.size() + " labels, " + count + " " + what + "s",
                    "as many labels, or List.of() for numbers");
        }
    }
}
