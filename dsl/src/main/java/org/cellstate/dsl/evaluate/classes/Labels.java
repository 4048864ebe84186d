package org.cellstate.dsl.evaluate.classes;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.kernel.api.CloseNames;

/** Checks what a {@link Classification} is made of. */
final class Labels {

    /** Softmax in single precision over many classes is off by less. */
    static final double TOLERANCE = 1e-3;

    private static final int LISTED = 8;

    private Labels() {}

    static List<String> names(List<String> names) {
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new ShapeProblem(
                    "Classes have names, at least one, and no two the same.", names.toString(), "one name per class");
        }
        return List.copyOf(names);
    }

    static List<String> occurring(List<String> truth, List<String> predicted) {
        return Stream.concat(truth.stream(), predicted.stream())
                .distinct()
                .sorted()
                .toList();
    }

    static void sameRows(int truths, String what, int others) {
        if (truths != others || truths == 0) {
            throw new ShapeProblem(
                    "Every row has a true class and " + what + ", and there is at least one row.",
                    truths + " true classes, " + others + " rows of " + what,
                    "as many of one as of the other");
        }
    }

    static void sameSteps(List<List<String>> truth, List<List<String>> predicted) {
        sameRows(truth.size(), "predictions", predicted.size());
        for (int sequence = 0; sequence < truth.size(); sequence++) {
            int steps = truth.get(sequence).size();
            if (steps != predicted.get(sequence).size()) {
                throw new ShapeProblem(
                        "Every step of a sequence has a true and a predicted label.",
                        "sequence " + sequence + " has " + steps + " true and "
                                + predicted.get(sequence).size() + " predicted labels",
                        "one label per step, without padding");
            }
        }
    }

    static int[] positions(String what, List<String> labels, List<String> names) {
        Map<String, Integer> positions = new HashMap<>();
        names.forEach(name -> positions.put(name, positions.size()));
        int[] found = new int[labels.size()];
        for (int row = 0; row < found.length; row++) {
            Integer position = positions.get(labels.get(row));
            if (position == null) {
                throw unknown(what, row, labels.get(row), names);
            }
            found[row] = position;
        }
        return found;
    }

    private static DataProblem unknown(String what, int row, String label, List<String> names) {
        List<String> close = CloseNames.of(label, names);
        List<String> listed = names.subList(0, Math.min(LISTED, names.size()));
        String known = String.join(", ", listed) + (listed.size() < names.size() ? ", …" : "");
        return new DataProblem(
                "Every " + what + " is one of the classes.",
                "row " + row + " is \"" + label + "\"; the classes are " + known,
                close.isEmpty() ? "that name among the classes" : "did you mean \"" + close.get(0) + "\"?");
    }

    static double[][] probabilities(double[][] rows, List<String> names) {
        double[][] copy = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != names.size()) {
                throw new ShapeProblem(
                        "Every row has one probability per class.",
                        "row " + row + " has " + rows[row].length + " probabilities; there are " + names.size()
                                + " classes: " + names,
                        "probabilities [row, class] in the order of the names");
            }
            copy[row] = checked(row, rows[row].clone(), names);
        }
        return copy;
    }

    private static double[] checked(int row, double[] probabilities, List<String> names) {
        double sum = 0;
        for (int each = 0; each < probabilities.length; each++) {
            double probability = probabilities[each];
            if (!(probability >= 0 && probability <= 1 + TOLERANCE)) {
                throw new DataProblem(
                        "A probability is a number from 0 to 1.",
                        "row " + row + ", class \"" + names.get(each) + "\" is " + probability,
                        Double.isNaN(probability)
                                ? "looking for what made it NaN, such as a training that diverged"
                                : "the softmax of the network's outputs");
            }
            sum += probability;
        }
        if (Math.abs(sum - 1) > TOLERANCE) {
            throw new DataProblem(
                    "The probabilities of a row add up to 1.",
                    String.format(Locale.ROOT, "row %d adds up to %.4g", row, sum),
                    "the softmax of the network's outputs, or dividing each row by its sum");
        }
        return probabilities;
    }
}
