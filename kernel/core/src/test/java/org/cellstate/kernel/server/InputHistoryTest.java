package org.cellstate.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Fields;
import org.cellstate.kernel.wire.Json;
import org.cellstate.kernel.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InputHistoryTest {

    /** Only reached when something is broken. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8));

    private Path file() {
        return folder.resolve("new/history.jsonl");
    }

    private InputHistory history() {
        return new InputHistory(Optional.of(file()), console, PATIENCE);
    }

    /** Runs a session with inputs, numbered from 1. */
    private void session(String... inputs) {
        try (InputHistory history = history()) {
            for (int i = 0; i < inputs.length; i++) {
                history.add(i + 1, inputs[i]);
            }
        }
    }

    private static String ask(InputHistory history, String request) {
        JsonObject content = Json.object("{\"hist_access_type\":" + request + "}");
        return history.answer(new Fields(content)).get("history").toString();
    }

    @Test
    void inputs_outlive_their_session_and_are_found_by_tail_range_and_search() {
        session("int a = 1;", "a + 1");
        session("String s = \"ü\nö\";");
        try (InputHistory now = history()) {
            now.add(1, "a + 1");
            now.add(2, "int b = 2;");

            assertThat(ask(now, "\"tail\",\"n\":3"))
                    .isEqualTo("[[2,1,\"String s = \\\"ü\\nö\\\";\"],[3,1,\"a + 1\"],[3,2,\"int b = 2;\"]]");
            assertThat(ask(now, "\"range\",\"session\":0")).isEqualTo("[[3,1,\"a + 1\"],[3,2,\"int b = 2;\"]]");
            assertThat(ask(now, "\"range\",\"session\":-2")).isEqualTo("[[1,1,\"int a = 1;\"],[1,2,\"a + 1\"]]");
            assertThat(ask(now, "\"range\",\"session\":1,\"start\":2,\"stop\":3"))
                    .isEqualTo("[[1,2,\"a + 1\"]]");
            assertThat(ask(now, "\"range\",\"session\":-9")).isEqualTo("[]");
            assertThat(ask(now, "\"search\",\"pattern\":\"a*\",\"n\":9"))
                    .isEqualTo("[[1,2,\"a + 1\"],[3,1,\"a + 1\"]]");
            assertThat(ask(now, "\"search\",\"pattern\":\"a*\",\"unique\":true"))
                    .isEqualTo("[[3,1,\"a + 1\"]]");
            assertThat(ask(now, "\"search\",\"pattern\":\"int ? = *\",\"n\":1,\"output\":true,\"raw\":false"))
                    .isEqualTo("[[3,2,[\"int b = 2;\",null]]]");
        }
    }

    @Test
    void a_range_may_count_from_the_end_of_its_session() {
        try (InputHistory history = new InputHistory(Optional.empty(), console, PATIENCE)) {
            for (int i = 1; i <= 4; i++) {
                history.add(i, "cell " + i);
            }

            assertThat(ask(history, "\"range\",\"start\":-2")).isEqualTo("[[1,3,\"cell 3\"],[1,4,\"cell 4\"]]");
            assertThat(ask(history, "\"range\",\"start\":1,\"stop\":-2"))
                    .isEqualTo("[[1,1,\"cell 1\"],[1,2,\"cell 2\"]]");
        }
    }

    @Test
    void before_its_first_input_a_session_knows_those_before_it_and_takes_no_number() throws Exception {
        session("one");
        try (InputHistory now = history()) {
            assertThat(ask(now, "\"range\",\"session\":-1")).isEqualTo("[[1,1,\"one\"]]");
            assertThat(ask(now, "\"range\",\"session\":0")).isEqualTo("[]");
        }

        assertThat(Files.readAllLines(file()))
                .containsExactly("{\"session\":1}", "{\"session\":1,\"number\":1,\"code\":\"one\"}");
    }

    @Test
    void sessions_at_once_get_numbers_of_their_own_and_lose_no_line() throws Exception {
        int sessions = 6;
        int inputs = 50;
        ExecutorService kernels = Executors.newFixedThreadPool(sessions);
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            work.add(() -> {
                String[] codes = new String[inputs];
                Arrays.setAll(codes, n -> "code " + n);
                session(codes);
                return true;
            });
        }
        for (Future<Boolean> done : kernels.invokeAll(work)) {
            assertThat(done.get()).isTrue();
        }
        kernels.shutdown();

        List<HistoryFile.Entry> entries = new HistoryFile(file()).read().entries();

        assertThat(new HashSet<>(entries)).hasSize(sessions * inputs);
        assertThat(entries).hasSize(sessions * inputs);
        assertThat(entries.stream().map(HistoryFile.Entry::session).distinct())
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    }

    @Test
    void a_line_cut_off_by_a_crash_and_lines_that_are_not_ours_cost_nothing_else() throws Exception {
        session("one");
        Files.writeString(
                file(),
                "rubbish\n[1]\n{\"session\":\"x\"}\n{\"session\":1,\"number\":2,\"code\":\"half",
                StandardOpenOption.APPEND);

        session("two");

        try (InputHistory now = history()) {
            assertThat(ask(now, "\"tail\"")).isEqualTo("[[1,1,\"one\"],[2,1,\"two\"]]");
        }
    }

    @Test
    void a_large_file_keeps_its_newer_half() throws Exception {
        Files.createDirectories(file().getParent());
        StringBuilder lines = new StringBuilder();
        String filling = "x".repeat(1000);
        int number = 0;
        while (lines.length() <= HistoryFile.LARGE) {
            number++;
            lines.append("{\"session\":4,\"number\":" + number + ",\"code\":\"" + filling + "\"}\n");
        }
        Files.writeString(file(), lines);

        session("new");

        assertThat(Files.size(file())).isBetween(HistoryFile.LARGE * 2 / 5, HistoryFile.LARGE * 3 / 5);
        List<HistoryFile.Entry> entries = new HistoryFile(file()).read().entries();
        assertThat(entries.get(entries.size() - 1)).isEqualTo(new HistoryFile.Entry(5, 1, "new"));
        assertThat(entries.get(entries.size() - 2)).isEqualTo(new HistoryFile.Entry(4, number, filling));
        try (var files = Files.list(file().getParent())) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("history.jsonl", "history.jsonl.lock");
        }
    }

    @Test
    void only_its_owner_can_read_the_file() throws Exception {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");

        session("secret");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_file_that_cannot_be_written_is_told_of_once_and_the_session_is_remembered_all_the_same() throws Exception {
        Files.writeString(folder.resolve("new"), "a file where a folder should be");

        try (InputHistory history = history()) {
            history.add(1, "one");
            history.add(2, "two");
            assertThat(ask(history, "\"tail\"")).isEqualTo("[[1,1,\"one\"],[1,2,\"two\"]]");
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("must be kept in a file that can be written")
                .contains("try: CELLSTATE_HISTORY=FILE");
    }

    @Test
    void a_kernel_keeps_its_cells_and_the_next_one_knows_them() throws Exception {
        try (RunningKernel kernel = new RunningKernel(file())) {
            kernel.client.reply(Channel.SHELL, kernel.client.execute("1+1"));
            Message silent =
                    kernel.client.send(Channel.SHELL, "execute_request", "{\"code\":\"nothing\",\"silent\":true}");
            kernel.client.reply(Channel.SHELL, silent);
            while (new HistoryFile(file()).read().entries().isEmpty()) {
                Thread.onSpinWait(); // a slow disk may take longer than the end of a kernel waits
            }
        }

        try (RunningKernel kernel = new RunningKernel(file())) {
            Message request = kernel.client.send(Channel.SHELL, "history_request", "{\"hist_access_type\":\"tail\"}");
            assertThat(kernel.client.reply(Channel.SHELL, request).content().get("history"))
                    .hasToString("[[1,1,\"1+1\"]]");
        }
    }
}
