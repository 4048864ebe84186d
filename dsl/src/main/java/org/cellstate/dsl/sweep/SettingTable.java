package org.cellstate.dsl.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.cellstate.dsl.sweep.insight.Column;
import org.cellstate.dsl.sweep.insight.Forest;

/** The settings of some trials as a table of numbers: a row for each trial, a column for each setting that one of them has. */
public final class SettingTable {

    private final List<TrialRecord> trials;
    private final List<Asked> columns;
    private final double[][] codes;

    private SettingTable(List<TrialRecord> trials, List<Asked> columns, double[][] codes) {
        this.trials = List.copyOf(trials);
        this.columns = List.copyOf(columns);
        this.codes = codes;
    }

    /**
     * A question: one name may stand for several domains, in different trials.
     *
     * @param name as the user calls it
     * @param domain what it may be
     */
    public record Asked(String name, Domain domain) {

        /** Returns whether it is one of some values without an order. */
        public boolean isChoice() {
            return domain instanceof Domain.Choice;
        }
    }

    /** Returns the table of some trials. */
    public static SettingTable of(List<TrialRecord> trials) {
        Map<Asked, Integer> places = new LinkedHashMap<>();
        List<double[]> rows = new ArrayList<>();
        for (TrialRecord trial : trials) {
            double[] row = new double[places.size() + trial.settings().size()];
            Arrays.fill(row, Double.NaN);
            for (Setting setting : trial.settings()) {
                Asked asked = new Asked(setting.name(), setting.domain());
                row[places.computeIfAbsent(asked, added -> places.size())] = setting.code();
            }
            rows.add(row);
        }
        double[][] codes = rows.stream()
                .map(row -> IntStream.range(0, places.size())
                        .mapToDouble(column -> column < row.length ? row[column] : Double.NaN)
                        .toArray())
                .toArray(double[][]::new);
        return new SettingTable(trials, List.copyOf(places.keySet()), codes);
    }

    /** Returns the rows. */
    public List<TrialRecord> trials() {
        return trials;
    }

    /** Returns the columns, in the order in which they were first asked for. */
    public List<Asked> columns() {
        return columns;
    }

    /** Returns the code of a setting in a trial; NaN where the trial does not have it. */
    public double code(int row, int column) {
        return codes[row][column];
    }

    /** Returns the position of a column; empty where there is none of this name. */
    public OptionalInt column(String name) {
        return IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).name().equals(name))
                .findFirst();
    }

    /** Returns the trials that have all of some settings. */
    public SettingTable with(int... some) {
        int[] kept = IntStream.range(0, trials.size())
                .filter(row -> IntStream.of(some).noneMatch(column -> Double.isNaN(codes[row][column])))
                .toArray();
        return part(kept, IntStream.range(0, columns.size()).toArray());
    }

    /** Returns this table without the columns that some trial lacks, or that can have one value only. */
    public SettingTable shared() {
        int[] kept = IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).domain().count().orElse(2) > 1)
                .filter(column -> Arrays.stream(codes).noneMatch(row -> Double.isNaN(row[column])))
                .toArray();
        return part(IntStream.range(0, trials.size()).toArray(), kept);
    }

    private SettingTable part(int[] rows, int[] some) {
        return new SettingTable(
                IntStream.of(rows).mapToObj(trials::get).toList(),
                IntStream.of(some).mapToObj(columns::get).toList(),
                IntStream.of(rows)
                        .mapToObj(row -> IntStream.of(some)
                                .mapToDouble(column -> codes[row][column])
                                .toArray())
                        .toArray(double[][]::new));
    }

    /** Returns a forest that learns a value of the trials from their settings; every trial has every column. */
    public Forest forest(ToDoubleFunction<TrialRecord> value) {
        List<Column> kinds = columns.stream()
                .map(asked -> new Column(
                        asked.name, asked.isChoice() ? asked.domain.count().orElseThrow() : 0))
                .toList();
        double[][] rows = Arrays.stream(codes)
                .map(row -> IntStream.range(0, columns.size())
                        .mapToDouble(column -> place(column, row[column]))
                        .toArray())
                .toArray(double[][]::new);
        return Forest.of(kinds, rows, trials.stream().mapToDouble(value).toArray());
    }

    /** Options stand for themselves; numbers stand where a search takes them. */
    private double place(int column, double code) {
        return columns.get(column).isChoice()
                ? code
                : columns.get(column).domain().unit(code);
    }
}
