package org.cellstate.kernel.server;

import com.google.gson.JsonObject;
import org.cellstate.kernel.wire.Fields;

/**
 * What an {@code execute_request} asks for.
 *
 * @param code the cell's source
 * @param silent whether nobody shall see its output
 * @param storeHistory whether it counts and is remembered
 * @param userExpressions expressions to evaluate after it, by the client's name for them
 * @param allowStdin whether the client can ask its user for input
 * @param stopOnError whether the cells that wait are given up if this one fails
 */
record ExecuteRequest(
        String code,
        boolean silent,
        boolean storeHistory,
        JsonObject userExpressions,
        boolean allowStdin,
        boolean stopOnError) {

    /** Reads the content; a silent request is never stored. */
    static ExecuteRequest of(Fields fields) {
        boolean silent = fields.flag("silent", false);
        return new ExecuteRequest(
                fields.text("code"),
                silent,
                !silent && fields.flag("store_history", true),
                fields.object("user_expressions"),
                fields.flag("allow_stdin", false), // a client that does not say would never answer
                fields.flag("stop_on_error", true));
    }
}
