package org.cellstate.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.spark;
import static org.cellstate.dsl.Cellstate.sweep;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.Sweep;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Measured;
import org.cellstate.dsl.sweep.Objective;
import org.cellstate.dsl.sweep.Reporter;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.Trial;
import org.cellstate.dsl.sweep.TrialState;
import org.cellstate.dsl.sweep.objective.NetworkObjective;
import org.cellstate.dsl.sweep.objective.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "kills a process as kill -9 does")
@DisabledForJreRange(
        minVersion = 24,
        disabledReason = "executors of Spark 4.1 do not run there: SparkThreadsTest sees it told")
class SparkProcessesTest {

    @TempDir
    Path folder;

    private static final ForecastData DATA = Series.daily(
                    "load",
                    LocalDate.of(2024, 1, 1),
                    IntStream.range(0, 200)
                            .mapToDouble(row -> 50 + 10 * Math.sin(row / 3.0) + row % 7)
                            .toArray())
            .split(0.8)
            .lookback(10)
            .horizon(5);

    /** Trains a network, notes its process, and kills it in the middle of the first one with 6 units. */
    private record Deadly(String folder, NetworkObjective<Recurrent> network, long notebook)
            implements Objective<Recurrent> {

        @Override
        public List<Goal> goals() {
            return network.goals();
        }

        @Override
        public Measured measure(Recurrent candidate, Trial trial, Reporter reporter) throws Exception {
            long here = ProcessHandle.current().pid();
            if (here == notebook) {
                return network.measure(candidate, trial, reporter);
            }
            Files.createDirectories(Path.of(folder, "process-" + here));
            return network.measure(candidate, trial, (step, value) -> {
                reporter.report(step, value);
                if (step == 2 && candidate.spec().hidden() == 6 && isFirst()) {
                    kill(here);
                }
            });
        }

        private boolean isFirst() {
            try {
                Files.createFile(Path.of(folder, "killed"));
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void kill(long process) {
            try {
                new ProcessBuilder("kill", "-9", String.valueOf(process))
                        .start()
                        .waitFor();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void an_executor_that_is_killed_loses_no_trial() throws IOException {
        Recurrent small = lstm().epochs(3).windows(32).batch(32);
        Sweep<Recurrent> sweep = sweep(
                        t -> small.hidden(t.integer("hidden", 4, 6)).dropout(t.real("dropout", 0, 0.5)))
                .trials(8)
                .seed(5);
        Objective<Recurrent> objective = new Deadly(
                folder.toString(),
                NetworkObjective.of(sweep.space(), List.of(), 1, Optional.of(new Subject.Forecasts(DATA)), 1),
                ProcessHandle.current().pid());

        Study<Recurrent> threads = sweep.parallel(2).run(objective, SweepListener.silent());
        Study<Recurrent> spark = sweep.run(spark("local-cluster[2,1,2048]"), objective, SweepListener.silent());

        assertThat(Files.exists(folder.resolve("killed"))).isTrue();
        assertThat(processes()).as("executors").hasSizeGreaterThanOrEqualTo(2);
        assertThat(spark.count(TrialState.COMPLETE)).isEqualTo(8);
        assertThat(StudyFacts.of(spark)).isEqualTo(StudyFacts.of(threads));
        assertThat(Path.of("work")).as("what Spark's workers wrote").doesNotExist();
    }

    private Set<Path> processes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).collect(Collectors.toSet());
        }
    }
}
