package org.cellstate.dsl.data;

import java.util.List;

/**
 * Columns that are each to be forecast.
 *
 * @param columns their names, at least one
 */
public record Targets(List<String> columns) {

    /**
     * Copies the names.
     *
     * @throws ConfigProblem if there is none
     */
    public Targets {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new ConfigProblem(
                    "Something is forecast: at least one column.", "targets()", "targets(\"tmax\", \"tmin\")");
        }
    }

    /** Returns the columns of these names. */
    public static Targets of(String... columns) {
        return new Targets(List.of(columns));
    }
}
