package org.cellstate.app.run;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cellstate.app.Installation;

/**
 * The command line that starts a kernel.
 *
 * @param arguments the program and its arguments, up to and without the connection file
 */
public record KernelCommand(List<String> arguments) {

    /** What Jupyter replaces by the path of the connection file. */
    public static final String CONNECTION_FILE = "{connection_file}";

    private static final String MAIN = "org.cellstate.kernel.KernelMain";

    public KernelCommand {
        arguments = List.copyOf(arguments);
    }

    /** Returns the command for this installation's kernel and its session. */
    public static KernelCommand of(Installation installation, Map<String, String> environment) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Installation.java().toString());
        arguments.addAll(Installation.kernelJvmOptions(environment));
        arguments.addAll(List.of("-cp", Installation.joined(installation.kernelClassPath()), MAIN));
        arguments.addAll(
                List.of("--classpath-file", installation.sessionClassPathFile().toString()));
        arguments.addAll(List.of("--startup", installation.startupFile().toString()));
        return new KernelCommand(arguments);
    }

    /** Returns the whole command, with {@link #CONNECTION_FILE} or a path at its end. */
    public List<String> with(String connectionFile) {
        List<String> whole = new ArrayList<>(arguments);
        whole.add(connectionFile);
        return List.copyOf(whole);
    }

    /**
     * Returns the whole command so that ctrl-C in the terminal, which reaches every process in the foreground, does not end
     * the kernel: the runner alone decides what is interrupted.
     */
    List<String> shielded(Path connectionFile) {
        List<String> whole = with(connectionFile.toString());
        if (File.separatorChar == '\\') {
            return whole;
        }
        List<String> shielded = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        shielded.addAll(whole);
        return List.copyOf(shielded);
    }
}
