package org.cellstate.dsl.show;

import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.text.LabelCounts;
import org.cellstate.dsl.text.TaggedSequences;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;
import org.cellstate.kernel.api.TableView;

/** Shows tagged sequences as a table: at how many steps each label stands, in each part of the data. */
public final class TaggedSequencesRenderer implements Renderer<TaggedSequences> {

    @Override
    public Class<TaggedSequences> type() {
        return TaggedSequences.class;
    }

    @Override
    public MimeBundle render(TaggedSequences data) {
        List<TableView.Column> head = List.of(
                new TableView.Column("label", "", false),
                new TableView.Column("share", "of all steps", true),
                new TableView.Column("train", "steps", true),
                new TableView.Column("validate", "steps", true),
                new TableView.Column("test", "steps", true));
        LabelCounts counts = data.counts();
        double all = counts.all().values().stream().mapToLong(Long::longValue).sum();
        return TableView.of("labels", head, data.classes().size(), number -> {
                    String label = data.classes().get(number);
                    return List.of(
                            label,
                            Numbers.percent(counts.all().getOrDefault(label, 0L) / all),
                            Numbers.count(counts.training().getOrDefault(label, 0L)),
                            Numbers.count(counts.validation().getOrDefault(label, 0L)),
                            Numbers.count(counts.test().getOrDefault(label, 0L)));
                })
                .remarks(List.of("Sequences have "
                        + LabeledSequencesRenderer.lengths(
                                data.sequences(),
                                IntStream.range(0, data.size()).toArray())
                        + " " + data.sequences().unit() + "."
                        + (data.unknown().isEmpty()
                                ? ""
                                : " Steps labelled \"" + data.unknown() + "\" neither train nor count.")))
                .span(data.toString())
                .toMimeBundle();
    }
}
