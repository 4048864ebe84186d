package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.ScoreSheet;
import org.cellstate.dsl.evaluate.Scores;

/** A table of scores as rows of text. */
final class ScoreSheetWords {

    private ScoreSheetWords() {}

    /** Returns the table and its notes as plain text. */
    static String text(ScoreSheet sheet) {
        TextTable table = TextTable.headed(1, head(sheet).toArray(String[]::new));
        rows(sheet).forEach(row -> table.row(row.toArray(String[]::new)));
        return sheet.notes().isEmpty() ? table.toString() : table + "\n" + String.join("\n", sheet.notes());
    }

    static List<String> head(ScoreSheet sheet) {
        return List.of(
                "method",
                "MAE",
                "RMSE",
                "bias",
                "MAPE",
                "sMAPE",
                "WAPE",
                "MASE",
                "RMSSE",
                "MAE against " + sheet.baseline(),
                "Diebold-Mariano p");
    }

    static List<List<String>> rows(ScoreSheet sheet) {
        double base = sheet.rows().stream()
                .filter(row -> row.method().equals(sheet.baseline()))
                .mapToDouble(row -> row.scores().mae())
                .findFirst()
                .orElseThrow();
        List<List<String>> rows = new ArrayList<>();
        for (ScoreSheet.Row row : sheet.rows()) {
            Scores scores = row.scores();
            List<String> cells = new ArrayList<>();
            cells.add(row.method());
            for (double error : new double[] {scores.mae(), scores.rmse(), scores.bias()}) {
                cells.add(Numbers.fixed(error, Numbers.decimals(base)));
            }
            for (double percent : new double[] {scores.mape(), scores.smape(), scores.wape()}) {
                cells.add(Double.isNaN(percent) ? Numbers.MISSING : Numbers.fixed(percent, 2) + " %");
            }
            cells.add(Numbers.fixed(scores.mase(), 3));
            cells.add(Numbers.fixed(scores.rmsse(), 3));
            cells.add(row.method().equals(sheet.baseline()) ? "" : change(scores.mae() / base - 1));
            cells.add(Double.isNaN(row.chance()) ? "" : chance(row.chance()));
            rows.add(List.copyOf(cells));
        }
        return rows;
    }

    private static String change(double share) {
        return Double.isFinite(share) ? (share > 0 ? "+" : "") + Numbers.percent(share) : Numbers.MISSING;
    }

    /** Returns for example {@code 0.031} or {@code below 0.001}. */
    static String chance(double pValue) {
        return pValue < 0.001 ? "below 0.001" : Numbers.fixed(pValue, 3);
    }
}
