package org.cellstate.kernel.server;

import org.cellstate.kernel.complete.Assistant;
import org.cellstate.kernel.repl.Evaluator;

/**
 * What the server drives: one Java session, and the assistant that answers an editor's questions about it.
 *
 * @param evaluator runs cells
 * @param assistant knows the declarations of the cells that ran
 */
public record Interpreter(Evaluator evaluator, Assistant assistant) {}
