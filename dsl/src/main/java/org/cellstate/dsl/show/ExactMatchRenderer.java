package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.text.ExactMatch;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows how many sequences are right, and the first that are not. */
public final class ExactMatchRenderer implements Renderer<ExactMatch> {

    private static final int MOST = 10;
    private static final List<String> HEAD = List.of("number", "right", "written");

    @Override
    public Class<ExactMatch> type() {
        return ExactMatch.class;
    }

    @Override
    public MimeBundle render(ExactMatch match) {
        if (match.count() == match.size()) {
            return MimeBundle.text(match.toString()).withHtml(Html.line(Html.bold(match.toString())));
        }
        TextTable table = TextTable.headed(3, HEAD.toArray(String[]::new));
        rows(match).forEach(row -> table.row(row.toArray(String[]::new)));
        return MimeBundle.text(match + "\n\n" + table)
                .withHtml(Html.line(Html.bold(match.toString())) + Html.table(3, HEAD, rows(match)));
    }

    private static List<List<String>> rows(ExactMatch match) {
        List<List<String>> rows = new ArrayList<>();
        int[] wrong = match.wrong();
        Arrays.stream(wrong)
                .limit(MOST)
                .forEach(i -> rows.add(List.of(
                        Numbers.count(i),
                        match.references().get(i),
                        match.hypotheses().get(i).isEmpty()
                                ? "∅"
                                : match.hypotheses().get(i))));
        if (wrong.length > MOST) {
            rows.add(List.of("⋮ " + Numbers.count(wrong.length - MOST) + " more", "", ""));
        }
        return rows;
    }
}
