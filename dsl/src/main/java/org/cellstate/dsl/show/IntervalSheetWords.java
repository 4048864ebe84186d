package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.IntervalSheet;

/** A table of what intervals were worth as rows of text. */
final class IntervalSheetWords {

    static final List<String> HEAD = List.of("band", "held", "mean width", "interval score", "scaled (MSIS)");

    private IntervalSheetWords() {}

    static String text(IntervalSheet sheet) {
        TextTable table = TextTable.headed(1, HEAD.toArray(String[]::new));
        rows(sheet).forEach(row -> table.row(row.toArray(String[]::new)));
        return table.toString();
    }

    static List<List<String>> rows(IntervalSheet sheet) {
        int decimals = Numbers.decimals(sheet.baselineMae());
        return sheet.rows().stream()
                .map(row -> List.of(
                        Numbers.percent(row.level()),
                        Double.isNaN(row.coverage())
                                ? Numbers.MISSING
                                : Numbers.fixed(100 * row.coverage(), 1) + Numbers.THIN_SPACE + "%",
                        Numbers.fixed(row.width(), decimals),
                        Numbers.fixed(row.winkler(), decimals),
                        Numbers.fixed(row.msis(), 3)))
                .toList();
    }

    /** Returns the score of the distributions beside what a point could reach, with its unit. */
    static String score(IntervalSheet sheet) {
        return "CRPS " + Numbers.text(sheet.crps()) + (sheet.unit().isEmpty() ? "" : " " + sheet.unit()) + " over "
                + Numbers.count(sheet.outcomes()) + " outcomes; that of the " + sheet.baseline()
                + " forecast, a point, is its MAE of " + Numbers.text(sheet.baselineMae()) + ".";
    }
}
