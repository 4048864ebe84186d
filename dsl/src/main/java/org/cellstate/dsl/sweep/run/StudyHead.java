package org.cellstate.dsl.sweep.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Objective;
import org.cellstate.dsl.sweep.Plan;
import org.jspecify.annotations.Nullable;

/**
 * Whose a journal is: all that must be the same for a study to go on. The budget is not among it.
 *
 * @param traits by the words that tell them to people
 */
record StudyHead(Map<String, String> traits) {

    private static final String FORMAT = "cellstate-sweep";
    private static final String BEGINNING = "{\"format\": \"" + FORMAT + "\"";
    private static final long VERSION = 1;

    StudyHead {
        traits = new LinkedHashMap<>(traits);
    }

    static StudyHead of(Plan plan, Objective<?> objective, int workers) {
        Map<String, String> traits = new LinkedHashMap<>();
        traits.put("sampler", plan.sampler().label());
        traits.put("pruner", plan.pruner().label());
        traits.put("seed", String.valueOf(plan.seed()));
        traits.put("workers", String.valueOf(workers));
        traits.put(
                "goals",
                String.join(
                        ", ", objective.goals().stream().map(StudyHead::told).toList()));
        objective.identity().forEach((name, value) -> traits.put("objective's " + name, value));
        return new StudyHead(traits);
    }

    private static String told(Goal goal) {
        return (goal.maximized() ? "more " : "less ") + goal.name();
    }

    Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("version", VERSION);
        tree.put("study", traits);
        return tree;
    }

    /** Returns whether a text without the end of a line may be the beginning of a journal. */
    static boolean begins(String text) {
        return BEGINNING.startsWith(text) || text.startsWith(BEGINNING);
    }

    static DataProblem foreign(Path path) {
        return new DataProblem(
                "A journal is a file that a sweep began, or one that is not there yet.",
                path + ", which begins in another way",
                "another file");
    }

    /** Compares with the first line of a journal. */
    void check(Path path, Map<?, ?> line) {
        if (!FORMAT.equals(line.get("format")) || !(line.get("study") instanceof Map<?, ?> study)) {
            throw foreign(path);
        } else if (!Long.valueOf(VERSION).equals(line.get("version"))) {
            throw new DataProblem(
                    "A journal is read by a library that is at least as new as its format.",
                    path + ": format " + line.get("version") + "; this one reads " + VERSION,
                    "a newer Cellstate, or another file");
        }
        Map<String, String> there = new TreeMap<>();
        study.forEach((name, value) -> there.put(String.valueOf(name), String.valueOf(value)));
        TreeSet<String> names = new TreeSet<>(there.keySet());
        names.addAll(traits.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String before = there.getOrDefault(name, "");
            String now = traits.getOrDefault(name, "");
            if (!before.equals(now)) {
                differences.add(name + " " + shown(before) + " there and " + shown(now) + " here");
            }
        }
        if (!differences.isEmpty()) {
            throw other(path, String.join("; ", differences));
        }
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : value;
    }

    static ConfigProblem other(Path path, String difference) {
        return new ConfigProblem(
                "A journal goes on with the study that began it: its space, objective, sampler, pruner, seed and workers.",
                path + ": " + difference,
                "the same here, or another file for this study");
    }
}
