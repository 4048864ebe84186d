package org.cellstate.dsl.show;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.TableView;

/** Data as tables, where they show themselves as pictures: their first and last rows, with what is missing. */
public final class DataTables {

    private static final int TREND = 12;

    private DataTables() {}

    /** Returns the rows of a series: time stamps and values. Gaps and duplicates it cannot have. */
    public static MimeBundle of(Series series) {
        String step = series.frequency().noun();
        int missing = series.missing();
        String unit = series.unit().isEmpty() ? "double" : "double · " + series.unit();
        String note = unit + (missing == 0 ? "" : " · " + Numbers.count(missing) + " missing") + constant(series);
        List<TableView.Column> head = List.of(
                new TableView.Column(step, "one per " + step, false),
                new TableView.Column(series.name(), note, true, Sparkline.of(Times.values(series), TREND)));
        return TableView.of(
                        series.name(),
                        head,
                        series.size(),
                        row -> List.of(series.index().label(row), Numbers.text(series.value(row))))
                .span(series.size() == 0 ? "" : span(series, 0, series.size()))
                .toMimeBundle();
    }

    private static String constant(Series series) {
        double[] values = Arrays.stream(series.values())
                .filter(value -> !Double.isNaN(value))
                .toArray();
        boolean same = Arrays.stream(values).allMatch(value -> value == values[0]);
        return values.length > 1 && same ? " · constant" : "";
    }

    /** Returns the series of a panel, with their extent, what is missing and their statics. */
    public static MimeBundle of(Panel panel) {
        List<String> heads = PanelWords.heads(panel);
        return members(panel, heads, number -> PanelWords.cells(panel.members().get(number)))
                .toMimeBundle();
    }

    private static TableView members(Panel panel, List<String> heads, IntFunction<List<String>> cells) {
        List<TableView.Column> columns = heads.stream()
                .map(head -> new TableView.Column(head, "", !head.equals(heads.get(0))))
                .toList();
        String span =
                panel.span().label(0) + " … " + panel.span().label(panel.span().size() - 1);
        return TableView.of(panel.name(), columns, panel.size(), cells)
                .rowNoun("member")
                .span(Stream.concat(Stream.of(span), PanelWords.covariates(panel).stream())
                        .collect(Collectors.joining(" · ")));
    }

    /** Returns the parts of the data of a forecast, with their extent; of several series the rows of each in each part. */
    public static MimeBundle of(ForecastData data) {
        if (data.panel().size() > 1) {
            return members(data.panel(), PartRows.HEADS, member -> PartRows.of(data, member))
                    .toMimeBundle();
        }
        List<TableView.Column> head = List.of(
                new TableView.Column("part", "", false),
                new TableView.Column("rows", "", true),
                new TableView.Column("from", "", true),
                new TableView.Column("to", "", true),
                new TableView.Column("values", "", true));
        int validates = data.trainRows() - data.validationRows();
        List<List<String>> rows = List.of(
                part(data, "train", 0, validates),
                part(data, "validate", validates, data.trainRows()),
                part(data, "test", data.trainRows(), data.series().size()));
        return TableView.of(data.series().name(), head, rows.size(), rows::get)
                .rowNoun("part")
                .span(span(data.series(), 0, data.series().size()))
                .toMimeBundle();
    }

    private static List<String> part(ForecastData data, String name, int from, int to) {
        Series rows = data.series().rows(from, to);
        return List.of(
                name,
                Numbers.count(rows.size()),
                rows.index().label(0),
                rows.index().label(rows.size() - 1),
                Sparkline.of(Times.values(rows), TREND));
    }

    private static String span(Series series, int from, int to) {
        return series.index().label(from) + " … " + series.index().label(to - 1);
    }
}
