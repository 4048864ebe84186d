package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Stroke;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.evaluate.text.ScoredText;
import org.cellstate.dsl.evaluate.text.Surprise;
import org.cellstate.dsl.evaluate.text.TokenScore;

/** The surprise of each token, drawn over the text. */
public final class SurpriseChart {

    /** Of letters so many stand in a row that each is named, level and without a gap. */
    private static final int ROW = 36;

    private static final int MOST_ROWS = 10;
    private static final int ROW_HEIGHT = 124;
    private static final int WINDOW = 50;

    private SurpriseChart() {}

    /**
     * Returns a bar for each token over its letters, in rows of {@value #ROW} tokens; of a text of more than {@value #MOST_ROWS} rows
     * the mean over {@value #WINDOW} tokens along the text.
     */
    public static Chart of(Surprise surprise) {
        ScoredText text = surprise.text();
        double[] bits = surprise.bits().toArray();
        String caption = ScoredTextRenderer.numbers(text) + ".";
        if (bits.length <= ROW) {
            return row(text, bits, 0, bits.length)
                    .title(title(text))
                    .caption(caption)
                    .size(720, 240);
        }
        if (bits.length > ROW * MOST_ROWS) {
            return along(text, bits).caption(caption);
        }
        List<Figure> rows = new ArrayList<>();
        for (int from = 0; from < bits.length; from += ROW) {
            rows.add(row(text, bits, from, from + ROW));
        }
        return Facets.of(title(text), 1, rows).caption(caption).size(720, 100 + rows.size() * ROW_HEIGHT);
    }

    /** Rows of one text have one scale: an unseen point at the height of the largest bar holds it. */
    private static Figure row(ScoredText text, double[] bits, int from, int to) {
        List<String> letters = new ArrayList<>();
        for (int i = from; i < to; i++) {
            letters.add(i < bits.length ? Tokens.seen(text.tokens().get(i).token()) : "");
        }
        double[] own = Arrays.copyOfRange(bits, from, Math.min(to, bits.length));
        double highest = Arrays.stream(bits).filter(Double::isFinite).max().orElse(1);
        return Figure.titled("")
                .x(Axis.categories(letters))
                .y(Axis.number("bits"))
                .with(new Mark.Bars("bits", Values.counting(0, own.length), Values.of(own), Palette.BLUE))
                .with(new Mark.HorizontalRule("", highest, Stroke.solid(Palette.GRID, 0.5)));
    }

    private static Figure along(ScoredText text, double[] bits) {
        int windows = (bits.length + WINDOW - 1) / WINDOW;
        double[] means = new double[windows];
        double[] places = new double[windows];
        for (int window = 0; window < windows; window++) {
            int from = window * WINDOW;
            int to = Math.min(bits.length, from + WINDOW);
            means[window] = Arrays.stream(bits, from, to).average().orElseThrow();
            places[window] = (from + to) / 2.0;
        }
        return Figure.titled(title(text))
                .x(Axis.whole("token"))
                .y(Axis.number("bits, mean of " + WINDOW + " tokens"))
                .with(new Mark.Line("", Values.of(places), Values.of(means), Stroke.solid(Palette.BLUE, 1.5)));
    }

    private static String title(ScoredText text) {
        TokenScore most = text.tokens().get(text.leastLikely(1).get(0));
        return "Most surprising: \"" + Tokens.seen(most.token()) + "\", " + Numbers.fixed(most.bits(), 1)
                + " bits; on average " + Numbers.fixed(text.bitsPerToken(), 1);
    }
}
