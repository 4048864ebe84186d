package org.cellstate.dsl.live;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Member;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.SeriesReader;
import org.cellstate.dsl.data.TimeIndex;
import org.cellstate.kernel.api.CloseNames;

/** Lines of CSV text as rows of a series, a header line first; lines are counted from 1, the header being one. */
final class CsvRows {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String source;
    private final String date;
    private final String value;
    private int dateColumn;
    private int[] columns = {};
    private int width;
    private int line;

    CsvRows(String source, String date, String value) {
        this.source = source;
        this.date = date;
        this.value = value;
    }

    /** Returns how far the lines were read, for messages. */
    String read() {
        return "up to line " + line;
    }

    /** Returns the rows of some more lines, with the covariates that the known series has; empty if there are none. */
    Optional<Panel> panel(Panel known, String lines) {
        Member member = known.members().get(0);
        List<double[]> rows = new ArrayList<>();
        TimeIndex index = member.target().index();
        for (String text : lines.lines().toList()) {
            line++;
            if (text.isBlank()) {
                continue;
            }
            List<String> cells = cells(text);
            if (columns.length == 0) {
                header(cells, member);
                continue;
            }
            LocalDateTime time = time(cells);
            if (rows.isEmpty()) {
                index = new TimeIndex(time, known.frequency(), 0);
            }
            checkNext(index, rows.size(), time);
            rows.add(IntStream.of(columns)
                    .mapToDouble(column -> number(cells, column))
                    .toArray());
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(panel(known, index.rows(0, rows.size()), rows));
    }

    private static Panel panel(Panel known, TimeIndex index, List<double[]> rows) {
        Member member = known.members().get(0);
        int pasts = member.past().size();
        List<Series> covariates = new ArrayList<>();
        for (int i = 0; i < pasts + member.future().size(); i++) {
            Series covariate =
                    i < pasts ? member.past().get(i) : member.future().get(i - pasts);
            covariates.add(series(covariate.name(), index, rows, 1 + i));
        }
        return new Panel(
                known.name(),
                List.of(new Member(
                        series(member.name(), index, rows, 0),
                        covariates.subList(0, pasts),
                        covariates.subList(pasts, covariates.size()),
                        member.statics())));
    }

    private static Series series(String name, TimeIndex index, List<double[]> rows, int place) {
        return Series.of(
                name, index, rows.stream().mapToDouble(row -> row[place]).toArray());
    }

    private void header(List<String> cells, Member member) {
        List<String> names = new ArrayList<>(cells);
        names.set(0, names.get(0).startsWith(BYTE_ORDER_MARK) ? names.get(0).substring(1) : names.get(0));
        width = names.size();
        dateColumn = date.isEmpty() ? 0 : column(names, date);
        columns = Stream.concat(
                        Stream.of(value),
                        Stream.concat(member.past().stream(), member.future().stream())
                                .map(Series::name))
                .mapToInt(name -> column(names, name))
                .toArray();
    }

    private int column(List<String> names, String name) {
        int column = names.indexOf(name);
        if (column < 0) {
            List<String> close = CloseNames.of(name, names);
            throw new DataProblem(
                    "The columns must be in the file.",
                    "'" + name + "', where those of " + source + " are " + String.join(", ", names),
                    close.isEmpty() ? "one of these columns" : "'" + String.join("' or '", close) + "'");
        }
        return column;
    }

    private LocalDateTime time(List<String> cells) {
        if (cells.size() != width) {
            throw new DataProblem(
                    "Each line has as many cells as the header.",
                    cells.size() + " cells in line " + line + " of " + source + ", where the header has " + width,
                    "cells separated by commas, with quotes around those that hold one");
        }
        String text = cells.get(dateColumn).strip();
        try {
            return SeriesReader.timeStamp(text);
        } catch (DateTimeException e) {
            throw new DataProblem(
                    "A time stamp is an ISO date, date time, month or year.",
                    "'" + text + "' in line " + line + " of " + source,
                    "1969-01-31, 1969-01-31T13:00, 1969-01 or 1969");
        }
    }

    private void checkNext(TimeIndex index, int row, LocalDateTime time) {
        TimeIndex seen = new TimeIndex(time, index.frequency(), 1);
        if (!seen.start().equals(index.at(row))) {
            throw new DataProblem(
                    "Rows follow each other " + index.frequency().noun() + " by "
                            + index.frequency().noun() + ", without gaps.",
                    seen.label(0) + " in line " + line + " of " + source + ", where " + index.label(row) + " is next",
                    "all rows in order of time; fill what was not observed");
        }
    }

    private double number(List<String> cells, int column) {
        String text = cells.get(column).strip();
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new DataProblem(
                    "A row that is watched has a number.",
                    "'" + text + "' in line " + line + " of " + source,
                    "a number with a point and without thousands marks, such as 1234.5; fill what was not observed");
        }
    }

    /** Returns the cells of a line; a cell in quotes may hold commas, and quotes written twice. */
    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == '"' && quoted && i + 1 < row.length() && row.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
