package org.cellstate.dsl.show;

import static org.cellstate.dsl.Cellstate.autocorrelation;
import static org.cellstate.dsl.Cellstate.crossValidate;
import static org.cellstate.dsl.Cellstate.decompose;
import static org.cellstate.dsl.Cellstate.folds;
import static org.cellstate.dsl.Cellstate.gates;
import static org.cellstate.dsl.Cellstate.gradients;
import static org.cellstate.dsl.Cellstate.gru;
import static org.cellstate.dsl.Cellstate.importance;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.refit;
import static org.cellstate.dsl.Cellstate.rnn;
import static org.cellstate.dsl.Cellstate.stationarity;
import static org.cellstate.dsl.Cellstate.valued;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Part;
import org.cellstate.dsl.evaluate.Regressor;
import org.cellstate.kernel.api.Renderers;

/** Writes reports on small models that are really fitted, as PNG and text files, for people to look at. */
public final class ReportGallery {

    private ReportGallery() {}

    /**
     * Writes all reports.
     *
     * @param arguments the folder, by default {@code target/reports}; and a CSV file of the daily births since 1969 in its last column,
     *     otherwise made up
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/reports");
        Series births = arguments.length > 1 ? ShowGallery.read(Path.of(arguments[1])) : Samples.births(3_000);
        Files.createDirectories(folder);
        Renderers renderers = Renderers.of(ReportGallery.class.getClassLoader());
        for (Map.Entry<String, Object> report : reports(births).entrySet()) {
            ShowGallery.write(folder, report.getKey(), renderers.render(report.getValue()));
        }
    }

    private static Map<String, Object> reports(Series births) {
        ForecastData data = births.split(0.9).lookback(56).horizon(28).calendar();
        Forecaster model = fitted(lstm().hidden(32), data);
        Forecaster simple = fitted(rnn().hidden(32), data);
        Forecaster gated = fitted(gru().layers(2).hidden(24), data);
        Regressor regressor = regressor();
        Map<String, Object> reports = new LinkedHashMap<>();
        reports.put("forecast", model.forecast(28));
        reports.put("backtest", model.backtest());
        reports.put("backtest-overlapping", model.backtest(28, 10));
        reports.put("backtest-refitted", model.backtest(28, 60, refit(4)));
        reports.put("backtest-table", model.backtest().table());
        reports.put("backtest-steps", model.backtest().byStep());
        reports.put("cross-validation", crossValidate(lstm().hidden(8).epochs(2).windows(512), data, folds(5)));
        reports.put("stationarity", stationarity(births));
        reports.put("autocorrelation", autocorrelation(births));
        reports.put("decomposition", decompose(births));
        reports.put("decomposition-monthly", decompose(monthly()));
        reports.put("stationarity-monthly", stationarity(monthly()));
        reports.put("autocorrelation-monthly", autocorrelation(monthly()));
        reports.put("panel-series", panel().backtest().bySeries());
        reports.put("panel-backtest", panel().backtest());
        reports.put("residuals", model.residuals());
        reports.put("residuals-validation", simple.residuals(Part.VALIDATION));
        reports.put("residuals-regressor", regressor.residuals());
        reports.put("gates-lstm", gates(model));
        reports.put("gates-gru", gates(gated));
        reports.put("gates-gru-1", gates(gated).layer(1));
        reports.put("gates-rnn", gates(simple));
        reports.put("gates-regressor", gates(regressor, new float[][] {{0.2f, 0.9f, 1}, {0.7f, 0.1f, 2}, {0.4f, 0.5f, 3}
        }));
        reports.put("gradients", gradients(simple, model, gated));
        reports.put("importance", importance(model));
        reports.put("importance-regressor", importance(regressor));
        return reports;
    }

    /** Fourteen years of a growing yearly rhythm. */
    private static Series monthly() {
        double[] values = IntStream.range(0, 168)
                .mapToDouble(month -> (100 + 2 * month) * (1 + 0.2 * Math.sin(2 * Math.PI * month / 12))
                        + 4 * Math.sin(month * month))
                .toArray();
        return Series.monthly("passengers", LocalDate.of(2010, 1, 1), values);
    }

    private static Forecaster panel() {
        Series births = Samples.births(700);
        double[] half = Arrays.stream(births.values()).map(value -> value / 2).toArray();
        Panel panel = Panel.of(
                births.named("north"),
                Series.of("south", births.index(), half),
                births.rows(100, 700).named("west"));
        return fitted(
                lstm().hidden(16), panel.split(0.8).lookback(28).horizon(14).calendar());
    }

    private static Forecaster fitted(Recurrent model, ForecastData data) {
        return model.epochs(3).windows(2048).fit(data, event -> {});
    }

    /** The value is the sum of two features' products over the steps; a third feature is noise. */
    private static Regressor regressor() {
        Random random = new Random(1);
        float[][][] frames = new float[1200][10][3];
        float[] values = new float[frames.length];
        for (int row = 0; row < frames.length; row++) {
            for (float[] frame : frames[row]) {
                for (int feature = 0; feature < 3; feature++) {
                    frame[feature] = random.nextFloat();
                }
                values[row] += frame[0] + frame[0] * frame[1];
            }
        }
        return lstm().hidden(16).epochs(8).windows(1024).fit(valued(frames, values), event -> {});
    }
}
