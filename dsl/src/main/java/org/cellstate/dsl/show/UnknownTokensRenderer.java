package org.cellstate.dsl.show;

import java.util.List;
import java.util.stream.Collectors;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.text.UnknownTokens;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;
import org.cellstate.kernel.api.TableView;

/** Shows the tokens of a test part that no model can know, with how often they occur and where first. */
public final class UnknownTokensRenderer implements Renderer<UnknownTokens> {

    private static final int NAMED = 5;

    @Override
    public Class<UnknownTokens> type() {
        return UnknownTokens.class;
    }

    @Override
    public MimeBundle render(UnknownTokens unknown) {
        List<TableView.Column> head = List.of(
                new TableView.Column("token", "", false),
                new TableView.Column("count", "", true),
                new TableView.Column("document", "of the first", false),
                new TableView.Column("line", "", true),
                new TableView.Column("column", "", true));
        return TableView.of(
                        "unknown tokens",
                        head,
                        unknown.tokens().size(),
                        row -> row(unknown.tokens().get(row)))
                .span(sentence(unknown))
                .toMimeBundle();
    }

    private static List<String> row(UnknownTokens.Unknown each) {
        return List.of(
                Tokens.seen(each.token()),
                Numbers.count(each.count()),
                each.document(),
                Numbers.count(each.line()),
                Numbers.count(each.column()));
    }

    static String sentence(UnknownTokens unknown) {
        if (unknown.tokens().isEmpty()) {
            return "all " + Numbers.count(unknown.of()) + " tokens of the test part are known";
        }
        String most = unknown.tokens().stream()
                .limit(NAMED)
                .map(each -> Tokens.seen(each.token()) + " (" + Numbers.count(each.count()) + ", line "
                        + Numbers.count(each.line()) + ")")
                .collect(Collectors.joining(", "));
        return "test part: " + Numbers.count(unknown.count()) + " of " + Numbers.count(unknown.of()) + " tokens ("
                + Numbers.fixed(100 * unknown.share(), 2) + " %) are not known: " + most
                + (unknown.tokens().size() > NAMED ? ", …" : "");
    }
}
