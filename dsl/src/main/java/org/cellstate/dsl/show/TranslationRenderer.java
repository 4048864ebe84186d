package org.cellstate.dsl.show;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.text.Hypothesis;
import org.cellstate.dsl.evaluate.text.Translation;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a translation over its attention, with what else was considered below; in text as tables. */
public final class TranslationRenderer implements Renderer<Translation> {

    private static final int IN_CAPTION = 3;

    @Override
    public Class<Translation> type() {
        return Translation.class;
    }

    @Override
    public MimeBundle render(Translation translation) {
        String title = translation.sourceText() + " → " + (translation.text().isEmpty() ? "∅" : translation.text());
        String notes = String.join("\n", translation.notes());
        String text = title + (notes.isEmpty() ? "" : "\n" + notes);
        String answers = translation.hypotheses().isEmpty() ? "" : "\n\n" + NBestRenderer.text(translation.nBest());
        if (!translation.hasAttention()) {
            return MimeBundle.text(text + answers)
                    .withHtml(Html.line(Html.bold(title))
                            + Html.line(Html.text(notes))
                            + NBestRenderer.html(translation.nBest()));
        }
        Heatmap map = AttentionChart.of(translation.attention()).title(title).caption(caption(translation));
        return Bundles.of(map, text + "\n\n" + AttentionRenderer.links(translation.attention()) + answers);
    }

    private static String caption(Translation translation) {
        return Stream.concat(translation.notes().stream(), Stream.of(considered(translation)))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String considered(Translation translation) {
        List<Hypothesis> others = translation.hypotheses().stream()
                .filter(each -> !each.tokens().equals(translation.target()))
                .toList();
        return others.isEmpty()
                ? ""
                : "Also considered: "
                        + others.stream()
                                .limit(IN_CAPTION)
                                .map(each -> Tokens.joined(each.tokens()) + " (" + Numbers.fixed(each.score(), 2) + ")")
                                .collect(Collectors.joining(" · "));
    }
}
