package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.text.ScoredText;
import org.cellstate.dsl.evaluate.text.TokenScore;

/**
 * A text as HTML, each token the darker the less likely it was. The markup says it too, for pages that drop styles: unlikely tokens are
 * underlined, very unlikely ones bold besides, and each has its probability as a title.
 */
final class ShadedText {

    static final String LEGEND =
            "underlined: below 0.5 · bold: below 0.1 · darker is less likely · point at a token for its probability";

    /** With more tokens, neighbours of one step share an element: a page of single letters would be too large to keep. */
    private static final int SINGLE = 600;

    private static final int MOST = 6_000;
    private static final String PLATE =
            "<pre style=\"background:#FFFFFF;color:#222222;padding:8px;margin:4px 0;white-space:pre-wrap;overflow-wrap:anywhere\">";

    /** A level of certainty. */
    private enum Step {
        SURE(0.9, "", "", ""),
        LIKELY(0.5, "DEEBF7", "", ""),
        UNSURE(0.25, "C6DBEF", "<u>", "</u>"),
        UNLIKELY(0.1, "9ECAE1", "<u>", "</u>"),
        SURPRISING(0, "6BAED6", "<b><u>", "</u></b>");

        private final double from;
        private final String background;
        private final String before;
        private final String behind;

        Step(double from, String background, String before, String behind) {
            this.from = from;
            this.background = background;
            this.before = before;
            this.behind = behind;
        }

        static Step of(double probability) {
            for (Step step : values()) {
                if (probability >= step.from) {
                    return step;
                }
            }
            return SURPRISING;
        }
    }

    private final StringBuilder html = new StringBuilder(PLATE);

    private ShadedText() {}

    static String of(ScoredText text) {
        ShadedText shaded = new ShadedText();
        shaded.write(text);
        return shaded.html.toString();
    }

    private void write(ScoredText text) {
        if (!text.prompt().isEmpty()) {
            html.append("<i>").append(Html.text(text.prompt())).append("</i>");
        }
        List<TokenScore> tokens = text.tokens();
        int most = Math.min(MOST, tokens.size());
        int end;
        for (int from = 0; from < most; from = end) {
            end = from + 1;
            Step step = Step.of(tokens.get(from).probability());
            while (tokens.size() > SINGLE
                    && end < most
                    && Step.of(tokens.get(end).probability()) == step) {
                end++;
            }
            append(tokens.subList(from, end), step);
        }
        html.append("</pre>");
        if (most < tokens.size()) {
            html.append(Html.line("⋮ " + Numbers.count((long) tokens.size() - most) + " more tokens"));
        }
    }

    private void append(List<TokenScore> run, Step step) {
        html.append("<span title=\"").append(title(run)).append('"');
        if (!step.background.isEmpty()) {
            html.append(" style=\"background:#").append(step.background).append('"');
        }
        html.append('>').append(step.before);
        for (TokenScore each : run) {
            boolean unseen = step.from < 0.5 && each.token().startsWith("\n");
            html.append(unseen ? "↵" : "").append(Html.text(each.token()));
        }
        html.append(step.behind).append("</span>");
    }

    private static String title(List<TokenScore> run) {
        double least = run.stream().mapToDouble(TokenScore::probability).min().orElseThrow();
        double most = run.stream().mapToDouble(TokenScore::probability).max().orElseThrow();
        return run.size() == 1
                ? Numbers.text(least)
                : Numbers.text(least) + " to " + Numbers.text(most) + ", " + run.size() + " tokens";
    }
}
