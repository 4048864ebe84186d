package org.cellstate.dsl.show;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.text.Vocabulary;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;
import org.cellstate.kernel.api.TableView;

/** Shows a vocabulary as a table of its tokens, the most frequent first, and how often each occurred in the training texts. */
public final class VocabularyRenderer implements Renderer<Vocabulary> {

    @Override
    public Class<Vocabulary> type() {
        return Vocabulary.class;
    }

    @Override
    public MimeBundle render(Vocabulary vocabulary) {
        List<TableView.Column> head = List.of(
                new TableView.Column("number", "", true),
                new TableView.Column("token", "", false),
                new TableView.Column("count", "", true),
                new TableView.Column("share", "%", true));
        long all = all(vocabulary);
        return TableView.of("vocabulary", head, vocabulary.size(), id -> row(vocabulary, id, all))
                .span(sentence(vocabulary))
                .toMimeBundle();
    }

    private static List<String> row(Vocabulary vocabulary, int id, long all) {
        long count = vocabulary.count(id);
        boolean none = id == Vocabulary.BEGIN || id == Vocabulary.END || all == 0;
        return List.of(
                Numbers.count(id),
                id <= Vocabulary.END ? vocabulary.word(id) : Tokens.seen(vocabulary.token(id)),
                none ? Numbers.MISSING : Numbers.count(count),
                none ? Numbers.MISSING : Numbers.fixed(100.0 * count / all, 2));
    }

    private static long all(Vocabulary vocabulary) {
        return IntStream.range(0, vocabulary.size())
                .mapToLong(vocabulary::count)
                .sum();
    }

    static String sentence(Vocabulary vocabulary) {
        long unknown = vocabulary.count(Vocabulary.UNKNOWN);
        int kept = vocabulary.size() - Vocabulary.END - 1;
        return "vocabulary of " + Numbers.count(kept) + (kept == 1 ? " token" : " tokens")
                + ", besides unknown, begin and end"
                + (unknown == 0 ? "" : "; rarer ones left out, " + Numbers.count(unknown) + " times in training");
    }

    /** Returns for example {@code most frequent: ␣ (112), e (70), …}. */
    static String frequent(Vocabulary vocabulary, int most) {
        return IntStream.range(Vocabulary.END + 1, Math.min(vocabulary.size(), Vocabulary.END + 1 + most))
                .mapToObj(id -> Tokens.seen(vocabulary.token(id)) + " (" + Numbers.count(vocabulary.count(id)) + ")")
                .collect(Collectors.joining(", ", "most frequent: ", ""));
    }
}
