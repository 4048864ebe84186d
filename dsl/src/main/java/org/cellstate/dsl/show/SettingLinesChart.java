package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.ParallelCoordinates;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.SettingTable;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.insight.Importances;

/** The complete trials of a study as lines over their settings, from the least important one to what was measured. */
public final class SettingLinesChart {

    private static final int MOST = 7;
    private static final int LONGEST_TITLE = 90;

    /** More lines from one axis to the next make a picture that a notebook should not carry. */
    private static final int MOST_STRETCHES = 160;

    private SettingLinesChart() {}

    /** Returns the lines; of more than {@value #MOST} settings over the most important ones. */
    public static ParallelCoordinates of(Study<?> study, Importances importances) {
        long settings = SettingAxes.complete(study).columns().size();
        return of(study, importances, (int) (MOST_STRETCHES / Math.max(1, Math.min(MOST, settings))), MOST);
    }

    /** Returns the lines of the best trials over the most important settings, at most so many. */
    static ParallelCoordinates of(Study<?> study, Importances importances, int trials, int settings) {
        List<TrialRecord> ranking = study.ranking();
        SettingTable table = SettingTable.of(ranking.subList(0, Math.min(trials, ranking.size())));
        Goal goal = study.goals().get(0);
        List<Integer> columns = SettingAxes.ranked(table, importances, settings);
        List<Axis> axes = new ArrayList<>();
        List<Values> values = new ArrayList<>();
        // What matters most stands beside what was measured.
        for (int i = columns.size() - 1; i >= 0; i--) {
            axes.add(SettingAxes.axis(table.columns().get(columns.get(i))));
            values.add(SettingAxes.codes(table, columns.get(i)));
        }
        Values measured = SettingAxes.values(table.trials(), 0);
        axes.add(SettingAxes.axis(goal, measured));
        values.add(measured);
        int more = table.columns().size() - columns.size();
        return ParallelCoordinates.of(title(study), axes, values)
                .best(goal.maximized() ? ParallelCoordinates.Best.HIGHEST : ParallelCoordinates.Best.LOWEST)
                .caption(lines(table.trials().size(), ranking.size())
                        + ", the best one in ink; what matters most stands at the right."
                        + (more == 0 ? "" : " " + more + " less important settings are left out."));
    }

    private static String title(Study<?> study) {
        return study.bestTrial()
                .map(best -> "The best: " + StudyWords.settings(best))
                .map(words -> words.length() <= LONGEST_TITLE
                        ? words
                        : "Trial " + study.bestTrial().orElseThrow().number() + " is the best")
                .orElse("No trial was measured to the end");
    }

    private static String lines(int drawn, int all) {
        return drawn == all
                ? Numbers.count(all) + " complete trials"
                : "The " + drawn + " best of " + Numbers.count(all) + " complete trials";
    }
}
