package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.classic.Drift;
import org.cellstate.dsl.classic.ExponentialSmoothing;
import org.cellstate.dsl.classic.Fitted;
import org.cellstate.dsl.classic.LinearRegression;
import org.cellstate.dsl.classic.Mean;
import org.cellstate.dsl.classic.Method;
import org.cellstate.dsl.classic.Naive;
import org.cellstate.dsl.classic.Sarima;
import org.cellstate.dsl.classic.SeasonalNaive;
import org.cellstate.dsl.data.CellstateException;
import org.cellstate.dsl.data.Series;
import org.jspecify.annotations.Nullable;

/** Classical methods beside a model: fitted on the same rows, forecasting from the same origins. */
final class Baselines {

    /** Series for which methods that take long to fit always stand beside a model. */
    static final int FEW = 20;

    private Baselines() {}

    /**
     * Returns the methods that always stand beside a model of some series. Where there are more than {@value #FEW} series, those that take
     * long to fit are left out.
     */
    static List<Method> standard(List<Series> training) {
        boolean seasonal = training.get(0).frequency().season() > 1;
        List<Method> methods = new ArrayList<>(List.of(new Naive()));
        if (seasonal) {
            methods.add(new SeasonalNaive(0));
        }
        methods.addAll(List.of(new Drift(), new Mean()));
        if (training.size() <= FEW) {
            methods.add(LinearRegression.withDefaults());
            methods.add(new ExponentialSmoothing(
                    ExponentialSmoothing.Component.ADDITIVE,
                    false,
                    seasonal ? ExponentialSmoothing.Component.ADDITIVE : ExponentialSmoothing.Component.NONE,
                    0));
            methods.add(airline(training, seasonal));
        }
        return methods;
    }

    /**
     * The model of Box and Jenkins for the airline's passengers, (0,1,1)(0,1,1), on logarithms where all series swing in proportion to their
     * level. A search for the order would take longer than the model that it stands beside.
     */
    private static Method airline(List<Series> training, boolean seasonal) {
        Sarima plain = Sarima.automatic().order(0, 1, 1);
        Sarima model = seasonal ? plain.seasonal(0, 1, 1) : plain;
        return training.stream().allMatch(Swing::isProportional) ? model.log() : model;
    }

    /** Returns a backtest beside the methods that always stand there. SARIMA, slow to fit, is fitted on the training part once. */
    static Backtest besideStandard(Backtest backtest) {
        List<Series> training = backtest.outcomes().stream()
                .filter(Baselines::isFirst)
                .map(outcome -> outcome.series().rows(0, outcome.trainRows()))
                .toList();
        List<Method> quick = new ArrayList<>(standard(training));
        Backtest beside = backtest;
        if (training.size() <= FEW) {
            Method slow = quick.remove(quick.size() - 1);
            beside = beside(beside, quick, backtest.rolling().refit());
            return beside(beside, List.of(slow), Refit.never());
        }
        return beside(beside, quick, backtest.rolling().refit());
    }

    private static boolean isFirst(Outcome outcome) {
        return outcome.origin() == outcome.trainRows();
    }

    /** Returns a backtest with methods beside those it has; one of the same name is replaced. */
    static Backtest beside(Backtest backtest, List<Method> methods, Refit refit) {
        Map<String, Scored> all = new LinkedHashMap<>();
        backtest.baselines().forEach(scored -> all.put(scored.name(), scored));
        List<String> notes = new ArrayList<>(backtest.notes());
        for (Method method : methods) {
            try {
                Scored scored = scored(method, backtest.outcomes(), refit);
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

    private static Scored scored(Method method, List<Outcome> outcomes, Refit refit) {
        List<Series> forecasts = new ArrayList<>();
        String name = method.label();
        Series series = outcomes.get(0).series();
        @Nullable Fitted fitted = null;
        int number = 0;
        for (Outcome outcome : outcomes) {
            boolean next = fitted == null || !outcome.series().equals(series);
            series = outcome.series();
            number = next ? 0 : number + 1;
            if (fitted == null || next || refit.before(number)) {
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
