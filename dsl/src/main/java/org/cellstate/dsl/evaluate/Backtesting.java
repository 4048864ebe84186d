package org.cellstate.dsl.evaluate;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.train.StopReason;
import org.cellstate.dsl.train.Trained;
import org.cellstate.kernel.api.Notebook;

/** How a backtest is made: origins over the test parts, a model that may be fitted anew on the way, methods beside it. */
final class Backtesting {

    /** Windows of one call of the network. */
    private static final int WINDOWS_OF_A_CALL = 256;

    /** One of the series. The first origin of all is the first time stamp that tests. */
    private record Rolled(String name, Series series, int trainRows, int origins, List<Forecast> forecasts) {}

    private final ForecastModel first;
    private final Rolling rolling;
    private final List<Rolled> members = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Backtesting(ForecastModel first, Rolling rolling) {
        this.first = first;
        this.rolling = rolling;
    }

    /**
     * Rolls a fitted model over the test parts of some of its series.
     *
     * @throws ShapeProblem if the horizon is longer than the model's, or than each test part
     */
    static Backtest of(ForecastModel model, List<String> names, Rolling rolling) {
        int fitted = model.data().horizon();
        if (rolling.horizon() > fitted) {
            throw new ShapeProblem(
                    "A backtest forecasts at most the fitted horizon.",
                    "backtest(" + rolling.horizon() + ", " + rolling.stride() + "), horizon=" + fitted,
                    ".backtest(" + fitted + ", " + rolling.stride() + "), or fit with .horizon(" + rolling.horizon()
                            + ")");
        }
        Backtesting backtesting = new Backtesting(model, rolling);
        backtesting.add(names);
        return backtesting.run();
    }

    private void add(List<String> names) {
        ForecastData data = first.data();
        int longest = 0;
        for (String name : names) {
            int number = data.panel().number(name);
            Series series = data.panel().members().get(number).target();
            int tested = series.size() - data.trainRows(number);
            longest = Math.max(longest, tested);
            if (tested >= rolling.horizon()) {
                int origins = (tested - rolling.horizon()) / rolling.stride() + 1;
                members.add(new Rolled(name, series, data.trainRows(number), origins, new ArrayList<>()));
            }
        }
        if (members.isEmpty()) {
            throw new ShapeProblem(
                    "The test part must be at least one horizon long for a backtest.",
                    "horizon=" + rolling.horizon() + ", test rows=" + longest,
                    "a smaller training share, or a shorter horizon");
        }
        if (members.size() < names.size()) {
            notes.add((names.size() - members.size()) + " of " + names.size()
                    + " series are left out: their test part is shorter than the horizon.");
        }
    }

    private Backtest run() {
        if (members.size() > Baselines.FEW) {
            notes.add("Methods that take long to fit are left out beside more than " + Baselines.FEW + " series.");
        }
        int origins = members.stream().mapToInt(Rolled::origins).max().orElseThrow();
        int every = rolling.refit().every() == 0 ? origins : rolling.refit().every();
        for (int from = 0; from < origins; from += every) {
            if (from == 0) {
                forecast(first, from, from + every);
            } else if (Notebook.takeInterrupt() || !anew(from, from + every)) {
                notes.add("Stopped after " + from + " of " + origins + " origins.");
                break;
            }
        }
        return backtest();
    }

    /** Forecasts from the origins of these numbers, those of all series in as few calls as fit into memory. */
    private void forecast(ForecastModel model, int from, int to) {
        List<Rolled> owners = new ArrayList<>();
        List<Integer> examples = new ArrayList<>();
        for (Rolled member : members) {
            for (int number = from; number < Math.min(to, member.origins()); number++) {
                owners.add(member);
                int row = member.trainRows() + number * rolling.stride();
                examples.add(model.example(model.data().panel().number(member.name()), row));
            }
        }
        int[] all = examples.stream().mapToInt(Integer::intValue).toArray();
        for (int done = 0; done < all.length; done += WINDOWS_OF_A_CALL) {
            int[] some = Arrays.copyOfRange(all, done, Math.min(all.length, done + WINDOWS_OF_A_CALL));
            List<Forecast> forecasts = model.forecasts(some, rolling.horizon());
            for (int i = 0; i < some.length; i++) {
                owners.get(done + i).forecasts().add(forecasts.get(i));
            }
        }
    }

    /** Fits on all rows before an origin, the series that have ended left out, and returns whether that was not interrupted. */
    private boolean anew(int from, int to) {
        if (!(first instanceof Forecaster fitted)) {
            throw new IllegalStateException("only a network is fitted anew");
        }
        List<Rolled> on =
                members.stream().filter(member -> member.origins() > from).toList();
        Rolled one = on.get(0);
        LocalDateTime firstTest = one.series().time(one.trainRows() + from * rolling.stride());
        ForecastData data =
                Refitting.before(first.data(), on.stream().map(Rolled::name).toList(), firstTest);
        Trained<WindowBatch, PreparedForecast> trained = Refitting.fit(fitted.spec(), data);
        try {
            if (trained.history().stop() == StopReason.INTERRUPTED) {
                return false;
            }
            forecast(Forecaster.of(trained), from, to);
            return true;
        } finally {
            trained.network().close();
        }
    }

    private Backtest backtest() {
        List<Outcome> outcomes = new ArrayList<>();
        List<Forecast> forecasts = new ArrayList<>();
        for (Rolled member : members) {
            Scale scale = Scale.of(member.series().rows(0, member.trainRows()));
            for (int number = 0; number < member.forecasts().size(); number++) {
                int row = member.trainRows() + number * rolling.stride();
                outcomes.add(new Outcome(member.series(), row, rolling.horizon(), member.trainRows(), scale));
            }
            forecasts.addAll(member.forecasts());
        }
        List<Series> points = forecasts.stream().map(Forecast::point).toList();
        Scored model = new Scored(first.label(), Scores.of(outcomes, points), points);
        Backtest alone = new Backtest(model, List.of(), forecasts, outcomes, rolling, notes);
        return Baselines.besideStandard(alone);
    }
}
