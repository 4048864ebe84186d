package org.cellstate.tests.bench.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.cellstate.app.bench.Measurement;
import org.cellstate.tests.bench.peer.Median;
import org.cellstate.tests.bench.peer.Seat;
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
        return rows(asked, name, "ms CPU", done -> Median.of(done.milliseconds()));
    }

    private List<Measurement> rows(SearchCase asked, String name, String unit, ToDoubleFunction<Reply.Done> figure)
            throws InterruptedException {
        Map<Entrant, Seat<Double>> seats = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            seats.computeIfAbsent(pair.ours(), Searches::seat);
            seats.computeIfAbsent(pair.theirs(), Searches::seat);
        }
        for (int seed = 1; seed <= seeds; seed++) {
            progress.accept(name + ", seed " + seed + " of " + seeds);
            for (Map.Entry<Entrant, Seat<Double>> each : seats.entrySet()) {
                turn(each.getValue(), asked.by(each.getKey().sampler(), seed))
                        .ifPresent(done -> each.getValue().keep(figure.applyAsDouble(done)));
            }
        }
        List<Measurement> rows = new ArrayList<>();
        for (Pair pair : pairs) {
            Seat<Double> ours = seats.computeIfAbsent(pair.ours(), Searches::seat);
            Seat<Double> theirs = seats.computeIfAbsent(pair.theirs(), Searches::seat);
            rows.add(ours.beside(theirs, name + ", " + pair.ours().name(), unit, Double::doubleValue));
        }
        return rows;
    }

    private static Seat<Double> seat(Entrant entrant) {
        return new Seat<>(entrant.name(), entrant.peer());
    }

    private static Optional<Reply.Done> turn(Seat<Double> seat, SearchCase asked) throws InterruptedException {
        return seat.ask(Request.steps(Task.SEARCH, asked, 0, 1), done -> {
            int came = done.values().size();
            return came == asked.trials()
                    ? Optional.empty()
                    : Optional.of("answered " + came + " trials, not " + asked.trials());
        });
    }

    private static double least(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }
}
