package org.cellstate.dsl.show;

import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.text.Hypothesis;
import org.cellstate.dsl.evaluate.text.NBest;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows answers as a table, the best first, each with its score and how far it is behind. */
public final class NBestRenderer implements Renderer<NBest> {

    private static final List<String> HEAD = List.of("answer", "score", "behind", "tokens");

    @Override
    public Class<NBest> type() {
        return NBest.class;
    }

    @Override
    public MimeBundle render(NBest best) {
        if (best.hypotheses().isEmpty()) {
            return MimeBundle.text("No answers were kept");
        }
        return MimeBundle.text(text(best)).withHtml(html(best));
    }

    static String html(NBest best) {
        return Html.table(1, HEAD, rows(best));
    }

    static String text(NBest best) {
        TextTable table = TextTable.headed(1, HEAD.toArray(String[]::new));
        rows(best).forEach(row -> table.row(row.toArray(String[]::new)));
        return table.toString();
    }

    private static List<List<String>> rows(NBest best) {
        List<Hypothesis> answers = best.hypotheses();
        return IntStream.range(0, answers.size())
                .mapToObj(rank -> {
                    Hypothesis each = answers.get(rank);
                    return List.of(
                            Tokens.joined(each.tokens()),
                            Numbers.fixed(each.score(), 3),
                            rank == 0 ? "★ best" : Numbers.fixed(answers.get(0).score() - each.score(), 3),
                            Numbers.count(each.tokens().size()));
                })
                .toList();
    }
}
