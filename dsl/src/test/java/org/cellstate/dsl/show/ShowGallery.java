package org.cellstate.dsl.show;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.train.History;
import org.cellstate.dsl.train.StopReason;
import org.cellstate.dsl.train.TrainEvent;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;

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
        samples.put("training-running", training(14, StopReason.COMPLETED, false));
        samples.put("training-done", training(20, StopReason.COMPLETED, true));
        samples.put("training-stopped", training(7, StopReason.INTERRUPTED, true));
        return samples;
    }

    private static MimeBundle training(int epochs, StopReason stop, boolean ended) {
        TrainingProgress progress = new TrainingProgress(
                new TrainEvent.Started(RecurrentSpec.lstm(), "births", 52_481, 5_916, 630, 20, 93), 0);
        for (int number = 1; number <= epochs; number++) {
            long now = number * 3_000_000_000L;
            for (int batch = 1; batch <= 93; batch++) {
                progress.on(new TrainEvent.BatchDone(number, batch, 93, 64, 0.1), now);
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

    static void write(Path folder, String name, MimeBundle bundle) throws IOException {
        Files.writeString(folder.resolve(name + ".txt"), bundle.text());
        if (bundle.data().get(MimeBundle.PNG) instanceof byte[] png) {
            Files.write(folder.resolve(name + ".png"), png);
        }
        if (bundle.data().get(MimeBundle.HTML) instanceof String html) {
            String page = "<!doctype html><meta charset=utf-8><body style='font:13px sans-serif'>" + html;
            Files.write(folder.resolve(name + ".html"), page.getBytes(StandardCharsets.UTF_8));
        }
    }
}
