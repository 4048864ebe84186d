package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Member;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.Static;

/** A panel in words and in rows of a table: its members with their extent, what is missing, and the covariates. */
final class PanelWords {

    /** Tables of up to so many members are shown whole; of longer ones so many rows at each end as the platform's tables have. */
    private static final int WHOLE = 20;

    private static final int ENDS = 5;
    private static final int TREND = 12;

    private PanelWords() {}

    /** Returns the heads of the columns that {@link #cells} fills; the first is text. */
    static List<String> heads(Panel panel) {
        List<String> heads = new ArrayList<>(List.of("series", "rows", "from", "to", "missing"));
        heads.addAll(panel.statics());
        heads.add("course");
        return heads;
    }

    static List<String> cells(Member member) {
        Series target = member.target();
        List<String> cells = new ArrayList<>(List.of(
                member.name(),
                Numbers.count(target.size()),
                target.index().label(0),
                target.index().label(target.size() - 1),
                Numbers.count(target.missing())));
        cells.addAll(member.statics().stream().map(Static::text).toList());
        cells.add(Sparkline.of(Times.values(target), TREND));
        return cells;
    }

    static TextTable table(Panel panel) {
        TextTable table = TextTable.headed(1, heads(panel).toArray(String[]::new));
        rows(table, panel.size(), number -> cells(panel.members().get(number)));
        return table;
    }

    /** Adds rows, of many those at either end. */
    static void rows(TextTable table, int count, IntFunction<List<String>> cells) {
        int width = 0;
        for (int row = 0; row < count; row++) {
            boolean shown = count <= WHOLE || row < ENDS || row >= count - ENDS;
            if (shown) {
                List<String> next = cells.apply(row);
                width = next.size();
                table.row(next.toArray(String[]::new));
            } else if (row == ENDS) {
                List<String> gap = new ArrayList<>(Collections.nCopies(width, ""));
                gap.set(0, "⋮  " + Numbers.count(count - 2L * ENDS) + " more");
                table.row(gap.toArray(String[]::new));
            }
        }
    }

    /** Returns a line for each kind of covariate, with the span of those that go further than the series, and with what is missing. */
    static List<String> covariates(Panel panel) {
        List<String> lines = new ArrayList<>();
        line(lines, "past", panel, panel.past(), true);
        line(lines, "future", panel, panel.future(), false);
        if (!panel.statics().isEmpty()) {
            lines.add("static: " + String.join(", ", panel.statics()));
        }
        return lines;
    }

    private static void line(List<String> lines, String kind, Panel panel, List<String> names, boolean past) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int missing = 0;
            int ahead = Integer.MAX_VALUE;
            for (Member member : panel.members()) {
                Series covariate = (past ? member.past() : member.future()).get(i);
                missing += covariate.missing();
                ahead = Math.min(ahead, covariate.size() - member.rows());
            }
            words.add(names.get(i)
                    + (ahead > 0 ? " (" + Times.rows(ahead, panel.frequency()) + " further)" : "")
                    + (missing > 0 ? " (" + Numbers.count(missing) + " missing)" : ""));
        }
        if (!words.isEmpty()) {
            lines.add(kind + ": " + String.join(", ", words));
        }
    }

    /** Returns what a model is told besides the target: calendar, holidays, lags, covariates, as words after a comma each. */
    static String told(ForecastData data) {
        List<String> words = new ArrayList<>();
        if (data.withCalendar()) {
            words.add("the calendar");
        }
        int holidays = data.known().holidays().all().size();
        if (holidays > 0) {
            words.add(Numbers.count(holidays) + (holidays == 1 ? " holiday" : " holidays"));
        }
        data.known().lags().forEach(lag -> words.add("lag " + lag));
        words.addAll(data.panel().past());
        words.addAll(data.panel().future());
        words.addAll(data.panel().statics());
        return words.isEmpty() ? "" : ", with " + String.join(", ", words);
    }

    /** Returns what a model is told besides the target, as a sentence. */
    static String also(ForecastData data) {
        String told = told(data);
        return told.isEmpty() ? "" : " The model also sees " + told.substring(", with ".length()) + ".";
    }
}
