package org.cellstate.dsl.show;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.classes.ClassScore;
import org.cellstate.dsl.evaluate.classes.ClassTable;

/** The heat map of precision, recall and F1 by class. */
public final class ClassTableChart {

    private ClassTableChart() {}

    /** Returns the heat map, titled by the class with the lowest F1. */
    public static Heatmap of(ClassTable table) {
        return of(table, table.classes());
    }

    /** Returns the heat map of the classes with the lowest F1, the lowest first. */
    static Heatmap lowest(ClassTable table, int most) {
        List<ClassScore> lowest = table.classes().stream()
                .filter(each -> each.count() > 0)
                .sorted(Comparator.comparingDouble(ClassScore::f1))
                .limit(most)
                .toList();
        return of(table, lowest)
                .caption(
                        "The " + lowest.size() + " lowest of " + table.classes().size() + " classes.");
    }

    private static Heatmap of(ClassTable table, List<ClassScore> classes) {
        double[][] cells = classes.stream()
                .map(each -> new double[] {each.precision(), each.recall(), each.f1()})
                .toArray(double[][]::new);
        List<String> names = classes.stream()
                .map(each -> each.name() + " (" + Numbers.count(each.count()) + ")")
                .toList();
        List<String> texts = classes.stream()
                .flatMap(each -> List.of(each.precision(), each.recall(), each.f1()).stream())
                .map(score -> Numbers.fixed(score, 2))
                .toList();
        return Heatmap.of(title(table), names, List.of("precision", "recall", "F1"), cells)
                .texts(texts)
                .range(0, 1)
                .square(false)
                .rowTitle("class (rows)");
    }

    static String title(ClassTable table) {
        List<String> never = table.neverPredicted();
        if (!never.isEmpty()) {
            return "Never predicted: " + String.join(", ", never);
        }
        return hardest(table)
                .map(each -> each.f1() == 1
                        ? "Every class is told without a mistake"
                        : "Hardest to tell: \"" + each.name() + "\", F1 " + Numbers.fixed(each.f1(), 2))
                .orElse("No class is true in any row");
    }

    private static Optional<ClassScore> hardest(ClassTable table) {
        return table.classes().stream()
                .filter(each -> each.count() > 0)
                .min(Comparator.comparingDouble(ClassScore::f1));
    }
}
