package org.cellstate.kernel;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cellstate.kernel.install.JupyterPaths;

/** Where the inputs of all sessions are kept: in the user's Jupyter data, or where {@code CELLSTATE_HISTORY} says. */
final class HistoryPlace {

    private static final String VARIABLE = "CELLSTATE_HISTORY";

    private HistoryPlace() {}

    /** Returns the file; empty if the variable says {@code off}. */
    static Optional<Path> of(Map<String, String> environment, JupyterPaths jupyter) {
        String chosen = environment.getOrDefault(VARIABLE, "");
        if (chosen.toLowerCase(Locale.ROOT).equals("off")) {
            return Optional.empty();
        }
        return Optional.of(
                chosen.isEmpty() ? jupyter.userData().resolve("cellstate").resolve("history.jsonl") : Path.of(chosen));
    }
}
