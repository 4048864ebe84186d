package org.cellstate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cellstate.app.Installation;
import org.cellstate.app.Problem;
import org.cellstate.app.Programs;
import org.cellstate.kernel.install.JupyterPaths;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the kernel known to a Jupyter that is on the machine. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = "Make the kernel known to Jupyter, for this user unless another place is named.")
final class InstallCommand implements Callable<Integer> {

    @ArgGroup
    private @Nullable Place place;

    @Option(
            names = "--java-options",
            paramLabel = "OPTIONS",
            description =
                    "Options for the kernel's JVM, for instance \"-Xmx8g\". They are kept in the kernelspec's metadata, "
                            + "which the next install reads unless it is given others.")
    private @Nullable String javaOptions;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Where to: one of the three. */
    static final class Place {

        @Option(names = "--user", description = "For this user (the default).")
        private boolean user;

        @Option(
                names = "--sys-prefix",
                description = "For the Python on the PATH, for instance of an active environment.")
        @SuppressWarnings("UnusedVariable") // set by picocli: the choice that is neither of the others
        private boolean sysPrefix;

        @Option(names = "--prefix", paramLabel = "DIR", description = "Below DIR/share/jupyter.")
        private @Nullable Path prefix;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        Installation installation = Installation.ofThisProcess();
        Path folder =
                KernelInstallation.into(kernels(), installation, System.getenv(), Optional.ofNullable(javaOptions));
        spec.commandLine().getOut().println("kernelspec: " + folder);
        spec.commandLine().getOut().flush();
        ArchiveCommand.ensure(installation);
        return 0;
    }

    private Path kernels() throws InterruptedException {
        JupyterPaths paths = JupyterPaths.ofThisMachine();
        if (place == null || place.user) {
            return paths.user();
        }
        return paths.below(place.prefix != null ? place.prefix.toAbsolutePath() : sysPrefix());
    }

    private static Path sysPrefix() throws InterruptedException {
        for (String python : List.of("python3", "python")) {
            var prefix = Programs.output(List.of(python, "-c", "import sys; print(sys.prefix)"));
            if (prefix.isPresent()) {
                return Path.of(prefix.get());
            }
        }
        throw new Problem(
                "--sys-prefix needs Python on the PATH.",
                "neither python3 nor python",
                "an active environment, or ./cellstate install --user");
    }
}
