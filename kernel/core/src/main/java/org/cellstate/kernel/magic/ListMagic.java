package org.cellstate.kernel.magic;

import java.util.List;
import org.cellstate.kernel.repl.Outcome;

/** {@code %lsmagic} and {@code %help}: what magics there are, and how one is used. */
@SuppressWarnings("OrphanedFormatString") // a magic's name is no format
final class ListMagic implements Magic {

    private static final Help HELP = Help.line(
                    "[NAME]",
                    "Lists the magics, or tells how one is used; %NAME? does the latter too.",
                    "%help maven",
                    "lsmagic",
                    "help",
                    "magic")
            .operand(Help.Operand.MAGIC_NAME);

    private final MagicBook book;

    ListMagic(MagicBook book) {
        this.book = book;
    }

    @Override
    public Help help() {
        return HELP;
    }

    @Override
    public Outcome run(MagicCall call) {
        List<String> words = call.words();
        if (!words.isEmpty()) {
            return new Outcome.Value(
                    new Text(book.get(words.get(0).replace("%", "")).help().text()));
        }
        StringBuilder text = new StringBuilder();
        for (Help help : book.helps()) {
            String title = help.name().equals("!") ? "!" + help.usage() : help.title();
            String forms = help.form() == Help.Form.BOTH ? title + ", %%" + help.name() : title;
            text.append(forms).append('\n').append(help.summary(4)).append('\n');
        }
        return new Outcome.Value(
                new Text(text.append("\n%NAME? tells more, with an example.").toString()));
    }
}
