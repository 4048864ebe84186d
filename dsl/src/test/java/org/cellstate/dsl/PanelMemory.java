package org.cellstate.dsl;

import static org.cellstate.dsl.Cellstate.gru;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.prepare.PreparedForecast;

/**
 * Prepares 250, 500 and 1,000 series of 500 days, each with a past and a future covariate, and says what the heap holds after each; then
 * trains one model on the thousand, forecasts all, and says what that left.
 */
final class PanelMemory {

    private static final int ROWS = 500;

    private PanelMemory() {}

    public static void main(String[] arguments) {
        double empty = used();
        for (int series : new int[] {250, 500, 1000}) {
            PreparedForecast prepared = PreparedForecast.of(data(series));
            prepared.batch(prepared.validation(128));
            say("prepared", used() - empty, prepared.data().panel().size());
        }
        // The machinery of training is loaded before what it leaves on top of the data is counted.
        Forecaster few = fitted(10);
        few.forecasts(28);
        say("trained", used() - empty, few.data().panel().size());
        double ready = used();
        Forecaster model = fitted(1000);
        model.forecasts(28);
        say("trained", used() - ready, model.data().panel().size());
    }

    private static Forecaster fitted(int series) {
        return gru().hidden(16).epochs(1).windows(512).fit(data(series), event -> {});
    }

    private static ForecastData data(int members) {
        List<Series> targets = IntStream.range(0, members)
                .mapToObj(member -> days("member " + member, ROWS, member))
                .toList();
        return Panel.of("members", targets)
                .past(days("rain", ROWS, 1.5))
                .future(days("price", ROWS + 28, 2.5))
                .split(0.8)
                .lookback(56)
                .horizon(28)
                .calendar();
    }

    private static Series days(String name, int rows, double level) {
        double[] values = IntStream.range(0, rows)
                .mapToDouble(day -> level + Math.sin(day * (1 + level / 1000)))
                .toArray();
        return Series.daily(name, LocalDate.of(2022, 1, 1), values);
    }

    /** Returns the bytes on the heap that are still held. */
    private static double used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The number of series is asked of what is measured, and after it was: it could be collected before. */
    private static void say(String what, double bytes, int series) {
        System.out.printf(Locale.ROOT, "%s %d %.3f%n", what, series, bytes / 1e6);
    }
}
