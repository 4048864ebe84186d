package org.cellstate.tests.bench.forecast;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cellstate.datasets.Datasets;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.data.Series;
import org.cellstate.tests.bench.protocol.ForecastCase;

/**
 * A series on disk, for everyone to read, and what is asked about it.
 *
 * @param series daily
 * @param table the same as a CSV
 */
record Workload(Series series, Path table) {

    private static final double TRAIN = 0.9;
    private static final int LOOKBACK = 56;
    private static final int HORIZON = 28;
    private static final int BATCH = 32;
    private static final int BATCHES = 12;
    private static final int EPOCHS = 30;
    private static final double RATE = 0.01;

    /** Writes the series to a folder. */
    static List<Workload> in(Path folder) throws IOException {
        Series births = Datasets.usBirths();
        Series ridership = Cellstate.series(Datasets.chicagoRidership(), "date", "ridership");
        return List.of(of(births, folder), of(ridership, folder));
    }

    private static Workload of(Series series, Path folder) throws IOException {
        StringBuilder lines = new StringBuilder("date,value\n");
        for (int row = 0; row < series.size(); row++) {
            lines.append(series.index().at(row).toLocalDate())
                    .append(',')
                    .append(series.value(row))
                    .append('\n');
        }
        Files.createDirectories(folder);
        Path table = folder.resolve("forecast-" + series.name() + ".csv");
        Files.writeString(table, lines, StandardCharsets.UTF_8);
        return new Workload(series, table);
    }

    /** Returns the sizes of networks that are measured, the smallest first. */
    List<ForecastCase> sizes() {
        return List.of(size(1, 32), size(2, 128));
    }

    private ForecastCase size(int layers, int hidden) {
        int train = series.split(TRAIN).trainRows();
        int origins = (series.size() - train) / HORIZON;
        return new ForecastCase(
                series.name(),
                table.toString(),
                train,
                LOOKBACK,
                HORIZON,
                origins,
                hidden,
                layers,
                BATCH,
                BATCHES,
                EPOCHS,
                RATE,
                1);
    }
}
