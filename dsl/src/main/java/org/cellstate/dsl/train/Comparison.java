package org.cellstate.dsl.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.SpecDifference;

/**
 * Trainings beside each other. Their losses compare if the data and the loss are the same.
 *
 * @param runs in the order in which they were given, at least one
 * @param note what a reader must know, such as that the losses differ; may be empty
 */
public record Comparison(List<Run> runs, String note) {

    /** A training and what it is called. */
    public record Run(String name, History history) {}

    /** Copies the runs. */
    public Comparison {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new ConfigProblem("A comparison needs at least one training.", "none", "compare(a, b)");
        }
    }

    /** Returns trainings called {@code run 1}, {@code run 2} and so on. */
    public static Comparison of(List<History> histories) {
        return new Comparison(
                IntStream.range(0, histories.size())
                        .mapToObj(i -> new Run("run " + (i + 1), histories.get(i)))
                        .toList(),
                "");
    }

    /** Returns trainings of models, called by what they are and in what they differ from the first. */
    public static Comparison of(List<RecurrentSpec> specs, List<History> histories) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            runs.add(new Run(name(specs, i), histories.get(i)));
        }
        TreeSet<String> losses = specs.stream()
                .map(spec -> spec.training().loss().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        String note = losses.size() < 2 ? "" : "Trained on " + String.join(" and ", losses) + ", which do not compare.";
        return new Comparison(runs, note);
    }

    private static String name(List<RecurrentSpec> specs, int position) {
        RecurrentSpec spec = specs.get(position);
        boolean alone = specs.stream()
                        .filter(other -> other.label().equals(spec.label()))
                        .count()
                == 1;
        String told = alone
                ? ""
                : specs.stream()
                        .flatMap(other -> SpecDifference.of(other, spec).changes().stream())
                        .filter(change -> !inLabel(change))
                        .map(change -> ", " + change.name() + " " + change.to())
                        .distinct()
                        .collect(Collectors.joining());
        long same = specs.subList(0, position).stream().filter(spec::equals).count();
        return spec.label() + told + (same == 0 ? "" : " (" + (same + 1) + ")");
    }

    private static boolean inLabel(SpecDifference.Change change) {
        return List.of("cell", "layers", "hidden", "bidirectional").contains(change.name());
    }

    /**
     * Returns this comparison with other names for its trainings.
     *
     * @param names one per training, in order, no two the same
     */
    public Comparison named(String... names) {
        if (names.length != runs.size() || List.of(names).stream().distinct().count() < names.length) {
            throw new ConfigProblem(
                    "Every training has one name, and no two the same.",
                    names.length + " names " + List.of(names) + " for " + runs.size() + " trainings",
                    ".named(\"small\", \"large\")");
        }
        return new Comparison(
                IntStream.range(0, names.length)
                        .mapToObj(i -> new Run(names[i], runs.get(i).history()))
                        .toList(),
                note);
    }

    /** Returns the training with the lowest validation loss; empty if no epoch ended anywhere. */
    public Optional<Run> best() {
        return runs.stream()
                .filter(run -> run.history().best().isPresent())
                .min(Comparator.comparingDouble(
                        run -> run.history().best().orElseThrow().valid()));
    }

    /** Returns a line per training. */
    @Override
    public String toString() {
        return runs.stream().map(run -> run.name() + ": " + run.history()).collect(Collectors.joining("\n"));
    }
}
