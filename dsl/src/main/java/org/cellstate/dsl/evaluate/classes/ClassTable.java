package org.cellstate.dsl.evaluate.classes;

import java.util.List;

/**
 * How well each class is told from the others, in the order of their names.
 *
 * @param classes one row per class
 * @param baseline the same for always saying the most frequent class
 */
public record ClassTable(List<ClassScore> classes, List<ClassScore> baseline) {

    /** Copies the rows. */
    public ClassTable {
        classes = List.copyOf(classes);
        baseline = List.copyOf(baseline);
    }

    /** Returns the names of classes that are true in some row but were never predicted. */
    public List<String> neverPredicted() {
        return classes.stream()
                .filter(each -> each.predicted() == 0 && each.count() > 0)
                .map(ClassScore::name)
                .toList();
    }
}
