package org.cellstate.dsl.evaluate.classes;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** How the scores of single classes become one. */
public enum Average {
    /** The plain mean over the classes: rare ones count as much as frequent ones. */
    MACRO {
        @Override
        double of(List<ClassScore> classes, ToDoubleFunction<ClassScore> score) {
            return classes.stream().mapToDouble(score).average().orElse(Double.NaN);
        }
    },
    /** Over all rows at once: of rows with one class each, the accuracy. */
    MICRO {
        @Override
        double of(List<ClassScore> classes, ToDoubleFunction<ClassScore> score) {
            double right = classes.stream().mapToLong(ClassScore::right).sum();
            return right / classes.stream().mapToLong(ClassScore::count).sum();
        }
    },
    /** The mean over the classes, each as often as it is true. */
    WEIGHTED {
        @Override
        double of(List<ClassScore> classes, ToDoubleFunction<ClassScore> score) {
            double sum = classes.stream()
                    .mapToDouble(each -> each.count() * score.applyAsDouble(each))
                    .sum();
            return sum / classes.stream().mapToLong(ClassScore::count).sum();
        }
    };

    abstract double of(List<ClassScore> classes, ToDoubleFunction<ClassScore> score);
}
