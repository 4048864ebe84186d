package org.cellstate.tests.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cellstate.app.Installation;
import org.cellstate.dsl.model.Cell;
import org.cellstate.tests.bench.protocol.ModelCase;
import org.cellstate.tests.bench.protocol.Reply;
import org.cellstate.tests.bench.protocol.Request;
import org.cellstate.tests.bench.protocol.Subject;
import org.cellstate.tests.bench.protocol.Task;
import org.cellstate.tests.bench.worker.Timed;
import org.cellstate.tests.bench.worker.Worker;
import org.cellstate.tests.bench.worker.WorkerLoop;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerProcessTest {

    private static final ModelCase SHAPE = ModelCase.of(Cell.LSTM, 2, 3, 1, 4);
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    /** The other end: answers, prints beside its answers, ends at one task, and with an argument only listens. */
    static final class Child implements Worker {

        public static void main(String[] arguments) throws IOException {
            if (arguments.length > 0) {
                System.in.transferTo(OutputStream.nullOutputStream());
            }
            System.out.println("{\"id\":1,");
            WorkerLoop.serve(new Child());
        }

        @Override
        public String hello(int threads) {
            return "child with " + threads + " threads";
        }

        @Override
        public Timed open(Task task, @Nullable Subject subject) {
            if (task == Task.INFER) {
                System.err.println("out of luck");
                System.exit(3);
            }
            return Timed.of(() -> System.out.println("printed by a library"));
        }
    }

    private PeerProcess start(Duration patience, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(Installation.java().toString(), "-cp"));
        command.addAll(List.of(System.getProperty("java.class.path"), Child.class.getName()));
        command.addAll(List.of(arguments));
        return PeerProcess.start("child", command, Map.of(), folder.resolve("child.log"), patience);
    }

    @Test
    void a_process_answers_whatever_else_it_prints() throws InterruptedException {
        try (PeerProcess child = start(LONG)) {
            Reply reply = child.ask(Request.steps(Task.TRAIN, SHAPE, 1, 4));

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            Reply.Done.class,
                            done -> assertThat(done.milliseconds()).hasSize(4).allMatch(time -> time >= 0));
        }
        assertThat(folder.resolve("child.log")).content().contains("printed by a library");
    }

    @Test
    void a_process_that_ends_says_its_last_words_and_is_not_asked_again() throws InterruptedException {
        try (PeerProcess child = start(LONG)) {
            Reply first = child.ask(Request.steps(Task.INFER, SHAPE, 0, 1));
            Reply second = child.ask(Request.steps(Task.TRAIN, SHAPE, 0, 1));

            assertThat(first)
                    .isEqualTo(
                            new Reply.Refused("ended with status 3, out of luck (" + folder.resolve("child.log") + ")"))
                    .isEqualTo(second);
        }
    }

    @Test
    void a_process_that_hangs_is_ended() throws InterruptedException {
        try (PeerProcess child = start(Duration.ofMillis(1), "silent")) {
            Reply reply = child.ask(Request.steps(Task.TRAIN, SHAPE, 0, 1));

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            Reply.Refused.class,
                            refused -> assertThat(refused.why()).startsWith("gave no answer within 0 s"));
        }
    }

    @Test
    void a_program_that_cannot_start_its_libraries_is_told_as_such() throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("Broken.java"), "class Broken { static int x = y; }");
        List<String> command = List.of(Installation.java().toString(), script.toString());

        try (PeerProcess broken = PeerProcess.start("broken", command, Map.of(), folder.resolve("broken.log"), LONG)) {
            assertThat(broken.ask(Request.steps(Task.TRAIN, SHAPE, 0, 1)))
                    .isInstanceOfSatisfying(
                            Reply.Refused.class,
                            refused -> assertThat(refused.why())
                                    .startsWith("ended with status 1, error: compilation failed"));
        }
    }

    @Test
    void the_high_water_mark_is_read_in_megabytes() {
        assertThat(PeerProcess.peakMemory(List.of("Name:\tjava", "VmPeak:\t 9999 kB", "VmHWM:\t  524288 kB")))
                .isEqualTo(512);
        assertThat(PeerProcess.peakMemory(List.of("Name:\tjava"))).isNaN();
    }
}
