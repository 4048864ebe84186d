package org.cellstate.dsl.show;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.text.TextCut;
import org.cellstate.dsl.text.Vocabulary;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a text cut into tokens: a plate for each, two shades by turns, unknown ones underlined and bold; in text bars between them. */
public final class TextCutRenderer implements Renderer<TextCut> {

    private static final int MOST = 2000;
    private static final List<String> SHADES = List.of("#DEEBF7", "#F2E6D0");
    private static final String PLATE =
            "<pre style=\"background:#FFFFFF;color:#222222;padding:8px;margin:4px 0;white-space:pre-wrap;overflow-wrap:anywhere\">";

    @Override
    public Class<TextCut> type() {
        return TextCut.class;
    }

    @Override
    public MimeBundle render(TextCut cut) {
        int shown = Math.min(MOST, cut.tokens().size());
        String more = shown == cut.tokens().size()
                ? ""
                : "⋮ " + Numbers.count((long) cut.tokens().size() - shown) + " more tokens";
        String plain = IntStream.range(0, shown).mapToObj(i -> plain(cut, i)).collect(Collectors.joining("│"));
        String html = IntStream.range(0, shown).mapToObj(i -> plate(cut, i)).collect(Collectors.joining("<wbr>"));
        String legend =
                cut + (cut.unknown() == 0 ? "" : " (" + (cut.unknown() == 1 ? "it is" : "they are") + " marked ?)");
        return MimeBundle.text(plain + more + "\n" + legend)
                .withHtml(PLATE + html + "</pre>" + Html.line(Html.text(more)) + Html.line(Html.text(legend)));
    }

    private static String plain(TextCut cut, int i) {
        return Tokens.seen(cut.tokens().get(i)) + (unknown(cut, i) ? "?" : "");
    }

    private static String plate(TextCut cut, int i) {
        String token = cut.tokens().get(i);
        String seen = Html.text(Tokens.seen(token));
        String marked = unknown(cut, i) ? "<b><u>" + seen + "</u></b>?" : seen;
        return "<span title=\"" + cut.ids().get(i) + "\" style=\"background:" + SHADES.get(i % SHADES.size())
                + ";color:#222222;border-radius:3px;padding:0 2px\">" + marked + "</span>"
                + (token.endsWith("\n") ? "\n" : " ");
    }

    private static boolean unknown(TextCut cut, int i) {
        return cut.ids().get(i) == Vocabulary.UNKNOWN;
    }
}
