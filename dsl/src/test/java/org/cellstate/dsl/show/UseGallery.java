package org.cellstate.dsl.show;

import static org.cellstate.dsl.Cellstate.lstm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.anomaly.Anomalies;
import org.cellstate.dsl.explain.Importance;
import org.cellstate.dsl.explain.LagInfluence;
import org.cellstate.dsl.live.Watch;
import org.cellstate.dsl.live.Watched;
import org.cellstate.kernel.api.Renderers;

/** Writes what fitted models show in use, as PNG and text files, for people to look at. */
public final class UseGallery {

    private UseGallery() {}

    /**
     * Writes all.
     *
     * @param arguments the folder; and the CSV file of the labelled sensors, with the columns {@code mote_id}, {@code humidity} and
     *     {@code label}
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Renderers renderers = Renderers.of(UseGallery.class.getClassLoader());
        Map<String, Object> results = new LinkedHashMap<>(births());
        results.putAll(games());
        if (arguments.length > 1) {
            results.putAll(sensors(Path.of(arguments[1])));
        }
        for (Map.Entry<String, Object> result : results.entrySet()) {
            ShowGallery.write(folder, result.getKey(), renderers.render(result.getValue()));
        }
    }

    private static Map<String, Object> births() {
        Series births = Samples.births(1_000);
        Forecaster model = lstm().hidden(16)
                .fit(births.rows(0, 960).split(0.9).lookback(28).horizon(14).calendar(), event -> {});
        double[] coming = births.rows(960, 1_000).values();
        coming[25] += 3_000;
        List<Watched> states = new ArrayList<>();
        Watch.of(model, states::add).values(DoubleStream.of(coming).iterator());
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("watch-begins", states.get(0));
        results.put("watch-goes-on", states.get(30));
        results.put("watch-ended", states.get(states.size() - 1));
        results.put("anomalies-births", model.anomalies());
        results.put("influence", LagInfluence.of(model));
        return results;
    }

    /** A game brings 900 more; it comes every ninth day. */
    private static Map<String, Object> games() {
        Series births = Samples.births(714);
        double[] game =
                IntStream.range(0, 714).mapToDouble(day -> day % 9 == 4 ? 1 : 0).toArray();
        double[] visits = births.rows(0, 700).values();
        Arrays.setAll(visits, day -> visits[day] + 900 * game[day]);
        LocalDate start = births.time(0).toLocalDate();
        Forecaster model = lstm().hidden(16)
                .fit(
                        Panel.of(Series.daily("visits", start, visits).unit("visits per day"))
                                .future(Series.daily("game", start, game))
                                .past(Series.daily(
                                        "rain",
                                        start,
                                        new Random(1).doubles(700).toArray()))
                                .split(0.9)
                                .lookback(28)
                                .horizon(14)
                                .calendar(),
                        event -> {});
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("what-if", model.whatIf("game", 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0));
        results.put("importance", Importance.of(model));
        return results;
    }

    private static Map<String, Object> sensors(Path csv) throws IOException {
        List<double[]> rows = Files.readAllLines(csv).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[1].equals("1"))
                .map(cells -> new double[] {Double.parseDouble(cells[3]), Double.parseDouble(cells[5])})
                .toList();
        LocalDate start = LocalDate.of(2000, 1, 1);
        Series humidity = Series.daily(
                        "humidity",
                        start,
                        rows.stream().mapToDouble(row -> row[0]).toArray())
                .unit("%");
        Series labels = Series.daily(
                "label", start, rows.stream().mapToDouble(row -> row[1]).toArray());
        Forecaster model =
                lstm().hidden(16).fit(humidity.split(0.5).lookback(60).horizon(1), event -> {});
        Anomalies found = model.anomalies();
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("anomalies-sensor", found);
        results.put("anomalies-sensor-joined", found.join(10).labelled(labels));
        results.put("anomalies-sensor-labelled", found.labelled(labels));
        return results;
    }
}
