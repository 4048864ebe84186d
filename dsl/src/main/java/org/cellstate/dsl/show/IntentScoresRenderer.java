package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.chat.IntentScores;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows what answers by intents are worth: a sentence, and a table of the model beside simpler methods that answer everything. */
public final class IntentScoresRenderer implements Renderer<IntentScores> {

    private static final String[] HEAD = {"method", "answered", "right", "of the answers"};

    @Override
    public Class<IntentScores> type() {
        return IntentScores.class;
    }

    @Override
    public MimeBundle render(IntentScores scores) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("the model", scores.answered(), scores.right()));
        rows.add(row("the model, never refusing", scores.sentences(), scores.guessed()));
        for (IntentScores.Rival rival : scores.rivals()) {
            rows.add(row(rival.name(), scores.sentences(), rival.right()));
        }
        TextTable table = TextTable.headed(1, HEAD);
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        return MimeBundle.text(scores + "\n\n" + table)
                .withHtml(Html.line(Html.text(scores.toString())) + Html.table(1, List.of(HEAD), rows));
    }

    private static List<String> row(String method, int answered, int right) {
        String share = answered == 0 ? "–" : Numbers.percent((double) right / answered);
        return List.of(method, Numbers.count(answered), Numbers.count(right), share);
    }
}
