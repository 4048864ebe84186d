package org.cellstate.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstate.kernel.repl.Outcome;

/** {@code !command}, {@code %%sh} and {@code %%bash}: a command's output under the cell, its exit status as an error. */
final class ShellMagic implements Magic {

    /** What a shell says of a command that is not there. */
    private static final int NOT_FOUND = 127;

    private final String shell;
    private final Help help;
    private final ShellProcess process;
    private final Waiting waiting;

    private ShellMagic(String shell, Help help, Map<String, String> environment, Waiting waiting) {
        this.shell = shell;
        this.help = help;
        this.process = new ShellProcess(environment);
        this.waiting = waiting;
    }

    /** The magic behind a line that begins with an exclamation mark. */
    static ShellMagic line(Map<String, String> environment, Waiting waiting) {
        Help help = Help.line("COMMAND", "Runs a command in a shell and shows what it prints.", "!java -version", "!")
                .operand(Help.Operand.PATHS);
        return new ShellMagic("sh", help, environment, waiting);
    }

    /** The magic that gives a whole cell to a shell. */
    static ShellMagic cell(String shell, Map<String, String> environment, Waiting waiting) {
        Help help = new Help(
                List.of(shell),
                Help.Form.BOTH,
                "COMMAND",
                "Runs the cell, or the rest of the line, in " + shell + "; an exit status other than 0 is an error."
                        + " A variable takes the lines it prints.",
                List.of(),
                Help.Operand.PATHS,
                Optional.of(Help.STRINGS),
                shell.equals("sh") ? "%%sh\nls -l\ndf -h ." : "%%bash\nfor i in {1..3}; do echo $i; done");
        return new ShellMagic(shell, help, environment, waiting);
    }

    @Override
    public Help help() {
        return help;
    }

    @Override
    @SuppressWarnings("SystemOut") // the cell's own streams
    public Outcome run(MagicCall call) throws InterruptedException {
        String script =
                call.body().isPresent() ? call.bodyText() : call.arguments().of(call.cell());
        if (script.isBlank()) {
            throw new MagicException(
                    "A shell needs a command.",
                    "nothing",
                    help.example().lines().findFirst().orElse("!ls"));
        }
        boolean kept = call.target().isPresent();
        StringBuilder printed = new StringBuilder();
        int status = waiting.during(
                () -> process.run(shell, script, text -> print(text, kept ? printed : null), System.err::print));
        System.err.flush();
        if (status != 0) {
            throw failed(script, status);
        }
        return kept ? new Outcome.Value(lines(printed)) : new Outcome.Nothing();
    }

    @SuppressWarnings("SystemOut") // the cell's own stream
    private static void print(String text, @org.jspecify.annotations.Nullable StringBuilder kept) {
        if (kept == null) {
            System.out.print(text);
            System.out.flush();
        } else {
            kept.append(text);
        }
    }

    private static List<String> lines(StringBuilder printed) {
        return new ArrayList<>(printed.toString().lines().toList());
    }

    private static MagicException failed(String script, int status) {
        String command = script.strip().lines().findFirst().orElse("");
        return new MagicException(
                "A command must end with exit status 0.",
                "exit status " + status + " of " + command,
                status == NOT_FOUND
                        ? "a command that is on the PATH; Java's not in front of an expression is (!" + command + ")"
                        : "what it printed above, or || true behind a command that may fail");
    }
}
