package org.cellstate.dsl.show;

import java.util.List;
import java.util.stream.Collectors;
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
        String title = Tokens.joined(translation.source()) + " → " + Tokens.joined(translation.target());
        Heatmap map = AttentionChart.of(translation.attention()).title(title).caption(considered(translation));
        String text = title + "\n\n" + AttentionRenderer.links(translation.attention());
        return Bundles.of(
                map,
                translation.hypotheses().isEmpty() ? text : text + "\n\n" + NBestRenderer.text(translation.nBest()));
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
