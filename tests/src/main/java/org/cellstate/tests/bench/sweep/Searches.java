package org.cellstate.tests.bench.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.cellstate.app.bench.Measurement;
import org.cellstate.tests.bench.protocol.Reply;
import org.cellstate.tests.bench.protocol.Request;
import org.cellstate.tests.bench.protocol.SearchCase;
import org.cellstate.tests.bench.protocol.Task;
import org.cellstate.tests.bench.protocol.TestFunction;

/**
 * Searches by everyone, one after the other, seed by seed. Each searches once with a seed, however many it is compared with.
 *
 * @param pairs who is compared with whom
 * @param seeds how many, from 1
 * @param progress hears of each seed
 */
record Searches(List<Pair> pairs, int seeds, Consumer<String> progress) {

    /** Returns a row for each pair: the median over the seeds of how far the best trial is above the minimum. Less is better. */
    List<Measurement> regrets(TestFunction function, int trials) throws InterruptedException {
        SearchCase asked = new SearchCase(function, "", 0, trials, 0);
        return rows(asked, asked.name(), "regret", done -> least(done.values()) - function.minimum());
    }

    /** Returns a row for each pair: the median over the seeds of the median processor time of a proposal. */
    List<Measurement> proposals(TestFunction function, int given, int trials) throws InterruptedException {
        SearchCase asked = new SearchCase(function, "", given, trials, 0);
        String name = "a proposal after " + given + " trials, " + function.label();
        return rows(asked, name, "ms CPU", done -> median(done.milliseconds()));
    }

    private List<Measurement> rows(SearchCase asked, String name, String unit, ToDoubleFunction<Reply.Done> figure)
            throws InterruptedException {
        Map<Entrant, Seat> seats = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            seats.putIfAbsent(pair.ours(), new Seat(pair.ours()));
            seats.putIfAbsent(pair.theirs(), new Seat(pair.theirs()));
        }
        for (int seed = 1; seed <= seeds; seed++) {
            progress.accept(name + ", seed " + seed + " of " + seeds);
            for (Seat seat : seats.values()) {
                seat.takeTurn(asked, seed, figure);
            }
        }
        List<Measurement> rows = new ArrayList<>();
        for (Pair pair : pairs) {
            Seat ours = seats.getOrDefault(pair.ours(), new Seat(pair.ours()));
            Seat theirs = seats.getOrDefault(pair.theirs(), new Seat(pair.theirs()));
            rows.add(new Measurement(
                    name + ", " + pair.ours().name(),
                    unit,
                    median(ours.figures),
                    pair.theirs().name(),
                    median(theirs.figures),
                    List.of(ours.told(), theirs.told())));
        }
        return rows;
    }

    /** One who takes part, and what came of it. */
    private static final class Seat {

        private final Entrant entrant;
        private final List<Double> figures = new ArrayList<>();
        private String note = "";
        private boolean out;

        Seat(Entrant entrant) {
            this.entrant = entrant;
        }

        /** Asks, unless it could not before. */
        void takeTurn(SearchCase asked, int seed, ToDoubleFunction<Reply.Done> figure) throws InterruptedException {
            if (out) {
                return;
            }
            SearchCase search =
                    new SearchCase(asked.function(), entrant.sampler(), asked.given(), asked.trials(), seed);
            Reply reply = entrant.peer().ask(Request.steps(Task.SEARCH, search, 0, 1));
            if (reply instanceof Reply.Done done && done.values().size() == asked.trials()) {
                note = done.note();
                figures.add(figure.applyAsDouble(done));
                return;
            }
            out = true;
            figures.clear();
            note = reply instanceof Reply.Refused refused
                    ? refused.why()
                    : "answered " + ((Reply.Done) reply).values().size() + " trials, not " + asked.trials();
        }

        String told() {
            return entrant.name() + ": " + note;
        }
    }

    private static double least(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    /** Returns the middle of some values, NaN where there is none. */
    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
