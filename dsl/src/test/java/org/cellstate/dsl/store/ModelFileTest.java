package org.cellstate.dsl.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cellstate.dsl.Cellstate.adam;
import static org.cellstate.dsl.Cellstate.cosine;
import static org.cellstate.dsl.Cellstate.gru;
import static org.cellstate.dsl.Cellstate.huber;
import static org.cellstate.dsl.Cellstate.load;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.mse;
import static org.cellstate.dsl.Cellstate.valued;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.cellstate.dsl.data.CellstateException;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Fill;
import org.cellstate.dsl.data.Holidays;
import org.cellstate.dsl.data.Member;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.Static;
import org.cellstate.dsl.data.Transform;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Regressor;
import org.cellstate.dsl.evaluate.SavedModel;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.Loss;
import org.cellstate.kernel.api.JsonText;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

    @TempDir
    static Path folder;

    private static Forecaster model;
    private static Path file;

    @BeforeAll
    static void save() {
        Series series = Series.daily(
                        "visits",
                        LocalDate.of(2022, 1, 3),
                        IntStream.range(0, 300)
                                .mapToDouble(day -> 100 + 10 * Math.sin(day / 3.0) + day % 7)
                                .toArray())
                .unit("visits per day");
        model = lstm().hidden(8)
                .epochs(3)
                .windows(64)
                .loss(huber(0.5))
                .schedule(cosine().warmUp(0.1))
                .l2(1e-4)
                .recurrentL2(0)
                .fit(series.split(0.8).lookback(14).horizon(7).calendar(), event -> {});
        file = folder.resolve("visits.model");
        model.save(file);
    }

    @Test
    void a_loaded_forecaster_is_the_one_that_was_saved_to_the_bit() {
        Forecaster loaded = load(file).forecaster();

        assertThat(loaded.forecast(7)).isEqualTo(model.forecast(7));
        assertThat(loaded.backtest()).isEqualTo(model.backtest());
        assertThat(loaded.residuals()).isEqualTo(model.residuals());
        assertThat(loaded.trained().network().weights())
                .isEqualTo(model.trained().network().weights());
        assertThat(loaded.spec()).isEqualTo(model.spec());
        assertThat(loaded.data()).isEqualTo(model.data());
        assertThat(loaded.history()).isEqualTo(model.history());
        assertThat(loaded.provenance()).isEqualTo(model.provenance());
        assertThat(loaded.summary()).isEqualTo(model.summary());
    }

    @Test
    void a_model_of_several_series_with_covariates_holidays_and_lags_comes_back() {
        LocalDate start = LocalDate.of(2021, 1, 1);
        Series rain = Series.daily("rain", start, waves(200, 3));
        Series game = Series.daily("game", start, waves(210, 11));
        Panel panel = new Panel(
                "stations",
                List.of(
                        new Member(
                                Series.daily("north", start, waves(200, 5)),
                                List.of(rain),
                                List.of(game),
                                List.of(Static.of("height", 12.5), Static.of("coast", "yes"))),
                        new Member(
                                Series.daily("south", start, waves(190, 7)),
                                List.of(rain),
                                List.of(game),
                                List.of(Static.of("height", 3), Static.of("coast", "no")))));
        Forecaster several = gru().hidden(4)
                .epochs(2)
                .windows(64)
                .fit(
                        panel.split(0.8)
                                .lookback(10)
                                .horizon(4)
                                .calendar()
                                .holidays(Holidays.usFederal())
                                .lags(14, 28),
                        event -> {});
        Path saved = folder.resolve("stations.model");

        several.save(saved);
        Forecaster loaded = load(saved).forecaster();

        assertThat(loaded.data()).isEqualTo(several.data());
        assertThat(loaded.forecasts(4)).isEqualTo(several.forecasts(4));
        assertThat(loaded.backtest("south")).isEqualTo(several.backtest("south"));
        assertThat(loaded.provenance()).isEqualTo(several.provenance());
    }

    private static double[] waves(int rows, double length) {
        return IntStream.range(0, rows)
                .mapToDouble(row -> Math.sin(row / length))
                .toArray();
    }

    @Test
    void transforms_filled_values_attention_and_filters_come_back() {
        double[] values = waves(200, 5);
        values[40] = Double.NaN;
        values[180] = Double.NaN;
        Series gaps = Series.daily("a", LocalDate.of(2021, 1, 1), values).fill(Fill.interpolate());
        Forecaster fitted = gru().hidden(4)
                .epochs(2)
                .windows(64)
                .loss(Loss.quantiles(0.1, 0.5, 0.9))
                .attention(Attention.additive())
                .convolution(4, 3)
                .fit(
                        gaps.split(0.8).lookback(10).horizon(4).transform(Transform.log(2), Transform.standard()),
                        event -> {});
        Path saved = folder.resolve("filled.model");

        fitted.save(saved);
        Forecaster loaded = load(saved).forecaster();

        assertThat(loaded.data()).isEqualTo(fitted.data());
        assertThat(loaded.data().series().isFilled(180)).isTrue();
        assertThat(loaded.spec()).isEqualTo(fitted.spec());
        assertThat(loaded.forecast(4).point()).isEqualTo(fitted.forecast(4).point());
        assertThat(loaded.forecast(4).intervals()).isEqualTo(fitted.forecast(4).intervals());
        Series known = fitted.data().series();
        Forecaster updated = fitted.update(Series.daily("a", LocalDate.of(2021, 7, 20), 0.5, Double.NaN, 0.7));
        assertThat(updated.data().series().isFilled(180)).isTrue();
        assertThat(updated.data().series().isFilled(201)).isTrue();
        assertThat(updated.data().series().rows(0, 200)).isEqualTo(known);
    }

    @Test
    void a_loaded_regressor_is_the_one_that_was_saved_to_the_bit() {
        Random random = new Random(4);
        float[][][] frames = new float[60][][];
        float[] values = new float[60];
        for (int row = 0; row < frames.length; row++) {
            frames[row] = new float[2 + random.nextInt(4)][2];
            for (float[] frame : frames[row]) {
                frame[0] = random.nextFloat();
                frame[1] = random.nextFloat();
            }
            values[row] = frames[row][0][0];
        }
        Regressor regressor = gru().hidden(4)
                .loss(mse())
                .optimizer(adam(0.02))
                .epochs(2)
                .windows(64)
                .fit(valued(frames, values).validation(0.25), event -> {});

        regressor.save(folder.resolve("r.model").toString());
        Regressor loaded = load(folder.resolve("r.model").toString()).regressor();

        assertThat(loaded.predict(frames)).isEqualTo(regressor.predict(frames));
        assertThat(loaded.residuals().predicted())
                .isEqualTo(regressor.residuals().predicted());
        assertThat(loaded.data().sha256()).isEqualTo(regressor.data().sha256());
        assertThat(loaded.provenance()).isEqualTo(regressor.provenance());
    }

    @Test
    void one_model_makes_one_file_and_it_reads_as_text_and_plain_numbers() throws IOException {
        Path again = folder.resolve("again.model");
        load(file).forecaster().save(again);

        assertThat(again).hasSameBinaryContentAs(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String manifest = new String(
                    zip.getInputStream(zip.getEntry("manifest.json")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(manifest)
                    .startsWith("""
                            {
                              "format": "cellstate-model",
                              "version": 2,
                            """)
                    .contains("\"kind\": \"forecaster\"")
                    .contains("\"java\": \"lstm().hidden(8)")
                    .contains("\"start\": \"2022-01-03T00:00\"")
                    .contains("\"maxNorm\": \"Infinity\"");
            ByteBuffer weights = ByteBuffer.wrap(
                            zip.getInputStream(zip.getEntry("weights.f32")).readAllBytes())
                    .order(ByteOrder.LITTLE_ENDIAN);
            assertThat(weights.getFloat()).isEqualTo(model.trained().network().weights()[0]);
        }
    }

    @Test
    void a_file_is_written_aside_and_moved() throws IOException {
        Path own = Files.createDirectory(folder.resolve("own"));

        model.save(own.resolve("m"));
        model.save(own.resolve("m"));

        try (Stream<Path> files = Files.list(own)) {
            assertThat(files.map(path -> path.getFileName().toString())).containsExactly("m");
        }
        refused(() -> model.save(own), "which is a folder", "model.zip");
        refused(() -> model.save(own.resolve("no/m")), "no/m", "Files.createDirectories");
    }

    @Test
    void files_that_are_none_of_ours_are_refused() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "date,visits\n2022-01-03,4\n");
        Path zip = folder.resolve("other.zip");
        ZipFiles.write(zip, Map.of("manifest.json", "{\"name\": \"a web app\"}".getBytes(StandardCharsets.UTF_8)));

        refused(() -> load(text), "which is no zip", "the path that the model was saved to");
        refused(() -> load(zip), "a zip without the manifest of a model", "the path that the model was saved to");
        refused(() -> load(folder), folder.toString(), "relative ones start at");
        refused(() -> load(folder.resolve("none")), "none", "relative ones start at");
    }

    @Test
    void a_file_of_another_format_is_refused() {
        refused(
                () -> load(ofFormat(3)),
                "format 3, written by Cellstate 7.1; this one reads up to 2",
                "a newer Cellstate");
        refused(
                () -> load(ofFormat(1)),
                "format 1, written by Cellstate 7.1; this one reads format 2",
                "fit the model again and save it");
    }

    private Path ofFormat(int version) {
        Path file = folder.resolve("other.model");
        String manifest = "{\"format\": \"cellstate-model\", \"version\": " + version + ", \"library\": \"7.1\"}";
        ZipFiles.write(file, Map.of("manifest.json", manifest.getBytes(StandardCharsets.UTF_8)));
        return file;
    }

    @Test
    void every_truncated_file_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Path cut = folder.resolve("cut.model");
        for (int length = 4; length < whole.length; length += 97) {
            Files.write(cut, Arrays.copyOf(whole, length));

            refused(() -> load(cut), "truncated or damaged", "another copy of it");
        }
    }

    @Test
    void a_damaged_file_is_refused_or_does_no_harm() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Path damaged = folder.resolve("damaged.model");
        int refused = 0;
        int tried = 0;
        for (int at = 4; at < whole.length; at += 61) {
            byte[] bytes = whole.clone();
            bytes[at] ^= 0x10;
            Files.write(damaged, bytes);
            tried++;
            try {
                // Some bits of a zip say nothing: times, attributes, copies of what its directory says.
                SavedModel loaded = load(damaged);
                assertThat(loaded.provenance()).isEqualTo(model.provenance());
            } catch (CellstateException problem) {
                assertThat(problem).isInstanceOf(DataProblem.class);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(9 * tried / 10);
    }

    @Test
    void arrays_with_another_checksum_than_the_manifest_says_are_refused() throws IOException {
        Path swapped = folder.resolve("swapped.model");
        Map<String, byte[]> entries = ZipFiles.read(file);
        byte[] weights = Archive.bytes(model.trained().network().weights());
        weights[0] ^= 1;
        entries.put("weights.f32", weights);
        ZipFiles.write(swapped, entries);

        refused(() -> load(swapped), "weights.f32 has another checksum than its manifest says", "another copy");

        entries.remove("weights.f32");
        ZipFiles.write(swapped, entries);

        refused(() -> load(swapped), "weights.f32 is missing", "another copy");
    }

    @Test
    void what_a_manifest_says_and_this_library_does_not_know_is_refused() {
        String manifest = new String(ZipFiles.read(file).get("manifest.json"), StandardCharsets.UTF_8);

        rewritten(manifest.replace("\"hidden\": 8", "\"hidden\": 8, \"brain\": 3"), "RecurrentSpec with brain");
        rewritten(manifest.replace("\"Huber\"", "\"Hub\""), "Hub is no Loss");
        rewritten(manifest.replace("\"lookback\": 14", "\"lookback\": 1.5"), "ForecastData");
        rewritten(manifest.replace("\"lookback\": 14,", ""), "ForecastData without lookback");
        rewritten(manifest.replace("\"hidden\": 8", "\"hidden\": 9"), "weights, where the model has");
    }

    private static void rewritten(String manifest, String received) {
        Path changed = folder.resolve("changed.model");
        Map<String, byte[]> entries = ZipFiles.read(file);
        entries.put("manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
        ZipFiles.write(changed, entries);
        refused(() -> load(changed).forecaster(), received, "another copy");
    }

    @Test
    void a_saved_model_shows_what_it_is_and_where_it_comes_from() {
        MimeBundle shown = Renderers.of(ModelFileTest.class.getClassLoader()).render(load(file));

        assertThat(shown.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.HTML);
        assertThat(shown.text())
                .startsWith("LSTM 1×8 · a saved forecaster\n\nfrom")
                .contains(
                        "saved by            Cellstate ", "seed                42", "lookback 14, horizon 7, calendar");
        assertThat(load(file))
                .hasToString(
                        "forecaster LSTM 1×8, saved by Cellstate " + load(file).library() + " to " + file
                                + "\nvisits, 240 rows train (24 of them validate), 60 test, lookback 14, horizon 7, calendar");
    }

    @Test
    void a_model_is_loaded_as_what_it_is() {
        assertThatThrownBy(() -> load(file).regressor())
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("as a regressor, where it is a forecaster")
                .hasMessageContaining(".forecaster()");
    }

    @Test
    void records_come_back_with_what_json_has_not() {
        RecordTrees trees = new RecordTrees();
        Series gaps = Series.daily("a", LocalDate.of(2022, 1, 3), 1, Double.NaN, 0.1);
        Odd odd = new Odd(List.of(gaps, gaps), Map.of("k", List.of(Double.NEGATIVE_INFINITY)), Long.MAX_VALUE / 20);

        Object tree = JsonText.parsed(JsonText.written(trees.tree(odd)));
        Odd back = RecordTrees.read(file, new Archive("odd", Map.of(), trees.arrays()), Odd.class, tree, null);

        assertThat(trees.arrays()).containsOnlyKeys("series-1.f64");
        assertThat(back).isEqualTo(odd);
    }

    @Test
    void a_component_that_an_older_file_does_not_say_has_its_standard() {
        Odd standard = new Odd(List.of(), Map.of(), 7);

        Odd back = RecordTrees.read(
                file,
                new Archive("odd", Map.of(), Map.of()),
                Odd.class,
                JsonText.parsed("{\"series\": [], \"map\": {}}"),
                standard);

        assertThat(back).isEqualTo(standard);
    }

    private record Odd(List<Series> series, Map<String, List<Double>> map, long number) {}

    private static void refused(Runnable work, String received, String fix) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(DataProblem.class, problem -> {
            assertThat(problem.received()).contains(received);
            assertThat(problem.fix()).contains(fix);
        });
    }
}
