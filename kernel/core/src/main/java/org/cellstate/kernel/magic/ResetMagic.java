package org.cellstate.kernel.magic;

import org.cellstate.kernel.repl.JavaSession;
import org.cellstate.kernel.repl.Outcome;

/** {@code %reset}: an empty session in the same process. */
@SuppressWarnings("OrphanedFormatString") // a magic's name is no format
final class ResetMagic implements Magic {

    private static final Help HELP = Help.line(
            "",
            "Forgets all variables, methods, types and imports of the session's cells. Jars stay loaded; a restart of the kernel"
                    + " lets go of them too.",
            "%reset",
            "reset");

    private final JavaSession session;

    ResetMagic(JavaSession session) {
        this.session = session;
    }

    @Override
    public Help help() {
        return HELP;
    }

    @Override
    public Outcome run(MagicCall call) {
        Outcome outcome = session.reset();
        return outcome instanceof Outcome.Value ? new Outcome.Nothing() : outcome;
    }
}
