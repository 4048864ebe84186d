package org.cellstate.app.run;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cellstate.app.Installation;
import org.cellstate.app.KernelArchive;

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

    /** Returns the command for this installation's kernel and its session, as things are now. */
    public static KernelCommand of(Installation installation, Map<String, String> environment) {
        KernelArchive archive = KernelArchive.of(installation);
        return of(installation, environment, archive.isFresh() ? archive.options() : List.of());
    }

    /**
     * Returns the command for a kernelspec, which outlives the archive of loaded classes that is there now.
     *
     * @param javaOptions for the kernel's JVM, stronger than those of the environment
     */
    public static KernelCommand lasting(
            Installation installation, Map<String, String> environment, List<String> javaOptions) {
        List<String> options = new ArrayList<>(KernelArchive.of(installation).options());
        options.addAll(Installation.kernelJvmOptions(environment));
        options.addAll(javaOptions);
        return of(installation, options);
    }

    static KernelCommand of(Installation installation, Map<String, String> environment, List<String> archiveOptions) {
        List<String> options = new ArrayList<>(archiveOptions);
        options.addAll(Installation.kernelJvmOptions(environment));
        return of(installation, options);
    }

    private static KernelCommand of(Installation installation, List<String> options) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Installation.java().toString());
        arguments.addAll(options);
        arguments.addAll(List.of("-cp", Installation.joined(installation.kernelClassPath()), MAIN));
        arguments.addAll(
                List.of("--classpath-file", installation.sessionClassPathFile().toString()));
        arguments.addAll(List.of("--startup", installation.startupFile().toString()));
        return new KernelCommand(arguments);
    }

    /** Returns the command for the kernel alone: its cells see the platform and the kernel's API. */
    public KernelCommand withoutSession() {
        return new KernelCommand(arguments.subList(0, arguments.indexOf(MAIN) + 1));
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
