package org.cellstate.dsl.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.sweep.Plan;
import org.cellstate.dsl.sweep.Pruner;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepEvent;
import org.cellstate.dsl.sweep.Trial;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;
import org.cellstate.dsl.sweep.sample.RandomSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JournalTest {

    private static final String HALF = "The last line of its journal had been written by half and is dropped. ";

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("sweep.jsonl");
    }

    private Plan plan(int trials, int workers) {
        return Studies.plan(trials, workers).journal(file());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_study_that_is_taken_up_again_is_the_one_that_ended(int workers) throws IOException {
        Study<Trial> first = Studies.run(plan(20, workers));
        byte[] journal = Files.readAllBytes(file());

        Study<Trial> again = Studies.run(plan(20, workers));

        assertThat(again.records()).isEqualTo(first.records());
        assertThat(again.note()).isEqualTo(first.note());
        assertThat(again.seconds())
                .isGreaterThanOrEqualTo(first.records().get(19).began());
        assertThat(Files.readAllBytes(file())).isEqualTo(journal);
        assertThat(again.best()).hasToString(first.best().toString());
        assertThat(first.records()).extracting(TrialRecord::state).contains(TrialState.FAILED, TrialState.PRUNED);
    }

    @Test
    void a_larger_budget_goes_on() {
        Studies.run(plan(9, 2));

        Study<Trial> longer = Studies.run(plan(20, 2));

        assertThat(Studies.timeless(longer)).isEqualTo(Studies.timeless(Studies.run(Studies.plan(20, 2))));
        assertThat(longer.note()).isEqualTo("Ended by its budget of 20 trials.");
        assertThat(Studies.run(plan(5, 2)).records()).isEqualTo(longer.records());
    }

    @Test
    void values_of_choices_are_those_of_the_space_again() {
        Studies.run(plan(5, 1));

        Study<Trial> again = Studies.run(plan(5, 1));

        assertThat(again.records().get(0).settings())
                .isEqualTo(Studies.run(Studies.plan(5, 1)).records().get(0).settings());
        assertThat(again.candidate(again.bestTrial().orElseThrow()).settings())
                .isEqualTo(Studies.run(Studies.plan(5, 1)).best().settings());
    }

    /** Cut off anywhere in its last three lines, as by a kill, the journal gives the same study. */
    @ParameterizedTest
    @CsvSource({"1, 6", "2, 6", "1, 0"})
    void a_journal_that_ends_anywhere_gives_the_same_study(int workers, int steps) throws IOException {
        int trials = 5;
        Studies.Bowl bowl = new Studies.Bowl(steps);
        Study<Trial> whole = Studies.run(bowl, plan(trials, workers));
        byte[] journal = Files.readAllBytes(file());
        int from = journal.length;
        for (int line = 0; line <= 3; line++) {
            from = lastEnd(journal, from);
        }
        assertThat(from).isPositive();

        SplittableRandom random = new SplittableRandom(workers);
        int end = from + 1;
        Kept kept = kept(Arrays.copyOf(journal, end), bowl, plan(trials, workers));
        for (int length = from + 1; length <= journal.length; length++) {
            byte[] part = Arrays.copyOf(journal, length);
            boolean half = journal[length - 1] != '\n';
            if (half) {
                assertThat(kept(part, bowl, plan(trials, workers))).isEqualTo(kept.withoutLast());
                assertThat(bytes()).isEqualTo(Arrays.copyOf(journal, end));
            } else {
                end = length;
                kept = kept(part, bowl, plan(trials, workers));
            }
            if (!half || random.nextInt(40) == 0) {
                Files.write(file(), part);
                Study<Trial> again = Studies.run(bowl, plan(trials, workers));
                assertThat(Studies.timeless(again)).isEqualTo(Studies.timeless(whole));
                assertThat(again.note()).isEqualTo((half ? HALF : "") + whole.note());
            }
        }
    }

    private Kept kept(byte[] journal, Studies.Bowl bowl, Plan plan) throws IOException {
        Files.write(file(), journal);
        try (Journal opened = Journal.open(file(), StudyHead.of(plan, bowl, plan.parallel()))) {
            return opened.kept();
        }
    }

    private static int lastEnd(byte[] journal, int before) {
        int at = before - 1;
        while (at >= 0 && journal[at] != '\n') {
            at--;
        }
        return at;
    }

    @Test
    void a_journal_whose_first_line_is_not_whole_begins_anew() throws IOException {
        Study<Trial> whole = Studies.run(plan(3, 1));
        byte[] journal = Files.readAllBytes(file());

        for (int length : new int[] {0, 1, 12, 40, 80}) {
            Files.write(file(), Arrays.copyOf(journal, length));
            assertThat(Studies.timeless(Studies.run(plan(3, 1)))).isEqualTo(Studies.timeless(whole));
        }
    }

    @Test
    void lines_are_readable_by_people_and_are_there_before_anything_else_happens() throws IOException {
        int[] began = new int[2];
        Studies.run(plan(3, 1), event -> {
            List<String> lines = lines();
            String last = lines.get(lines.size() - 1);
            if (event instanceof SweepEvent.TrialBegan) {
                assertThat(last).startsWith("{\"event\": \"began\", \"number\": " + began[0]++ + ", ");
            } else if (event instanceof SweepEvent.TrialEnded) {
                assertThat(last).startsWith("{\"event\": \"ended\", \"number\": " + began[1]++ + ", \"state\": \"");
            } else if (event instanceof SweepEvent.Reported) {
                assertThat(last).startsWith("{\"event\": \"reported\", \"number\": ");
            }
        });

        assertThat(began).containsExactly(3, 3);
        assertThat(lines().get(0))
                .isEqualTo(
                        "{\"format\": \"cellstate-sweep\", \"version\": 1, \"study\": {\"sampler\":"
                                + " \"following()\", \"pruner\": \"belowMean()\", \"seed\": \"42\", \"workers\": \"1\", \"goals\": \"less bowl\"}}");
        assertThat(lines().get(1))
                .contains(
                        "\"value\": \"plain\", \"code\": 0.0, \"of\": {\"oneOf\": [\"plain\", \"deep\", \"wide, or not\"]}");
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_broken_line_in_the_middle_is_told_with_its_number() throws IOException {
        Studies.run(plan(4, 1));
        List<String> lines = lines();
        List<String> broken = List.of(
                "{\"event\": \"beg",
                "",
                "null",
                "{\"event\": \"ended\", \"number\": 3}",
                "{\"event\": \"ended\", \"number\": 0, \"state\": \"complete\"}",
                "{\"event\": \"slept\", \"number\": 0}",
                "{\"event\": \"began\", \"number\": -1}",
                "\u0000\u0000");
        for (String line : broken) {
            List<String> changed = new java.util.ArrayList<>(lines);
            changed.set(2, line);
            Files.write(file(), changed);

            assertThatThrownBy(() -> Studies.run(plan(4, 1)))
                    .isInstanceOf(DataProblem.class)
                    .hasMessageContaining("sweep.jsonl, line 3: ")
                    .hasMessageContaining("delete this line and all after it");
            assertThat(lines()).as("nothing is lost").isEqualTo(changed);
        }

        Files.write(file(), lines.subList(0, 2));
        assertThat(Studies.run(plan(4, 1)).records()).hasSize(4);
    }

    @Test
    void another_study_is_refused_and_what_differs_is_named() {
        Studies.run(plan(4, 2));
        byte[] journal = bytes();

        refused(plan(4, 2).seed(7), "seed 42 there and 7 here");
        refused(plan(4, 1), "workers 2 there and 1 here");
        refused(plan(4, 2).sampler(new RandomSampler()), "sampler following() there and random() here");
        refused(
                plan(4, 2).pruner(Pruner.none()).seed(1),
                "pruner belowMean() there and none here; seed 42 there and 1 here");
        assertThatThrownBy(() -> Studies.run(
                        trial -> {
                            trial.real("x", -2, 3);
                            return trial;
                        },
                        new Studies.Bowl(1),
                        plan(4, 2),
                        event -> {}))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("trial 0 has x from real(-2.0, 2.0) there and from real(-2.0, 3.0) here");
        assertThatThrownBy(() -> Studies.run(
                        trial -> {
                            trial.integer("w", 1, 3);
                            return trial;
                        },
                        new Studies.Bowl(1),
                        plan(4, 2),
                        event -> {}))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("has no w there and one from integer(1, 3) here");
        assertThat(bytes()).isEqualTo(journal);
    }

    private void refused(Plan plan, String difference) {
        assertThatThrownBy(() -> Studies.run(plan))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("A journal goes on with the study that began it")
                .hasMessageContaining(difference)
                .hasMessageContaining("another file");
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(file());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no journal", "no journal\n", "{\"a\": 1}\n", "[1]\n", "{\"format\": \"other\"", "\n"})
    void a_file_that_is_no_journal_is_left_alone(String text) throws IOException {
        Files.writeString(file(), text);

        assertThatThrownBy(() -> Studies.run(plan(4, 1)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("A journal is a file that a sweep began");
        assertThat(Files.readString(file())).isEqualTo(text);
    }

    @Test
    void a_newer_format_is_told() throws IOException {
        Studies.run(plan(2, 1));
        String newer = Files.readString(file(), StandardCharsets.UTF_8).replace("\"version\": 1", "\"version\": 2");
        Files.writeString(file(), newer);

        assertThatThrownBy(() -> Studies.run(plan(4, 1)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("format 2; this one reads 1");
    }

    @Test
    void a_journal_is_written_by_one_sweep_at_a_time() {
        int[] tried = {0};
        Studies.run(plan(3, 1), event -> {
            if (event instanceof SweepEvent.TrialBegan) {
                tried[0]++;
                assertThatThrownBy(() -> Studies.run(plan(3, 1)))
                        .isInstanceOf(DataProblem.class)
                        .hasMessageContaining("A journal is written by one sweep at a time.");
            }
        });
        assertThat(tried[0]).isEqualTo(3);
        assertThat(Studies.run(plan(3, 1)).records()).hasSize(3);
    }

    @Test
    void a_place_where_no_file_can_be_is_told() {
        assertThatThrownBy(() -> Studies.run(Studies.plan(3, 1).journal(folder.resolve("not/there.jsonl"))))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("in a folder that is there")
                .hasMessageContaining("Files.createDirectories");
        assertThatThrownBy(() -> Studies.run(Studies.plan(3, 1).journal(folder)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("which is a folder");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_file_that_cannot_be_written_is_told() {
        assertThatThrownBy(() -> Studies.run(Studies.plan(3, 1).journal(Path.of("/proc/self/sweep.jsonl"))))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("a file that can be written");
    }
}
