package org.cellstate.tests.bench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cellstate.dsl.model.Cell;
import org.cellstate.tests.bench.protocol.ModelCase;
import org.cellstate.tests.bench.protocol.Reply;
import org.cellstate.tests.bench.protocol.Request;
import org.cellstate.tests.bench.protocol.Subject;
import org.cellstate.tests.bench.protocol.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkerLoopTest {

    private static final ModelCase SHAPE = ModelCase.of(Cell.LSTM, 2, 3, 1, 4);

    private final List<String> log = new ArrayList<>();

    /** Notes what it is asked for; a step takes as many milliseconds as the batch has rows. */
    private final class Scripted implements Worker {

        @Override
        public String hello(int threads) {
            return "scripted, " + threads + " threads";
        }

        @Override
        public Timed open(Task task, @Nullable Subject subject) {
            if (task == Task.INFER) {
                throw new UnsupportedOperationException("only trains");
            }
            if (task == Task.STEP) {
                throw new IllegalStateException("broken");
            }
            int batch = ModelCase.of(subject).batch();
            log.add("open " + batch);
            return new Timed() {
                @Override
                public double[] run(int warmup, int steps) {
                    log.add("run " + batch + " after " + warmup);
                    double[] times = new double[steps];
                    Arrays.fill(times, batch);
                    return times;
                }

                @Override
                public String note() {
                    return "by heart";
                }

                @Override
                public void close() {
                    log.add("close " + batch);
                }
            };
        }
    }

    private List<Reply> replies(Request... requests) throws IOException {
        StringBuilder questions = new StringBuilder();
        for (int i = 0; i < requests.length; i++) {
            questions.append(requests[i].line(i)).append('\n');
        }
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        new WorkerLoop(new Scripted(), new PrintStream(OutputStream.nullOutputStream()))
                .serve(
                        new BufferedReader(new StringReader(questions.toString())),
                        new PrintStream(answers, true, StandardCharsets.UTF_8));
        List<String> lines =
                answers.toString(StandardCharsets.UTF_8).lines().collect(Collectors.toCollection(ArrayList::new));
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            replies.add(Reply.of(lines.get(i), i).orElseThrow());
        }
        return replies;
    }

    @Test
    void every_question_has_one_answer() throws IOException {
        assertThat(replies(
                        Request.of(Task.HELLO),
                        Request.steps(Task.TRAIN, SHAPE, 1, 3),
                        Request.steps(Task.INFER, SHAPE, 1, 3),
                        Request.steps(Task.STEP, SHAPE, 1, 3)))
                .containsExactly(
                        new Reply.Done(List.of(), "scripted, 2 threads"),
                        new Reply.Done(List.of(2.0, 2.0, 2.0), "by heart"),
                        new Reply.Refused("only trains"),
                        new Reply.Refused("java.lang.IllegalStateException: broken"));
    }

    @Test
    void rounds_find_prepared_what_was_asked_before() throws IOException {
        Request small = Request.steps(Task.TRAIN, SHAPE, 5, 1);
        Request large = Request.steps(Task.TRAIN, SHAPE.batch(9), 6, 1);

        replies(small, large, small, large);

        assertThat(log)
                .containsExactly(
                        "open 2",
                        "run 2 after 5",
                        "open 9",
                        "run 9 after 6",
                        "run 2 after 5",
                        "run 9 after 6",
                        "close 2",
                        "close 9");
    }

    @Test
    void what_was_asked_longest_ago_is_freed() throws IOException {
        Request[] five = new Request[5];
        for (int i = 0; i < five.length; i++) {
            five[i] = Request.steps(Task.TRAIN, SHAPE.batch(i + 1), 0, 0);
        }

        replies(five);

        assertThat(log.indexOf("close 1")).isLessThan(log.indexOf("open 5"));
        assertThat(log).endsWith("close 2", "close 3", "close 4", "close 5");
    }
}
