package org.cellstate.kernel.magic;

import java.util.List;
import java.util.stream.Collectors;
import org.cellstate.kernel.repl.Outcome;

/** {@code %history}: the cells of this session, as they were run. */
@SuppressWarnings("OrphanedFormatString") // a magic's name is no format
final class HistoryMagic implements Magic {

    private static final Help HELP = Help.line(
            "[N]",
            "Shows the last N cells that were run, all of this session if N is not given.",
            "%history 5",
            "history",
            "hist");

    private final CellInputs inputs;

    HistoryMagic(CellInputs inputs) {
        this.inputs = inputs;
    }

    @Override
    public Help help() {
        return HELP;
    }

    @Override
    public Outcome run(MagicCall call) {
        List<String> words = call.words();
        int n = words.isEmpty() ? Integer.MAX_VALUE : Amounts.count("%history", words.get(0));
        String text = inputs.last(n).stream()
                .map(input -> "// cell " + input.number() + "\n" + input.code().strip())
                .collect(Collectors.joining("\n\n"));
        return new Outcome.Value(new Text(text));
    }
}
