package org.cellstate.dsl.show;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.TrainingProblem;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.TimeEstimate;
import org.cellstate.dsl.train.Epoch;
import org.cellstate.dsl.train.History;
import org.cellstate.dsl.train.StopReason;
import org.cellstate.dsl.train.TrainEvent;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Writes how results of every type look, as PNG, HTML and text files, for people to look at. */
public final class ShowGallery {

    private ShowGallery() {}

    /**
     * Writes all samples.
     *
     * @param arguments the folder, by default {@code target/gallery}; and a CSV file of the daily births since 1969, in its last column
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/gallery");
        Series births = arguments.length > 1 ? read(Path.of(arguments[1])) : Samples.births(7305);
        Files.createDirectories(folder);
        for (Map.Entry<String, MimeBundle> entry : samples(births).entrySet()) {
            write(folder, entry.getKey(), entry.getValue());
        }
    }

    static Series read(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv).stream().skip(1).toList();
        double[] values = lines.stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
                .toArray();
        LocalDate first = LocalDate.of(1969, 1, 1);
        return Series.daily("births", first, values).unit("births per day");
    }

    private static Map<String, MimeBundle> samples(Series births) {
        Renderers renderers = Renderers.of(ShowGallery.class.getClassLoader());
        Map<String, MimeBundle> samples = new LinkedHashMap<>();
        samples.put("births", renderers.render(births));
        samples.put("forecast-data", renderers.render(Samples.data(births)));
        samples.put("forecast", renderers.render(Samples.forecast(births, births.size(), 28)));
        samples.put("backtest", renderers.render(Samples.backtest(births, 731, 28)));
        samples.put("history", renderers.render(Samples.history(14, 11, StopReason.NO_IMPROVEMENT, 20)));
        samples.put("forecaster", Samples.card(births).bundle());
        samples.put("summary", renderers.render(Samples.summary().withTime(new TimeEstimate(40, 0.4213, 12))));
        samples.put("provenance", renderers.render(Samples.provenance(births)));
        samples.put("table", renderers.render(table()));
        samples.put("description", renderers.render(Cellstate.describe(table())));
        samples.put("training-running", training(14, StopReason.COMPLETED, false));
        samples.put("training-done", training(20, StopReason.COMPLETED, true));
        samples.put("training-stopped", training(7, StopReason.INTERRUPTED, true));
        samples.put("training-overfits", overfits());
        samples.put("training-failed", failed());
        return samples;
    }

    private static MimeBundle training(int epochs, StopReason stop, boolean ended) {
        TrainingProgress progress = new TrainingProgress(
                new TrainEvent.Started(RecurrentSpec.lstm(), "births", 52_481, 5_916, 630, 20, 93), 0);
        for (int number = 1; number <= epochs; number++) {
            long now = number * 3_000_000_000L;
            for (int batch = 1; batch <= 93; batch++) {
                long then = now - (93 - batch + 5) * 30_000_000L;
                progress.on(new TrainEvent.BatchDone(number, batch, 93, 64, 0.1), then);
            }
            boolean best = number <= 11;
            progress.on(new TrainEvent.EpochDone(Samples.epoch(number), best, best ? 0 : number - 11), now);
        }
        if (ended) {
            History history = Samples.history(epochs, Math.min(epochs, 11), stop, 20);
            progress.on(new TrainEvent.Finished(history), epochs * 3_000_000_000L);
        }
        return TrainingBlock.of(progress, TrainingBlock.curve(progress));
    }

    /** A table in which things are wrong. */
    private static Table table() {
        Table table = Table.create(
                "load",
                DateColumn.create(
                        "day",
                        IntStream.range(0, 201)
                                .filter(day -> day != 3)
                                .mapToObj(LocalDate.of(2024, 1, 1)::plusDays)
                                .toList()),
                DoubleColumn.create("load", IntStream.range(0, 200).mapToDouble(row -> 50 + 20 * Math.sin(row / 20.0))),
                StringColumn.create("wind", IntStream.range(0, 200).mapToObj(row -> row == 16 ? "n/a" : "" + row % 9)),
                StringColumn.create("unit", IntStream.range(0, 200).mapToObj(row -> "MW")));
        table.doubleColumn("load").setMissing(2);
        return table;
    }

    private static TrainingProgress started() {
        return new TrainingProgress(
                new TrainEvent.Started(RecurrentSpec.lstm(), "births", 52_481, 5_916, 630, 20, 93), 0);
    }

    private static MimeBundle overfits() {
        TrainingProgress progress = started();
        for (int number = 1; number <= 8; number++) {
            long now = number * 3_000_000_000L;
            for (int batch = 1; batch <= 93; batch++) {
                long then = now - (93 - batch + 5) * 30_000_000L;
                progress.on(new TrainEvent.BatchDone(number, batch, 93, 64, 0.1), then);
            }
            double valid = number < 5 ? 0.8 / number : 0.2 + 0.04 * (number - 4);
            Epoch epoch = new Epoch(number, 0.9 / number, valid, 3, 0.01);
            progress.on(new TrainEvent.EpochDone(epoch, number < 5, Math.max(0, number - 4)), now);
        }
        return TrainingBlock.of(progress, TrainingBlock.curve(progress));
    }

    private static MimeBundle failed() {
        TrainingProgress progress = started();
        TrainingProblem problem = new TrainingProblem(
                "The loss and its gradient must stay finite while a model trains.", "the loss is NaN", "a lower rate");
        progress.on(new TrainEvent.BatchDone(1, 50, 93, 64, 0.1), 1_000_000_000L);
        progress.on(new TrainEvent.Failed(problem, Samples.history(0, 0, StopReason.DIVERGED, 20)), 2_000_000_000L);
        return TrainingBlock.of(progress, "");
    }

    static void write(Path folder, String name, MimeBundle bundle) throws IOException {
        Files.writeString(folder.resolve(name + ".txt"), bundle.text());
        if (bundle.data().get(MimeBundle.PNG) instanceof byte[] png) {
            Files.write(folder.resolve(name + ".png"), png);
        }
        if (bundle.data().get(MimeBundle.HTML) instanceof String html) {
            page(folder.resolve(name + ".html"), "background:#ffffff;color:#222222", html);
            page(folder.resolve(name + "-dark.html"), "background:#111111;color:#eeeeee", html);
        }
    }

    private static void page(Path file, String colours, String html) throws IOException {
        String page = "<!doctype html><meta charset=utf-8><body style='font:13px sans-serif;" + colours + "'>" + html;
        Files.write(file, page.getBytes(StandardCharsets.UTF_8));
    }
}
