package org.cellstate.kernel.api;

import java.util.Map;

/** Takes what code shows and prints, in place of the cell. Called from any thread, also after the work that was caught has ended. */
@FunctionalInterface
public interface OutputSink {

    /**
     * Takes one thing.
     *
     * @param type as messages call it: {@code stream}, {@code display_data}, {@code update_display_data}, {@code clear_output}
     * @param content what such a message says, as plain values
     */
    void shown(String type, Map<String, ?> content);
}
