package org.cellstate.kernel.magic;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.cellstate.kernel.repl.JavaSession;
import org.cellstate.kernel.repl.Outcome;
import org.cellstate.kernel.repl.Spent;

/** {@code %time} and {@code %%time}: runs Java and says what it took. */
@SuppressWarnings("OrphanedFormatString") // a magic's name is no format
final class TimeMagic implements Magic {

    private static final Help HELP = Help.line(
                    "JAVA",
                    "Runs the rest of the line, or of the cell, and says what it took, its compilation left out: time on the"
                            + " clock, processor time of the process, memory allocated by the cell's thread.",
                    "%time IntStream.range(0, 1_000_000).sum()",
                    "time")
            .form(Help.Form.BOTH)
            .operand(Help.Operand.JAVA);

    private final JavaSession session;

    TimeMagic(JavaSession session) {
        this.session = session;
    }

    @Override
    public Help help() {
        return HELP;
    }

    @Override
    @SuppressWarnings("SystemOut") // the cell's own stream
    public Outcome run(MagicCall call) {
        if (call.code().isBlank()) {
            throw new MagicException("%time needs Java to run.", "nothing", "%time Math.sqrt(2)");
        }
        AtomicReference<Outcome> outcome = new AtomicReference<>(new Outcome.Nothing());
        Spent spent = session.spentBy(() -> outcome.set(session.run(call.titled(call.java()))));
        System.out.println(told(spent));
        return Objects.requireNonNull(outcome.get());
    }

    private static String told(Spent spent) {
        StringBuilder text = new StringBuilder(Amounts.time((double) spent.wallNanos()));
        if (spent.cpuNanos() >= 0) {
            text.append(", processor ").append(Amounts.time((double) spent.cpuNanos()));
        }
        if (spent.allocatedBytes() >= 0) {
            text.append(", allocated ").append(Amounts.bytes((double) spent.allocatedBytes()));
        }
        return text.toString();
    }
}
