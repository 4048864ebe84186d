package org.cellstate.tests.bench.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.tests.bench.protocol.Reply;
import org.cellstate.tests.bench.protocol.Request;
import org.cellstate.tests.bench.protocol.Subject;
import org.cellstate.tests.bench.protocol.Task;
import org.jspecify.annotations.Nullable;

/** Answers questions until there are no more. Keeps what it prepared for the last few shapes, so that rounds find it warm. */
public final class WorkerLoop {

    /** As many as one interleaved measurement asks of one process. */
    private static final int KEPT = 4;

    private final Worker worker;
    private final PrintStream log;
    private final Map<Prepared, Timed> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    private record Prepared(Task task, @Nullable Subject subject) {}

    WorkerLoop(Worker worker, PrintStream log) {
        this.worker = worker;
        this.log = log;
    }

    /** Serves standard input. What else is printed goes to standard error, so that only answers stand on standard output. */
    public static void serve(Worker worker) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        new WorkerLoop(worker, System.err).serve(questions, answers);
    }

    void serve(BufferedReader questions, PrintStream answers) throws IOException {
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            Request.Numbered question = Request.Numbered.of(line);
            answers.println(answer(question.request()).line(question.id()));
            answers.flush();
        }
        kept.values().forEach(Timed::close);
    }

    private Reply answer(Request request) {
        try {
            if (request.task() == Task.HELLO) {
                return new Reply.Done(List.of(), worker.hello(request.threads()));
            }
            Timed work = prepared(new Prepared(request.task(), request.subject()));
            double[] milliseconds = work.run(request.warmup(), request.steps());
            return new Reply.Done(numbers(milliseconds), numbers(work.values()), work.note());
        } catch (UnsupportedOperationException e) {
            return new Reply.Refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            e.printStackTrace(log);
            return new Reply.Refused(e.toString());
        }
    }

    private static List<Double> numbers(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private Timed prepared(Prepared wanted) {
        Timed work = kept.get(wanted);
        if (work == null) {
            if (kept.size() == KEPT) {
                Prepared oldest = kept.keySet().iterator().next();
                Timed old = kept.remove(oldest);
                if (old != null) {
                    old.close();
                }
            }
            work = worker.open(wanted.task(), wanted.subject());
            kept.put(wanted, work);
        }
        return work;
    }
}
