package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.sweep.StudyView;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a study from one side: a picture and its words. */
public final class StudyViewRenderer implements Renderer<StudyView> {

    @Override
    public Class<StudyView> type() {
        return StudyView.class;
    }

    @Override
    public MimeBundle render(StudyView view) {
        Chart chart = chart(view);
        return Bundles.of(chart, words(view, chart));
    }

    static Chart chart(StudyView view) {
        return switch (view.side()) {
            case HISTORY -> TrialHistoryChart.of(view.study());
            case LINES -> SettingLinesChart.of(view.study(), view.study().importances());
            case SLICES -> SlicesChart.of(view);
            case CONTOUR -> ContourChart.of(view);
            case CURVES -> TrialCurvesChart.of(view.study());
            case TIMELINE -> TimelineChart.of(view.study());
            case FRONT -> TradeOffChart.of(view.study());
        };
    }

    /** Returns what a chart says; where it is of very many marks, their sum. */
    private static String words(StudyView view, Chart chart) {
        return switch (view.side()) {
            case HISTORY -> TrialHistoryChart.words(view.study());
            case CURVES -> TrialCurvesChart.words(view.study());
            case TIMELINE -> TimelineChart.words(view.study());
            default -> chart.altText();
        };
    }
}
