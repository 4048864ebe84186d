package org.cellstate.dsl.classic;

import java.util.Comparator;
import java.util.Locale;

/** What is said of a search. */
final class SarimaWords {

    private SarimaWords() {}

    /** Returns what the likelihood is of, such as {@code Exact maximum likelihood on 131 differenced rows.} */
    static String of(SarimaModel model, int rows) {
        return "Exact maximum likelihood on " + (rows - model.order().lost())
                + (model.order().differences() > 0 ? " differenced rows" : " rows")
                + (model.log() ? " of logarithms; forecasts are medians." : ".");
    }

    /** Returns a warning if the likelihood was still rising, else nothing. */
    static String of(SarimaEstimation.Found found) {
        return found.settled() ? "" : " The likelihood was still rising when its search ended: take fewer lags.";
    }

    /** Returns for example {@code  Chosen from 23 models by AICc; the next, SARIMA(1,1,1)(0,1,1)[12], has 1.2 more.} */
    static String of(OrderSearch.Result result) {
        int count = result.tried().size();
        String chosen = " Chosen from " + count + (count == 1 ? " model" : " models") + " by AICc";
        String next = result.tried().stream()
                .filter(tried -> !tried.model().equals(result.best().model()) && Double.isFinite(tried.aicc()))
                .min(Comparator.comparingDouble(OrderSearch.Tried::aicc))
                .map(tried -> String.format(
                        Locale.ROOT,
                        "; the next, %s%s, has %.2g more",
                        Sarima.name(tried.model().order()),
                        tried.model().constant() ? " with a constant" : "",
                        tried.aicc() - result.best().aicc()))
                .orElse("");
        String full = result.full()
                ? " The search ended because so many were tried; a neighbour of the chosen one was not."
                : "";
        return chosen + next + "." + unsettled(result) + full
                + (result.stopped() ? " The search was stopped before its end." : "");
    }

    private static String unsettled(OrderSearch.Result result) {
        long count = result.tried().stream()
                .filter(tried -> !tried.found().settled())
                .count();
        return count == 0
                ? ""
                : " The likelihood of " + count + (count == 1 ? " was" : " were")
                        + " still rising when a search for its top ended: such a model may be better than it looked.";
    }
}
