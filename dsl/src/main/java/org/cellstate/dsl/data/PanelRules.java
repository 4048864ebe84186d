package org.cellstate.dsl.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What series must have in common to be one panel, and how they are told in messages. */
final class PanelRules {

    private static final int NAMED = 5;

    private PanelRules() {}

    static void check(Member first, Member other) {
        TimeIndex grid = first.target().index();
        TimeIndex index = other.target().index();
        if (grid.frequency() != index.frequency()) {
            throw new DataProblem(
                    "The series of a panel have one step.",
                    "'" + first.name() + "' is " + grid.frequency().adjective() + ", '" + other.name() + "' "
                            + index.frequency().adjective(),
                    "a panel of each");
        }
        long steps = grid.frequency().between(grid.start(), index.start());
        if (!grid.frequency().plus(grid.start(), steps).equals(index.start())) {
            throw new DataProblem(
                    "The time stamps of all series of a panel lie on one grid.",
                    "'" + first.name() + "' begins at " + grid.start() + ", '" + other.name() + "' at " + index.start(),
                    "series whose rows fall on the same times");
        }
        if (!kinds(first).equals(kinds(other))) {
            throw new DataProblem(
                    "The series of a panel have the same covariates.",
                    "'" + first.name() + "' has " + told(first) + ", '" + other.name() + "' " + told(other),
                    "the missing ones, or the panel without '" + other.name() + "'");
        }
    }

    private static List<String> kinds(Member member) {
        return Stream.of(
                        member.past().stream().map(covariate -> "past " + covariate.name()),
                        member.future().stream().map(covariate -> "future " + covariate.name()),
                        member.statics().stream()
                                .map(value ->
                                        (value instanceof Static.Measure ? "number " : "category ") + value.name()))
                .flatMap(words -> words)
                .toList();
    }

    private static String told(Member member) {
        return kinds(member).isEmpty() ? "none" : String.join(", ", kinds(member));
    }

    /** Returns what was filled, in words. */
    static List<String> filled(Panel panel) {
        List<Series> filled = panel.members().stream()
                .flatMap(member -> Stream.of(List.of(member.target()), member.past(), member.future())
                        .flatMap(List::stream))
                .filter(series -> series.filling().isPresent())
                .toList();
        if (panel.size() == 1) {
            Series target = panel.members().get(0).target();
            return filled.stream()
                    .map(series -> (series.equals(target) ? "" : series.name() + " ")
                            + series.filling().orElseThrow())
                    .toList();
        }
        long count = filled.stream()
                .mapToLong(series -> series.filling().orElseThrow().count())
                .sum();
        return count == 0
                ? List.of()
                : List.of(count + " values filled in " + filled.size() + " series and covariates");
    }

    /** Returns the first few names. */
    static String some(List<String> names) {
        String shown = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? shown : shown + " and " + (names.size() - NAMED) + " more";
    }

    /** Returns the covariates in words: {@code past rain}, {@code future game}. */
    static List<String> words(Panel panel) {
        List<String> words = new ArrayList<>();
        word(words, "past ", panel.past());
        word(words, "future ", panel.future());
        word(words, "static ", panel.statics());
        return words;
    }

    private static void word(List<String> words, String kind, List<String> names) {
        if (!names.isEmpty()) {
            words.add(kind + String.join(" and ", names));
        }
    }

    static TableRows source(Member member) {
        return member.target()
                .source()
                .orElseThrow(() -> new ConfigProblem(
                        "Columns by name are those of the table that a series was read from.",
                        "'" + member.name() + "' was not read from a table",
                        "covariates as series: .past(rain)"));
    }

    /** Returns the rows up to the last that has a value. */
    static Series withoutComingRows(Series target) {
        int rows = target.size();
        while (rows > 0 && (Double.isNaN(target.value(rows - 1)) || target.isFilled(rows - 1))) {
            rows--;
        }
        return rows == 0 || rows == target.size() ? target : target.rows(0, rows);
    }
}
