package org.cellstate.dsl.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.Trial;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;
import org.cellstate.kernel.api.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeps in processes of their own, killed as {@code kill -9} does. */
final class KillTest {

    private static final int TERMS = 2_000;

    private static List<String> command(Path journal, int workers) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledStudy.class.getName(),
                journal.toString(),
                String.valueOf(workers),
                String.valueOf(TERMS));
    }

    /** Runs a study until so much has happened, kills it, and returns how much of that had. */
    private static int killed(Path journal, int workers, int after) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(journal, workers))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int happened = 0;
        try (InputStream said = process.getInputStream()) {
            while (happened < after && said.read() == '.') {
                happened++;
            }
            process.destroyForcibly();
            process.waitFor();
        }
        return happened;
    }

    /** Ten times each: begun, killed at a moment by chance, gone on with, killed, and so on; then brought to its end. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_study_that_was_killed_ten_times_is_the_one_that_never_was(int workers, @TempDir Path folder)
            throws Exception {
        Path journal = folder.resolve("sweep.jsonl");
        Study<Trial> expected = KilledStudy.run(KilledStudy.plan(workers), TERMS, SweepListener.silent());
        SplittableRandom random = new SplittableRandom(workers);
        int ended = 0;
        for (int kill = 0; kill < 10; kill++) {
            int after = 1 + random.nextInt(45);

            assertThat(killed(journal, workers, after)).isEqualTo(after);

            List<String> lines = wholeLines(journal);
            lines.forEach(line -> assertThat(JsonText.parsed(line)).isInstanceOf(Map.class));
            int now = (int) lines.stream()
                    .filter(line -> line.startsWith("{\"event\": \"ended\""))
                    .count();
            assertThat(now).isGreaterThanOrEqualTo(ended);
            ended = now;
        }
        assertThat(ended).isBetween(5, 59);

        Study<Trial> study = KilledStudy.run(KilledStudy.plan(workers).journal(journal), TERMS, SweepListener.silent());

        assertThat(Studies.timeless(study)).isEqualTo(Studies.timeless(expected));
        assertThat(study.note()).endsWith(expected.note());
        assertThat(expected.records())
                .extracting(TrialRecord::state)
                .contains(TrialState.COMPLETE, TrialState.PRUNED, TrialState.FAILED);
    }

    private static List<String> wholeLines(Path journal) throws IOException {
        String text = Files.readString(journal);
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (!text.endsWith("\n") && !lines.isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    /** The shell's limit on the size of files, at 16 blocks, does what a full disk does. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_full_disk_stops_the_study_which_keeps_its_trials_and_goes_on_when_there_is_room(@TempDir Path folder)
            throws Exception {
        Path journal = folder.resolve("sweep.jsonl");
        List<String> limited = new ArrayList<>(List.of("sh", "-c", "ulimit -f 16; exec \"$@\"", "sh"));
        limited.addAll(command(journal, 1));

        Process process = new ProcessBuilder(limited).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("Stopped because its journal cannot be written: ");
        assertThat(Files.size(journal)).isBetween(4096L, 16384L);
        Study<Trial> study = KilledStudy.run(KilledStudy.plan(1).journal(journal), TERMS, SweepListener.silent());
        assertThat(Studies.timeless(study))
                .isEqualTo(Studies.timeless(KilledStudy.run(KilledStudy.plan(1), TERMS, SweepListener.silent())));
    }
}
