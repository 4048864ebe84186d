package org.cellstate.dsl.show.library;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.chart.Values;
import org.cellstate.kernel.api.TableView;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/**
 * A column of Tablesaw in the terms of a shown table: a head with type, missing values, what is wrong and a sparkline; cells as text. What is
 * wrong in a few words stands in the head, where it is in a sentence above the table.
 *
 * @param head as it is shown
 * @param remarks what is wrong where, with rows counted from 1
 */
record Columns(TableView.Column head, List<String> remarks) {

    private static final int TREND = 12;
    private static final int TOLD = 40;

    /** Looks through a column. */
    static Columns of(Column<?> column) {
        List<String> notes = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        notes.add(column.type().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        int missing = column.countMissing();
        if (missing > 0) {
            notes.add(Numbers.count(missing) + " missing");
        }
        if (isConstant(column)) {
            notes.add("constant");
        }
        if (column instanceof DateColumn || column instanceof DateTimeColumn || column instanceof InstantColumn) {
            stamps(column, notes, remarks);
        } else if (column instanceof StringColumn) {
            TextProblems.of(column.size(), column::isMissing, column::getString).ifPresent(problems -> {
                boolean one = problems.others() == 1;
                notes.add("mixed");
                remarks.add(column.name() + ": " + counted(problems.others(), "cell is no ", "cells are no ")
                        + problems.kind() + (one ? "" : "s") + ", as the others are; row "
                        + Numbers.count(problems.firstRow() + 1L) + " holds \"" + shortened(problems.firstCell())
                        + "\"");
            });
        }
        boolean number = column instanceof NumericColumn;
        String trend = column instanceof NumericColumn<?> numbers && numbers.size() > 2 ? trend(numbers) : "";
        return new Columns(new TableView.Column(column.name(), String.join(" · ", notes), number, trend), remarks);
    }

    private static void stamps(Column<?> column, List<String> notes, List<String> remarks) {
        StampProblems problems = StampProblems.of(column.size(), column::isMissing, row -> stamp(column, row));
        if (problems.repeated() > 0) {
            notes.add(counted(problems.repeated(), "duplicate", "duplicates"));
            remarks.add(column.name() + ": " + cell(column, problems.firstRepeat()) + " stands again in row "
                    + Numbers.count(problems.firstRepeat() + 1L));
        }
        if (problems.gaps() > 0) {
            notes.add(counted(problems.gaps(), "gap", "gaps"));
            remarks.add(column.name() + ": a gap before " + cell(column, problems.firstGap()) + " in row "
                    + Numbers.count(problems.firstGap() + 1L));
        }
    }

    private static long stamp(Column<?> column, int row) {
        if (column instanceof DateColumn days) {
            return days.get(row).toEpochDay();
        }
        return column instanceof DateTimeColumn times
                ? times.get(row).toEpochSecond(ZoneOffset.UTC)
                : ((InstantColumn) column).get(row).getEpochSecond();
    }

    /** Returns whether all values that are not missing are the same, and there are two at least. */
    private static boolean isConstant(Column<?> column) {
        Object first = null;
        int seen = 0;
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                Object value = column.get(row);
                if (first != null && !first.equals(value)) {
                    return false;
                }
                first = value;
                seen++;
            }
        }
        return seen > 1;
    }

    private static String trend(NumericColumn<?> column) {
        double[] values = new double[column.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.isMissing(row) ? Double.NaN : column.getDouble(row);
        }
        return Sparkline.of(Values.of(values), TREND);
    }

    private static String shortened(String cell) {
        return cell.codePointCount(0, cell.length()) <= TOLD
                ? cell
                : cell.substring(0, cell.offsetByCodePoints(0, TOLD - 1)) + "…";
    }

    private static String counted(int count, String one, String more) {
        return Numbers.count(count) + " " + (count == 1 ? one : more);
    }

    /** Returns from where to where a column of time stamps that rises goes; empty for any other. */
    static String span(Column<?> column) {
        boolean times =
                column instanceof DateColumn || column instanceof DateTimeColumn || column instanceof InstantColumn;
        int last = column.size() - 1;
        if (!times || last < 1 || column.isMissing(0) || column.isMissing(last)) {
            return "";
        }
        return stamp(column, 0) < stamp(column, last) ? cell(column, 0) + " … " + cell(column, last) : "";
    }

    static String cell(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return TableView.MISSING;
        }
        Object value = column.get(row);
        if (value instanceof Double || value instanceof Float) {
            return Numbers.text(((Number) value).doubleValue());
        }
        return String.valueOf(value);
    }
}
