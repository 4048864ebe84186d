package org.cellstate.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.cellstate.kernel.install.JupyterPaths;
import org.junit.jupiter.api.Test;

class HistoryPlaceTest {

    private static Optional<Path> place(Map<String, String> environment) {
        return HistoryPlace.of(environment, new JupyterPaths("Linux", environment, Path.of("home")));
    }

    @Test
    void the_history_lies_in_the_users_jupyter_data_where_a_variable_says_or_nowhere() {
        assertThat(place(Map.of())).contains(Path.of("home/.local/share/jupyter/cellstate/history.jsonl"));
        assertThat(place(Map.of("JUPYTER_DATA_DIR", "data"))).contains(Path.of("data/cellstate/history.jsonl"));
        assertThat(place(Map.of("CELLSTATE_HISTORY", "mine.jsonl"))).contains(Path.of("mine.jsonl"));
        assertThat(place(Map.of("CELLSTATE_HISTORY", "Off"))).isEmpty();
    }
}
