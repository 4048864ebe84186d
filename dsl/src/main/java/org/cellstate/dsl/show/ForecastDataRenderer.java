package org.cellstate.dsl.show;

import java.util.stream.Collectors;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Transform;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows what is trained on what: the parts of the series as a picture; in text a table of them. */
public final class ForecastDataRenderer implements Renderer<ForecastData> {

    @Override
    public Class<ForecastData> type() {
        return ForecastData.class;
    }

    @Override
    public MimeBundle render(ForecastData data) {
        return Bundles.of(DataChart.of(data), text(data));
    }

    private static String text(ForecastData data) {
        String head = data.panel().title() + (data.panel().size() == 1 ? ": " : ", ")
                + Times.rows(data.lookback(), data.panel().frequency()) + " in, "
                + Times.rows(data.horizon(), data.panel().frequency()) + " out"
                + PanelWords.told(data) + "\n";
        if (data.panel().size() > 1) {
            return head + members(data) + changes(data);
        }
        int validates = data.trainRows() - data.validationRows();
        TextTable table = TextTable.headed(1, "part", "rows", "from", "to");
        part(table, data, "train", 0, validates);
        part(table, data, "validate", validates, data.trainRows());
        part(table, data, "test", data.trainRows(), data.series().size());
        return head + table + changes(data);
    }

    private static TextTable members(ForecastData data) {
        TextTable table = TextTable.headed(1, PartRows.HEADS.toArray(String[]::new));
        PanelWords.rows(table, data.panel().size(), member -> PartRows.of(data, member));
        return table;
    }

    /** Returns a line for the transforms and one for each series or covariate that was filled. */
    private static String changes(ForecastData data) {
        String transforms = data.transforms().isEmpty() ? "" : "\ntransformed by " + Transform.words(data.transforms());
        return transforms + data.filled().stream().map(line -> "\n" + line).collect(Collectors.joining());
    }

    private static void part(TextTable table, ForecastData data, String name, int from, int to) {
        table.row(
                name,
                Numbers.count(to - (long) from),
                data.series().index().label(from),
                data.series().index().label(to - 1));
    }
}
