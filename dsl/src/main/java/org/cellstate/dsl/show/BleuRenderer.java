package org.cellstate.dsl.show;

import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.text.Bleu;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows BLEU as sacrebleu prints it, with what it is made of by length, and how it was made. */
public final class BleuRenderer implements Renderer<Bleu> {

    private static final List<String> HEAD = List.of("words in a row", "right", "written", "precision");

    @Override
    public Class<Bleu> type() {
        return Bleu.class;
    }

    @Override
    public MimeBundle render(Bleu bleu) {
        TextTable table = TextTable.headed(0, HEAD.toArray(String[]::new));
        rows(bleu).forEach(row -> table.row(row.toArray(String[]::new)));
        return MimeBundle.text(bleu + "\n\n" + table + "\n" + bleu.signature())
                .withHtml(Html.line(Html.bold(bleu.toString()))
                        + Html.table(0, HEAD, rows(bleu))
                        + Html.line(Html.text(bleu.signature())));
    }

    private static List<List<String>> rows(Bleu bleu) {
        long[] matched = bleu.matched();
        long[] total = bleu.total();
        double[] precisions = bleu.precisions();
        return IntStream.range(0, total.length)
                .mapToObj(n -> List.of(
                        Integer.toString(n + 1),
                        Numbers.count(matched[n]),
                        Numbers.count(total[n]),
                        Numbers.fixed(precisions[n], 1) + " %"))
                .toList();
    }
}
