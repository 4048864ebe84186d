package org.cellstate.dsl.show;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.text.LabelCounts;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.Sequences;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;
import org.cellstate.kernel.api.TableView;

/** Shows labelled sequences as a table: how many of each class train, validate and test, how long they are, and one of them. */
public final class LabeledSequencesRenderer implements Renderer<LabeledSequences> {

    @Override
    public Class<LabeledSequences> type() {
        return LabeledSequences.class;
    }

    @Override
    public MimeBundle render(LabeledSequences data) {
        Sequences sequences = data.sequences();
        List<TableView.Column> head = List.of(
                new TableView.Column("class", "", false),
                new TableView.Column("train", "rows", true),
                new TableView.Column("validate", "rows", true),
                new TableView.Column("test", "rows", true),
                new TableView.Column("length", sequences.unit(), true),
                new TableView.Column("for example", "", false));
        LabelCounts counts = data.counts();
        return TableView.of(
                        "classes",
                        head,
                        data.classes().size(),
                        number -> row(data, counts, data.classes().get(number)))
                .remarks(remarks(counts))
                .span(data.toString())
                .toMimeBundle();
    }

    private static List<String> remarks(LabelCounts counts) {
        return counts.all().keySet().stream()
                .filter(name -> !counts.training().containsKey(name))
                .map(name -> "No row of \"" + name + "\" trains: it cannot be learned.")
                .toList();
    }

    private static List<String> row(LabeledSequences data, LabelCounts counts, String name) {
        int[] rows = IntStream.range(0, data.size())
                .filter(row -> data.label(row).equals(name))
                .toArray();
        return List.of(
                name,
                count(counts.training(), name),
                count(counts.validation(), name),
                count(counts.test(), name),
                lengths(data.sequences(), rows),
                example(data.sequences(), rows[0]));
    }

    private static String count(Map<String, Long> counts, String name) {
        return Numbers.count(counts.getOrDefault(name, 0L));
    }

    /** Returns the shortest and the longest of some rows. */
    static String lengths(Sequences sequences, int[] rows) {
        int shortest = IntStream.of(rows).map(sequences::length).min().orElse(0);
        int longest = IntStream.of(rows).map(sequences::length).max().orElse(0);
        return shortest == longest ? Numbers.count(longest) : Numbers.count(shortest) + " to " + Numbers.count(longest);
    }

    private static String example(Sequences sequences, int row) {
        if (sequences instanceof Sequences.Texts texts) {
            return texts.texts().get(row);
        }
        return sequences instanceof Sequences.Cut cut
                ? Tokens.joined(cut.tokens().get(row))
                : "row " + (row + 1);
    }
}
