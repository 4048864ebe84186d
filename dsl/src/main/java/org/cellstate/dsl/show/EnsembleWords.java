package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.EnsembleSheet;

/** What an ensemble and its members were worth as rows of text. */
final class EnsembleWords {

    private EnsembleWords() {}

    static List<String> head(EnsembleSheet sheet) {
        return List.of(
                "model",
                "weight",
                "MAE",
                "MASE",
                "CRPS",
                Numbers.percent(sheet.together().level()) + " band held");
    }

    static List<List<String>> rows(EnsembleSheet sheet) {
        int decimals = Numbers.decimals(sheet.baseline().scores().mae());
        List<List<String>> rows = new ArrayList<>();
        Stream.concat(Stream.of(sheet.together()), sheet.members().stream())
                .map(row -> List.of(
                        row.name(),
                        Numbers.fixed(row.weight(), 3),
                        Numbers.fixed(row.mae(), decimals),
                        Numbers.fixed(row.mase(), 3),
                        Numbers.fixed(row.crps(), decimals),
                        held(sheet, row)))
                .forEach(rows::add);
        rows.add(List.of(
                "best baseline: " + sheet.baseline().name(),
                "",
                Numbers.fixed(sheet.baseline().scores().mae(), decimals),
                Numbers.fixed(sheet.baseline().scores().mase(), 3),
                "",
                ""));
        return rows;
    }

    /** The share that a band held, with its level where that is another. */
    private static String held(EnsembleSheet sheet, EnsembleSheet.Row row) {
        String held = Numbers.percent(row.coverage());
        return row.level() == sheet.together().level() ? held : held + " of " + Numbers.percent(row.level());
    }

    static String text(EnsembleSheet sheet) {
        TextTable table = TextTable.headed(1, head(sheet).toArray(String[]::new));
        rows(sheet).forEach(row -> table.row(row.toArray(String[]::new)));
        return sheet + "\n\n" + table;
    }

    static String html(EnsembleSheet sheet) {
        return Html.line(Html.bold(sheet.toString())) + Html.table(1, head(sheet), rows(sheet));
    }
}
