package org.cellstate.dsl.show.library;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * A column of text in which nearly all cells are numbers, or time stamps: one that is neither has turned it into text.
 *
 * @param kind what nearly all are: {@code number} or {@code time stamp}
 * @param others how many are not
 * @param firstRow the first of them, from 0
 * @param firstCell its text
 */
record TextProblems(String kind, int others, int firstRow, String firstCell) {

    /** More strangers than this are no slip. */
    private static final double MISTAKES = 0.1;

    private static final int ISO_DATE = 10;

    /** Finds the cells that do not fit; empty where all fit, or too many do not. The walk ends as soon as neither kind is in reach. */
    static Optional<TextProblems> of(int size, IntPredicate missing, IntFunction<String> cells) {
        return of("number", size, missing, cells, TextProblems::isNumber)
                .or(() -> of("time stamp", size, missing, cells, TextProblems::isStamp));
    }

    private static Optional<TextProblems> of(
            String kind, int size, IntPredicate missing, IntFunction<String> cells, Predicate<String> fits) {
        int others = 0;
        int seen = 0;
        int first = -1;
        for (int row = 0; row < size && others <= MISTAKES * size; row++) {
            if (!missing.test(row)) {
                seen++;
                if (!fits.test(cells.apply(row).strip())) {
                    first = others++ == 0 ? row : first;
                }
            }
        }
        return others == 0 || others > MISTAKES * seen
                ? Optional.empty()
                : Optional.of(new TextProblems(kind, others, first, cells.apply(first)));
    }

    private static boolean isNumber(String cell) {
        if (cell.isEmpty() || "+-.0123456789".indexOf(cell.charAt(0)) < 0) {
            return false;
        }
        try {
            Double.parseDouble(cell);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isStamp(String cell) {
        if (cell.length() < ISO_DATE || !Character.isDigit(cell.charAt(0))) {
            return false;
        }
        try {
            if (cell.length() == ISO_DATE) {
                LocalDate.parse(cell);
            } else {
                LocalDateTime.parse(cell.replace(' ', 'T'));
            }
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
