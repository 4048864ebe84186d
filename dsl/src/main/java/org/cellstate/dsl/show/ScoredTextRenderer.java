package org.cellstate.dsl.show;

import java.util.List;
import java.util.stream.Collectors;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.evaluate.text.ScoredText;
import org.cellstate.dsl.evaluate.text.TokenScore;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a text with each token shaded by how unlikely it was; in text a line of numbers below it. */
public final class ScoredTextRenderer implements Renderer<ScoredText> {

    private static final int SPARKLINE = 40;
    private static final int NAMED = 3;

    @Override
    public Class<ScoredText> type() {
        return ScoredText.class;
    }

    @Override
    public MimeBundle render(ScoredText text) {
        return MimeBundle.text(text + "\n\n" + sure(text) + "\n" + numbers(text)
                        + (text.note().isEmpty() ? "" : "\n" + text.note()))
                .withHtml(ShadedText.of(text)
                        + Html.line(Html.text(ShadedText.LEGEND))
                        + Html.line(Html.text(numbers(text)))
                        + (text.note().isEmpty() ? "" : Html.line(Html.text(text.note()))));
    }

    private static String sure(ScoredText text) {
        Values probabilities = Values.of(
                text.tokens().stream().mapToDouble(TokenScore::probability).toArray());
        return "sure " + Sparkline.of(probabilities, SPARKLINE);
    }

    /** Returns for example {@code 42 tokens · 1.83 bits per character · perplexity 3.5 · least likely: "q" 0.01 at 17 · seed 7}. */
    static String numbers(ScoredText text) {
        int count = text.tokens().size();
        return Numbers.count(count) + (count == 1 ? " token · " : " tokens · ")
                + Numbers.fixed(text.bitsPerCharacter(), 2) + " bits per character · perplexity "
                + Numbers.text(text.perplexity()) + " · least likely: " + leastLikely(text)
                + (text.seed().isPresent() ? " · seed " + text.seed().getAsLong() : "");
    }

    private static String leastLikely(ScoredText text) {
        List<Integer> positions = text.leastLikely(NAMED);
        return positions.stream()
                .map(position -> {
                    TokenScore each = text.tokens().get(position);
                    return "\"" + Tokens.seen(each.token()) + "\" " + Numbers.text(each.probability()) + " at "
                            + Numbers.count(position + 1L);
                })
                .collect(Collectors.joining(", "));
    }
}
