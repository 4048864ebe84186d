package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.chat.Intents;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows intents as a table: how many sentences mean each, one of them, and what is answered. */
public final class IntentsRenderer implements Renderer<Intents> {

    private static final String[] HEAD = {"intent", "such as", "answer", "sentences"};
    private static final int LONGEST = 60;

    @Override
    public Class<Intents> type() {
        return Intents.class;
    }

    @Override
    public MimeBundle render(Intents intents) {
        List<List<String>> rows =
                intents.names().stream().map(name -> row(intents, name)).toList();
        TextTable table = TextTable.headed(3, HEAD);
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        String told = intents + ". Where nothing fits: \"" + intents.refusal() + "\"";
        return MimeBundle.text(told + "\n" + table)
                .withHtml(Html.line(Html.text(told)) + Html.table(3, List.of(HEAD), rows));
    }

    private static List<String> row(Intents intents, String name) {
        long count = intents.meant().stream().filter(name::equals).count();
        String first = intents.sentences().get(intents.meant().indexOf(name));
        List<String> answers = intents.answers().getOrDefault(name, List.of());
        String answer = answers.isEmpty()
                ? "(its name)"
                : StudyWords.cut(answers.get(0), LONGEST)
                        + (answers.size() > 1 ? " (+" + (answers.size() - 1) + ")" : "");
        return List.of(name, StudyWords.cut(first, LONGEST), answer, Numbers.count(count));
    }
}
