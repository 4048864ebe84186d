package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.classic.Drift;
import org.cellstate.dsl.classic.Fitted;
import org.cellstate.dsl.classic.Mean;
import org.cellstate.dsl.classic.Method;
import org.cellstate.dsl.classic.Naive;
import org.cellstate.dsl.classic.SeasonalNaive;
import org.cellstate.dsl.data.CellstateException;
import org.cellstate.dsl.data.Series;
import org.jspecify.annotations.Nullable;

/** Classical methods beside a model: fitted on the same rows, forecasting from the same origins. */
final class Baselines {

    private Baselines() {}

    /**
     * Returns the methods that always stand beside a model of a series.
     *
     * @param season rows of its season, 1 where it has none
     */
    static List<Method> standard(int season) {
        return season > 1
                ? List.of(new Naive(), new SeasonalNaive(0), new Drift(), new Mean())
                : List.of(new Naive(), new Drift(), new Mean());
    }

    /** Returns a backtest with methods beside those it has; one of the same name is replaced. */
    static Backtest beside(Backtest backtest, List<Method> methods) {
        Map<String, Scored> all = new LinkedHashMap<>();
        backtest.baselines().forEach(scored -> all.put(scored.name(), scored));
        List<String> notes = new ArrayList<>(backtest.notes());
        for (Method method : methods) {
            try {
                Scored scored = scored(method, backtest.outcomes(), backtest.rolling());
                all.put(scored.name(), scored);
            } catch (CellstateException problem) {
                notes.add(
                        method.label() + " is left out: " + problem.rule() + " Received: " + problem.received() + ".");
            }
        }
        return new Backtest(
                backtest.model(),
                List.copyOf(all.values()),
                backtest.forecasts(),
                backtest.outcomes(),
                backtest.rolling(),
                notes);
    }

    private static Scored scored(Method method, List<Outcome> outcomes, Rolling rolling) {
        List<Series> forecasts = new ArrayList<>();
        String name = method.label();
        Series series = outcomes.get(0).series();
        @Nullable Fitted fitted = null;
        int number = 0;
        for (Outcome outcome : outcomes) {
            boolean next = fitted == null || !outcome.series().equals(series);
            series = outcome.series();
            number = next ? 0 : number + 1;
            if (fitted == null || next || rolling.refit().before(number)) {
                fitted = method.fit(series.rows(0, number == 0 ? outcome.trainRows() : outcome.origin()));
                name = forecasts.isEmpty() ? fitted.label() : name;
            }
            double[] ahead = fitted.forecast(outcome.history(), outcome.horizon());
            forecasts.add(
                    Series.of(series.name(), outcome.actual().index(), ahead).unit(series.unit()));
        }
        return new Scored(name, Scores.of(outcomes, forecasts), forecasts);
    }
}
