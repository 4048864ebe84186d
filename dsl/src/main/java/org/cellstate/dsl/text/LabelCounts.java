package org.cellstate.dsl.text;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How often each class occurs, in all rows and in each part of them.
 *
 * @param all by class, sorted by name
 * @param training in the rows that train; 0 where a class is missing there
 * @param validation in the rows that validate
 * @param test in the rows that test
 */
public record LabelCounts(
        Map<String, Long> all, Map<String, Long> training, Map<String, Long> validation, Map<String, Long> test) {

    /** Copies the maps. */
    public LabelCounts {
        all = sorted(all);
        training = sorted(training);
        validation = sorted(validation);
        test = sorted(test);
    }

    private static Map<String, Long> sorted(Map<String, Long> counts) {
        return Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** Counts labels. */
    static Map<String, Long> of(Stream<String> labels) {
        return labels.collect(Collectors.groupingBy(label -> label, Collectors.counting()));
    }

    /** Returns for example {@code great 1700, other 3300}. */
    @Override
    public String toString() {
        return all.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
