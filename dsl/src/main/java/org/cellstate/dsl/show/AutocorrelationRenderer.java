package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.statistic.Autocorrelation;
import org.cellstate.dsl.statistic.LjungBox;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows how a series is related to itself: stems by lag with the band of chance; in text the strongest lags. */
public final class AutocorrelationRenderer implements Renderer<Autocorrelation> {

    private static final int TOLD = 5;
    private static final int LONGEST = 60;

    @Override
    public Class<Autocorrelation> type() {
        return Autocorrelation.class;
    }

    @Override
    public MimeBundle render(Autocorrelation related) {
        Facets facets = chart(related);
        return Bundles.of(
                facets,
                String.join(
                        "\n",
                        facets.title(),
                        "  plain    " + words(related, related.plain()),
                        "  partial  " + words(related, related.partial()),
                        facets.caption()));
    }

    static Facets chart(Autocorrelation related) {
        return Facets.of(
                        related.toString(),
                        2,
                        stems("Autocorrelation", related, related.plain()),
                        stems("What shorter lags do not explain", related, related.partial()))
                .caption(caption(related));
    }

    static Figure stems(String title, Autocorrelation related, double[] correlations) {
        return LagStems.of(title, related.series().frequency().noun(), "correlation", correlations, related.limit());
    }

    private static String caption(Autocorrelation related) {
        LjungBox test = related.ljungBox();
        String p = Double.isNaN(test.pValue())
                ? ""
                : " Ljung-Box over all lags: p " + ScoreSheetWords.chance(test.pValue()) + ".";
        return Times.rows(related.series().size(), related.series().frequency())
                + ". Within the grey band, of " + Numbers.fixed(related.limit(), 2)
                + " to both sides, lie nineteen of twenty lags of a series without memory." + p;
    }

    private static String words(Autocorrelation related, double[] correlations) {
        List<String> lags = new ArrayList<>();
        IntStream.rangeClosed(1, correlations.length)
                .boxed()
                .filter(lag -> Math.abs(correlations[lag - 1]) > related.limit())
                .sorted(Comparator.comparingDouble(lag -> -Math.abs(correlations[lag - 1])))
                .limit(TOLD)
                .forEach(lag -> lags.add(lag + " (" + Numbers.fixed(correlations[lag - 1], 2) + ")"));
        String strongest = lags.isEmpty() ? "none beyond chance" : "strongest at lags " + String.join(", ", lags);
        return Sparkline.of(Values.of(correlations), Math.min(LONGEST, correlations.length)) + " " + strongest;
    }
}
