package org.cellstate.dsl.sweep.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.Objective;
import org.cellstate.dsl.sweep.Outcome;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Plan;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepEvent;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.Task;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.Workers;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.api.Notebook;
import org.jspecify.annotations.Nullable;

/**
 * Runs a sweep on the calling thread, which proposes, keeps the records and tells the listener; the trials run on workers.
 *
 * <p>Trial n is proposed from the trials 0 to n - L as they ended, and from those between as running, whatever is known of them: L is 1 with
 * one worker, and twice as many as there are workers with more. It begins when a worker is free and all of 0 to n - L have ended.
 *
 * @param <T> a candidate
 */
public final class Sweeper<T> {

    /** How long a request to stop may stay unheard that did not interrupt the thread, in milliseconds. */
    private static final long LISTEN = 200;

    private final Space<T> space;
    private final Objective<T> objective;
    private final Plan plan;
    private final SweepListener listener;
    private final Workers workers;
    private final LongSupplier clock;
    private final Book<T> book;
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
    private final Map<Integer, Integer> running = new HashMap<>();
    private final BitSet busy = new BitSet();
    private final Map<Integer, Task> again = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final long start;
    private final Limits limits;
    private boolean asked;
    private int stops;
    private boolean cancelled;
    private @Nullable Journal journal;
    private double before;
    private boolean over;

    private Sweeper(
            Space<T> space,
            Objective<T> objective,
            Plan plan,
            Workers workers,
            SweepListener listener,
            LongSupplier clock) {
        this.space = space;
        this.objective = objective;
        this.plan = plan;
        this.workers = workers;
        this.listener = listener;
        this.clock = clock;
        this.start = clock.getAsLong();
        int lag = workers.count() == 1 ? 1 : 2 * workers.count();
        this.book = new Book<>(space, objective.goals(), plan, lag);
        this.limits = new Limits(plan.budget(), plan.sampler().size(space), workers.count());
    }

    /**
     * Runs a sweep on workers and closes them. Asked to stop, it lets the running trials finish; asked again, it cancels them and leaves
     * them out.
     *
     * <p>What the listener throws ends the sweep, unless it is that the user stopped it.
     *
     * <p>With a journal it goes on from there: trials that ended are taken over, those that had begun run again. If the journal cannot be
     * written any more, it stops as if it were asked to.
     *
     * @throws ConfigProblem if the space asks for nothing, one of its questions is wrong, or the journal is another study's
     * @throws org.cellstate.dsl.data.DataProblem if the journal cannot be used
     */
    public static <T> Study<T> run(
            Space<T> space, Objective<T> objective, Plan plan, Workers workers, SweepListener listener) {
        return run(space, objective, plan, workers, listener, System::nanoTime);
    }

    static <T> Study<T> run(
            Space<T> space,
            Objective<T> objective,
            Plan plan,
            Workers workers,
            SweepListener listener,
            LongSupplier clock) {
        try (workers) {
            Questions.check(space, objective);
            Sweeper<T> sweeper = new Sweeper<>(space, objective, plan, workers, listener, clock);
            return plan.journal().isPresent() ? sweeper.run(plan.journal().get()) : sweeper.run();
        }
    }

    private Study<T> run(Path path) {
        Journal opened = Journal.open(path, StudyHead.of(plan, objective, workers.count()));
        try (opened) {
            journal = opened;
            goOn(path, opened.kept());
            return run();
        }
    }

    private void goOn(Path path, Kept kept) {
        Spaces.check(path, space, kept);
        before = kept.seconds();
        again.putAll(kept.began());
        kept.began().forEach((number, task) -> book.foresee(number, foreseen(task, space.walk(task.proposal()))));
        kept.ended().forEach(trial -> book.put(Spaces.known(space, trial)));
        if (kept.halfLine()) {
            notes.add("The last line of its journal had been written by half and is dropped.");
        }
    }

    private Study<T> run() {
        tell(new SweepEvent.Started(study(), limits.trials()));
        while (true) {
            heed();
            while (!over && running.size() < workers.count() && book.mayBegin(book.next()) && !ends(book.next())) {
                begin(book.next());
                heed();
            }
            if (running.isEmpty()) {
                break;
            }
            await();
        }
        List<TrialRecord> ended = book.known(Integer.MAX_VALUE);
        if (!ended.isEmpty() && ended.stream().allMatch(Limits::failed)) {
            notes.add("No trial was measured; the first failed so: "
                    + ended.get(0).message());
        }
        if (!workers.note().isEmpty()) {
            notes.add(workers.note());
        }
        Study<T> study = study();
        tell(new SweepEvent.Finished(study));
        return study;
    }

    /** Returns whether the sweep ends before a trial; why is noted. */
    private boolean ends(int number) {
        limits.reached(number, book.known(number), seconds()).ifPresent(this::end);
        return over;
    }

    private void end(String why) {
        over = true;
        notes.add(why);
    }

    private void begin(int number) {
        Task task = apart(() -> task(number));
        if (!written(to -> to.began(task, seconds()))) {
            return;
        }
        Space.Walk<T> walk = apart(() -> space.walk(task.proposal()));
        String candidate = walk.candidate().map(String::valueOf).orElse("");
        int worker = busy.nextClearBit(0);
        book.begin(number, foreseen(task, walk), candidate, seconds(), worker);
        busy.set(worker);
        running.put(number, worker);
        var unused = workers.submit(task, (step, value) -> news.add(new News.Reported(number, new Report(step, value))))
                .whenComplete((outcome, problem) -> news.add(new News.Ended(number, outcome, problem)));
        tell(new SweepEvent.TrialBegan(study(), number));
    }

    /** Does what must not be left by halves when the user asks to stop: it would be another proposal. */
    private static <V> V apart(Supplier<V> work) {
        List<V> result = new ArrayList<>(1);
        Notebook.apart(() -> false, () -> result.add(work.get()));
        return result.get(0);
    }

    /** Returns the settings that a trial will have, as far as they are known: its objective may ask for more than its function does. */
    private static List<Setting> foreseen(Task task, Space.Walk<?> walk) {
        List<Setting> proposed = task.proposal().settings();
        return walk.settings().size() < proposed.size() ? proposed : walk.settings();
    }

    /** A line for the journal. */
    private interface Line {

        void write(Journal to) throws IOException;
    }

    /** Writes to the journal, if there is one; returns whether the sweep may go on. */
    private boolean written(Line line) {
        if (journal != null) {
            try {
                line.write(journal);
            } catch (IOException e) {
                journal = null;
                end("Stopped because its journal cannot be written: " + e.getMessage()
                        + ". What is not in the journal is in this study only.");
                return false;
            }
        }
        return true;
    }

    private Task task(int number) {
        Task before = again.get(number);
        if (before != null) {
            return before;
        }
        Past past = book.past(number);
        return new Task(
                number,
                plan.sampler().propose(past, space, number, plan.seed()),
                plan.pruner().rule(past, number));
    }

    /** Waits until a worker or the user has something to say, and notes it. */
    private void await() {
        try {
            News said = news.poll(LISTEN, TimeUnit.MILLISECONDS);
            if (said != null) {
                hear(said);
            }
        } catch (InterruptedException e) {
            Notebook.takeInterrupt();
            stop();
        }
    }

    /** Tells the listener. One that is stopped, as the code of a cell is, stops the sweep and does not break it. */
    private void tell(SweepEvent event) {
        try {
            listener.on(event);
        } catch (CellInterruptedException e) {
            Notebook.takeInterrupt();
            asked = true;
        }
    }

    /** Looks whether the user asked to stop. */
    private void heed() {
        if (Notebook.takeInterrupt() || asked) {
            asked = false;
            stop();
        }
    }

    /** The first time nothing more begins, the second time what runs is cancelled, the third time it is left alone. */
    private void stop() {
        stops++;
        if (stops == 1) {
            if (!over) {
                end("Stopped by the user.");
            }
            tell(new SweepEvent.Stopping(study()));
        } else if (!cancelled) {
            for (News said = news.poll(); said != null; said = news.poll()) {
                hear(said);
            }
            if (!running.isEmpty()) {
                notes.add("Trials that ran then were cancelled and are left out: " + running.size() + ".");
            }
            cancelled = true;
            workers.cancel();
        } else {
            List.copyOf(running.keySet()).forEach(this::drop);
        }
    }

    private void hear(News said) {
        if (said instanceof News.Reported reported && running.containsKey(reported.number())) {
            book.report(reported.number(), reported.report());
            written(to -> to.reported(reported.number(), reported.report(), seconds()));
            tell(new SweepEvent.Reported(study(), reported.number()));
        } else if (said instanceof News.Ended ended && running.containsKey(ended.number())) {
            Outcome outcome = ended.outcome();
            if (cancelled) {
                drop(ended.number());
            } else if (outcome == null) {
                fail(ended.number(), cause(ended.problem()));
            } else {
                end(outcome);
            }
        }
    }

    private void end(Outcome outcome) {
        free(outcome.number());
        TrialRecord trial = book.end(outcome);
        if (trial.number() == 0 && trial.settings().isEmpty() && !Limits.failed(trial)) {
            throw Questions.none();
        }
        written(to -> to.ended(trial, seconds()));
        tell(new SweepEvent.TrialEnded(study(), trial.number()));
    }

    /** A worker that gives no outcome: the user stopped the trial's own code, its first question is wrong, or the worker is lost. */
    private void fail(int number, Throwable problem) {
        drop(number);
        if (problem instanceof ConfigProblem mistake) {
            throw mistake;
        } else if (problem instanceof Error error) {
            throw error;
        } else if (problem instanceof CellInterruptedException) {
            if (stops == 0) {
                Notebook.takeInterrupt();
                stop();
            }
        } else if (!(problem instanceof CancellationException)) {
            if (book.isEmpty()) {
                throw new IllegalStateException("no worker runs a trial: " + problem.getMessage(), problem);
            }
            end("Stopped because a worker was lost: " + problem);
        }
    }

    private static Throwable cause(@Nullable Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        return cause == null ? new CancellationException() : cause;
    }

    private void drop(int number) {
        free(number);
        book.drop(number);
    }

    private void free(int number) {
        Integer worker = running.remove(number);
        if (worker != null) {
            busy.clear(worker);
        }
    }

    private double seconds() {
        return before + (clock.getAsLong() - start) / 1e9;
    }

    private Study<T> study() {
        return book.study(seconds(), String.join(" ", notes));
    }
}
