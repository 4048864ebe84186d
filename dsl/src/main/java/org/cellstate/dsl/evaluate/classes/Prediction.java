package org.cellstate.dsl.evaluate.classes;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.kernel.api.CloseNames;

/**
 * What a classifier says of a sequence.
 *
 * @param of the text, or what else was read
 * @param chances of all classes, the most probable first; they add up to 1
 */
public record Prediction(String of, List<Chance> chances) {

    /**
     * A class and how probable it is.
     *
     * @param name of the class
     * @param probability from 0 to 1
     */
    public record Chance(String name, double probability) {}

    /** Copies the list. */
    public Prediction {
        chances = List.copyOf(chances);
    }

    /** Returns a prediction, of equals the first class first. */
    public static Prediction of(String of, List<String> classes, double[] probabilities) {
        return new Prediction(
                of,
                IntStream.range(0, probabilities.length)
                        .mapToObj(i -> new Chance(classes.get(i), probabilities[i]))
                        .sorted(Comparator.comparingDouble(Chance::probability).reversed())
                        .toList());
    }

    /** Returns the most probable class. */
    public String best() {
        return chances.get(0).name();
    }

    /** Returns the probability of the most probable class. */
    public double probability() {
        return chances.get(0).probability();
    }

    /**
     * Returns the probability of a class.
     *
     * @throws ConfigProblem if there is no such class; the message has close ones
     */
    public double probability(String name) {
        return chances.stream()
                .filter(chance -> chance.name().equals(name))
                .mapToDouble(Chance::probability)
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names = chances.stream().map(Chance::name).toList();
                    List<String> close = CloseNames.of(name, names);
                    return new ConfigProblem(
                            "A class is one of those that the model was fitted on.",
                            "\"" + name + "\"",
                            "one of " + String.join(", ", close.isEmpty() ? names : close));
                });
    }

    /** Returns for example {@code great 0.93, other 0.07}; of many classes the three most probable. */
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        for (Chance chance : chances.subList(0, Math.min(3, chances.size()))) {
            words.append(words.isEmpty() ? "" : ", ")
                    .append(chance.name())
                    .append(String.format(Locale.ROOT, " %.2f", chance.probability()));
        }
        return words.toString();
    }
}
