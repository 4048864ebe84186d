package org.cellstate.dsl.data;

import java.util.List;

/**
 * Columns whose values tell the series of a table apart.
 *
 * @param columns their names, at least one
 */
public record GroupBy(List<String> columns) {

    /**
     * Copies the names.
     *
     * @throws ConfigProblem if there is none
     */
    public GroupBy {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new ConfigProblem("Groups are told apart by a column.", "groupBy()", "groupBy(\"station\")");
        }
    }

    /** Returns the columns of these names. */
    public static GroupBy of(String... columns) {
        return new GroupBy(List.of(columns));
    }
}
