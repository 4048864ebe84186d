package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.evaluate.text.Continuations;
import org.cellstate.dsl.evaluate.text.TokenScore;

/** What may come next, as bars of the likeliest tokens, the likeliest on top. */
public final class ContinuationsChart {

    private static final int MOST = 12;
    private static final int BAR = 26;
    private static final int WORDS = 130;
    private static final int SHOWN = 40;

    /** Less is no bar that could be seen, and no token that could be drawn to speak of. */
    private static final double LEAST = 1e-4;

    private ContinuationsChart() {}

    /** Returns the bars of the {@value #MOST} likeliest tokens. */
    public static Figure of(Continuations next) {
        List<TokenScore> drawn = drawn(next);
        double[] likely = drawn.stream().mapToDouble(TokenScore::probability).toArray();
        return Figure.titled(title(next))
                .x(Axis.number("probability"))
                .y(Axis.categories(
                        drawn.stream().map(each -> Tokens.seen(each.token())).toList()))
                .with(new Mark.HorizontalBars("", Values.of(likely), Values.counting(0, likely.length), Palette.BLUE))
                .caption(caption(next, drawn))
                .size(720, WORDS + BAR * likely.length);
    }

    static List<TokenScore> drawn(Continuations next) {
        List<TokenScore> likely = next.tokens().stream()
                .limit(MOST)
                .filter(each -> each.probability() >= LEAST)
                .toList();
        return likely.isEmpty() ? next.tokens().subList(0, 1) : likely;
    }

    private static String title(Continuations next) {
        TokenScore best = next.best();
        return "After “" + end(next.prompt()) + "”: “" + Tokens.seen(best.token()) + "”, probability "
                + Numbers.fixed(best.probability(), 2);
    }

    private static String end(String prompt) {
        int points = prompt.codePointCount(0, prompt.length());
        String seen =
                points <= SHOWN ? prompt : "…" + prompt.substring(prompt.offsetByCodePoints(prompt.length(), -SHOWN));
        return seen.isEmpty() ? "" : Tokens.seen(seen).replace('␣', ' ');
    }

    static String caption(Continuations next, List<TokenScore> drawn) {
        double rest = Math.max(
                0, 1 - drawn.stream().mapToDouble(TokenScore::probability).sum());
        int others = next.tokens().size() - drawn.size();
        return Numbers.fixed(next.bits(), 2) + " bits of surprise expected, as of "
                + Numbers.fixed(Math.pow(2, next.bits()), 1) + " equally likely tokens"
                + (others == 0
                        ? "."
                        : "; " + Numbers.count(others) + (others == 1 ? " other token has " : " other tokens share ")
                                + Numbers.fixed(rest, 3) + ".")
                + (next.note().isEmpty() ? "" : " " + next.note());
    }
}
