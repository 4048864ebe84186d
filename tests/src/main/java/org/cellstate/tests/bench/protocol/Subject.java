package org.cellstate.tests.bench.protocol;

import com.google.gson.JsonObject;

/** What a task is done with. */
public sealed interface Subject permits ModelCase, ForecastCase, LanguageCase, SearchCase, SweepCase {

    /** Returns the name in the table. */
    String name();

    /** Returns it as the question carries it. */
    JsonObject json();

    /** Reads the subject of a task. */
    static Subject of(Task task, JsonObject json) {
        return switch (task) {
            case FORECAST -> ForecastCase.of(json);
            case LANGUAGE -> LanguageCase.of(json);
            case SEARCH -> SearchCase.of(json);
            case SWEEP -> SweepCase.of(json);
            default -> ModelCase.of(json);
        };
    }
}
