package org.cellstate.app.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.cellstate.app.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line of Cellstate.
 *
 * <p>Exit status 0: done. 1: it failed, and the message says why. 2: the command line itself was wrong. 130: interrupted.
 */
@Command(
        name = "cellstate",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        description = "A Java notebook for sequence models.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            LabCommand.class,
            InstallCommand.class,
            TestCommand.class,
            BenchCommand.class,
            DoctorCommand.class,
            ArchiveCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Environment:",
            "  JAVA_HOME            the JDK to use, 17 or newer",
            "  CELLSTATE_JAVA_OPTS  options for the kernel's JVM, for instance -Xmx8g; install keeps them"
        })
public final class Main implements Runnable {

    static final int FAILED = 1;
    static final int INTERRUPTED = 130;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        // What lab does not know is for JupyterLab, as it stands.
        Objects.requireNonNull(line.getSubcommands().get("lab")).setUnmatchedOptionsArePositionalParams(true);
        return line.setUsageHelpWidth(100)
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command.getErr()));
    }

    /** A problem is the user's to mend and needs no stack trace; anything else is ours, and its trace is what we need. */
    private static int report(Exception failure, PrintWriter err) {
        if (failure instanceof Problem) {
            err.println(failure.getMessage());
        } else if (failure instanceof InterruptedException) {
            err.println("Interrupted.");
            return INTERRUPTED;
        } else {
            err.println("Cellstate itself failed. Please report this with the lines below.");
            failure.printStackTrace(err);
        }
        err.flush();
        return FAILED;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}
