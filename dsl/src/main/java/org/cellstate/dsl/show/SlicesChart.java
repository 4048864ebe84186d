package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.sweep.SettingTable;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.StudyView;
import org.cellstate.dsl.sweep.insight.Importances;

/** What was measured over each setting by itself: a panel for each, the best trial in ink. */
public final class SlicesChart {

    private static final int MOST = 6;
    private static final int CROWD = 200;
    private static final int LONGEST_NAME = 24;

    private SlicesChart() {}

    /** Returns the panels; where no settings are named those of the {@value #MOST} most important ones. */
    public static Facets of(StudyView view) {
        Study<?> study = view.study();
        SettingTable table = SettingAxes.complete(study);
        Importances importances = study.importances();
        List<Integer> columns = view.settings().isEmpty()
                ? SettingAxes.ranked(table, importances, MOST)
                : IntStream.range(0, table.columns().size())
                        .filter(column -> view.settings()
                                .contains(table.columns().get(column).name()))
                        .boxed()
                        .toList();
        List<Figure> panels = new ArrayList<>();
        columns.forEach(column -> panels.add(panel(study, table, column, importances)));
        int more = table.columns().size() - columns.size();
        return Facets.of(title(study, importances), columns(panels.size()), panels)
                .caption(Numbers.count(table.trials().size())
                        + " complete trials, each at all its settings: what moves beside the one shown is not held"
                        + " fixed."
                        + (more == 0 || !view.settings().isEmpty()
                                ? ""
                                : " " + more + " less important settings are left out."));
    }

    private static String title(Study<?> study, Importances importances) {
        return study.bestTrial().isEmpty()
                ? "No trial was measured to the end"
                : SettingImportanceChart.title(importances);
    }

    private static Figure panel(Study<?> study, SettingTable table, int column, Importances importances) {
        SettingTable.Asked asked = table.columns().get(column);
        Values codes = SettingAxes.codes(table, column);
        Values measured = SettingAxes.values(table.trials(), 0);
        SettingTable having = table.with(column);
        int missing = table.trials().size() - having.trials().size();
        String name = StudyWords.cut(asked.name(), LONGEST_NAME);
        Figure figure = Figure.titled(importances
                        .share(asked.name())
                        .filter(share -> Double.isFinite(share.mean()))
                        .map(share -> name + ": " + Numbers.percent(share.mean()) + " of the variance")
                        .orElse(name))
                .x(SettingAxes.axis(asked))
                .y(SettingAxes.axis(study.goals().get(0), measured))
                .caption(missing == 0 ? "" : missing + (missing == 1 ? " trial does" : " trials do") + " not have it.")
                .with(new Mark.Points(
                        "",
                        SettingAxes.codes(having, column),
                        SettingAxes.values(having.trials(), 0),
                        Palette.BLUE,
                        codes.size() > CROWD ? 3 : 5));
        for (int row = 0; row < table.trials().size(); row++) {
            boolean best = table.trials().get(row).number()
                    == study.bestTrial().orElseThrow().number();
            if (best && !Double.isNaN(codes.at(row))) {
                figure = figure.with(
                        new Mark.Points("", Values.of(codes.at(row)), Values.of(measured.at(row)), Palette.INK, 8));
            }
        }
        return figure;
    }

    private static int columns(int panels) {
        return panels == 4 ? 2 : Math.min(3, Math.max(1, panels));
    }
}
