package org.cellstate.tests.bench.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cellstate.dsl.Cellstate;
import org.cellstate.tests.bench.protocol.ForecastCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadTest {

    @TempDir
    private Path folder;

    @Test
    void everyone_reads_the_same_days_from_disk() throws IOException {
        for (Workload workload : Workload.in(folder)) {
            assertThat(Cellstate.series(workload.table(), "date", "value").values())
                    .isEqualTo(workload.series().values());
        }
        assertThat(Files.readAllLines(folder.resolve("forecast-births.csv")))
                .startsWith("date,value", "1969-01-01,8486.0");
    }

    @Test
    void the_origins_are_all_whole_horizons_behind_the_training_part() throws IOException {
        List<ForecastCase> first = Workload.in(folder).stream()
                .map(workload -> workload.sizes().get(0))
                .toList();

        // 7305 days of births and 5698 of ridership, nine tenths of which train.
        assertThat(first).extracting(ForecastCase::train).containsExactly(6574, 5128);
        assertThat(first).extracting(ForecastCase::origins).containsExactly(26, 20);
        assertThat(first).extracting(ForecastCase::rows).containsExactly(6574 + 26 * 28, 5128 + 20 * 28);
    }
}
