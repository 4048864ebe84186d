package org.cellstate.dsl.show;

import java.util.List;
import java.util.stream.Collectors;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.text.Attribution;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/**
 * Shows which tokens spoke for a class: the text, blue where they did and orange where they spoke against it, the darker the more. The markup
 * says it too, for pages that drop styles: bold is for, underlined against.
 */
public final class AttributionRenderer implements Renderer<Attribution> {

    private static final int MOST = 2_000;
    private static final int NAMED = 5;
    private static final String PLATE =
            "<pre style=\"background:#FFFFFF;color:#222222;padding:8px;margin:4px 0;white-space:pre-wrap;overflow-wrap:anywhere\">";
    private static final List<String> FOR = List.of("", "DEEBF7", "9ECAE1", "6BAED6");
    private static final List<String> AGAINST = List.of("", "FEE6CE", "FDBE85", "FD8D3C");

    /** Shares of the largest weight from which a shade begins. */
    private static final double[] STEPS = {0.1, 0.3, 0.6};

    /** From which shade on the markup says it too. */
    private static final int MARKED = 2;

    @Override
    public Class<Attribution> type() {
        return Attribution.class;
    }

    @Override
    public MimeBundle render(Attribution attribution) {
        return MimeBundle.text(title(attribution) + "\n" + marked(attribution) + "\n" + words(attribution))
                .withHtml(Html.line(Html.bold(title(attribution)))
                        + shaded(attribution)
                        + Html.line(Html.text("blue and bold: for " + attribution.said()
                                + " · orange and underlined: for " + attribution.against()
                                + " · point at a token for its weight"))
                        + Html.line(Html.text(words(attribution))));
    }

    private static String title(Attribution attribution) {
        return "Why " + attribution.said() + ", and not " + attribution.against();
    }

    private static String words(Attribution attribution) {
        return "for " + attribution.said() + ": " + listed(attribution.strongest(NAMED)) + "\nfor "
                + attribution.against() + ": " + listed(attribution.weakest(NAMED));
    }

    private static String listed(List<Attribution.Weight> weights) {
        return weights.isEmpty()
                ? "nothing"
                : weights.stream()
                        .map(each -> "\"" + Tokens.seen(each.token()) + "\" " + Numbers.fixed(each.weight(), 2))
                        .collect(Collectors.joining(" · "));
    }

    private static int shade(double weight, double largest) {
        int shade = 0;
        while (largest > 0 && shade < STEPS.length && Math.abs(weight) >= STEPS[shade] * largest) {
            shade++;
        }
        return shade;
    }

    private static String marked(Attribution attribution) {
        StringBuilder text = new StringBuilder();
        String space = space(attribution);
        for (Attribution.Weight each : attribution.tokens()) {
            boolean heavy = shade(each.weight(), attribution.largest()) >= MARKED;
            String sign = each.weight() > 0 ? "+" : "-";
            text.append(text.isEmpty() ? "" : space);
            text.append(heavy ? "[" + each.token() + sign + "]" : each.token());
        }
        return text.toString();
    }

    /** Returns what stands between tokens that bring no spaces of their own. */
    private static String space(Attribution attribution) {
        List<String> tokens =
                attribution.tokens().stream().map(Attribution.Weight::token).toList();
        return Tokens.joined(tokens).equals(String.join("", tokens)) ? "" : " ";
    }

    private static String shaded(Attribution attribution) {
        StringBuilder html = new StringBuilder(PLATE);
        List<Attribution.Weight> tokens = attribution.tokens();
        String space = space(attribution);
        for (int i = 0; i < Math.min(MOST, tokens.size()); i++) {
            html.append(i == 0 ? "" : space);
            append(html, tokens.get(i), attribution.largest());
        }
        html.append("</pre>");
        if (tokens.size() > MOST) {
            html.append(Html.line("⋮ " + Numbers.count((long) tokens.size() - MOST) + " more tokens"));
        }
        return html.toString();
    }

    private static void append(StringBuilder html, Attribution.Weight each, double largest) {
        int shade = shade(each.weight(), largest);
        if (shade == 0) {
            html.append(Html.text(each.token()));
            return;
        }
        boolean speaksFor = each.weight() > 0;
        String tag = shade < MARKED ? "" : speaksFor ? "b" : "u";
        html.append("<span title=\"")
                .append(Numbers.fixed(each.weight(), 2))
                .append("\" style=\"background:#")
                .append((speaksFor ? FOR : AGAINST).get(shade))
                .append("\">")
                .append(tag.isEmpty() ? "" : "<" + tag + ">")
                .append(Html.text(each.token()))
                .append(tag.isEmpty() ? "" : "</" + tag + ">")
                .append("</span>");
    }
}
