package org.cellstate.kernel.magic;

import java.util.Arrays;
import org.cellstate.kernel.errors.CompileReport;
import org.cellstate.kernel.repl.JavaSession;
import org.cellstate.kernel.repl.Outcome;

/**
 * {@code %bench}: how long an expression takes, by many runs.
 *
 * <p>The loop is Java of the session, so that it can be stopped as any cell. Each result is stored where other code could see it,
 * and so is not computed in vain.
 */
@SuppressWarnings("OrphanedFormatString") // a magic's name is no format
final class BenchMagic implements Magic {

    private static final int ROUNDS = 9;

    private static final Help HELP = Help.line(
                    "JAVA",
                    "Runs an expression many times: warms it up, then takes rounds of at least 20 ms, and shows the median of"
                            + " the time per run with the lowest and the highest.",
                    "%bench \"cellstate\".hashCode()",
                    "bench")
            .option("-r ROUNDS", "how many rounds are taken; " + ROUNDS + " otherwise")
            .operand(Help.Operand.JAVA);

    /** The rounds in one line, so that the code stands in the cell's line: warm-up of 300 ms, then runs per round for 20 ms. */
    private static final String HARNESS = """
            ((java.util.function.Supplier<Object[]>) () -> { try {
            final java.util.concurrent.Callable<Object> $bench = () -> %s;
            final var $kept = new java.util.concurrent.atomic.AtomicReference<Object>();
            long $runs = 1; long $until = System.nanoTime() + 300_000_000L; long $took = 0;
            do { long $from = System.nanoTime(); for (long $i = 0; $i < $runs; $i++) $kept.setOpaque($bench.call());
            $took = System.nanoTime() - $from; if ($took < 20_000_000L) $runs *= 2; }
            while (System.nanoTime() < $until || $took < 20_000_000L);
            long[] $rounds = new long[%d]; for (int $r = 1; $r < $rounds.length; $r++) { long $from = System.nanoTime();
            for (long $i = 0; $i < $runs; $i++) $kept.setOpaque($bench.call()); $rounds[$r] = System.nanoTime() - $from; }
            $rounds[0] = $runs; return new Object[] {$rounds, $kept};
            } catch (RuntimeException $e) { throw $e; } catch (Exception $e) { throw new IllegalStateException($e); } }).get()""".replace('\n', ' ');

    private final JavaSession session;

    BenchMagic(JavaSession session) {
        this.session = session;
    }

    @Override
    public Help help() {
        return HELP;
    }

    @Override
    public Outcome run(MagicCall call) {
        if (call.target().isPresent()) {
            throw new MagicException(
                    "%bench gives no value to a variable.", call.target().get().variable(), "%bench alone");
        }
        Span code = call.arguments();
        int rounds = ROUNDS;
        java.util.regex.Matcher option =
                java.util.regex.Pattern.compile("-r\\s+(\\d{1,4})\\s+").matcher(code.of(call.cell()));
        if (option.lookingAt()) {
            rounds = Math.max(1, Integer.parseInt(option.group(1)));
            code = new Span(code.start() + option.end(), code.end());
        }
        String expression = withoutSemicolon(code.of(call.cell()));
        if (expression.isEmpty()) {
            throw new MagicException("%bench needs an expression.", "nothing", HELP.example());
        }
        Outcome once = session.run(call.titled(Blanked.except(call.cell(), code))); // tells errors at their place
        if (once instanceof Outcome.Failed || once instanceof Outcome.Interrupted) {
            return once;
        }
        Outcome measured = measure(call, code, "(" + expression + ")", rounds);
        if (isCompileError(measured)) { // an expression of no type
            measured = measure(call, code, "{ " + expression + "; return null; }", rounds);
        }
        return measured instanceof Outcome.Value value
                        && value.value() instanceof Object[] result
                        && result[0] instanceof long[] taken
                ? new Outcome.Value(new Text(told(taken)))
                : measured;
    }

    private static boolean isCompileError(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed && failed.error().name().equals(CompileReport.NAME);
    }

    private Outcome measure(MagicCall call, Span code, String body, int rounds) {
        String lines = call.cell().substring(0, code.start()).replaceAll("[^\\n]", "");
        return session.run(call.titled(lines + HARNESS.formatted(body, rounds + 1)));
    }

    private static String withoutSemicolon(String code) {
        String text = code.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
    }

    /** The first number is how many runs a round has; the others are what the rounds took, in nanoseconds. */
    private static String told(long... taken) {
        long runs = taken[0];
        double[] each = Arrays.stream(taken)
                .skip(1)
                .mapToDouble(nanos -> (double) nanos / runs)
                .sorted()
                .toArray();
        double median = (each[each.length / 2] + each[(each.length - 1) / 2]) / 2;
        return Amounts.time(median) + " per run (median of " + each.length + " rounds of "
                + (runs == 1 ? "1 run" : runs + " runs") + "; " + Amounts.time(each[0]) + " to "
                + Amounts.time(each[each.length - 1]) + ")";
    }
}
