package org.cellstate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstate.app.Installation;
import org.cellstate.app.JvmOptions;
import org.cellstate.app.Problem;
import org.cellstate.app.run.KernelCommand;
import org.cellstate.kernel.install.KernelSpec;

/** Puts this installation's kernelspec where Jupyter finds it. */
final class KernelInstallation {

    private KernelInstallation() {}

    /**
     * Installs the kernelspec, in place of an older one.
     *
     * @param kernels a folder of kernelspecs
     * @param javaOptions for the kernel's JVM; empty for those that the older one keeps
     * @return the kernelspec's folder
     * @throws Problem if Java does not take the options, or the folder cannot be written
     */
    static Path into(
            Path kernels, Installation installation, Map<String, String> environment, Optional<String> javaOptions)
            throws InterruptedException {
        try {
            String text =
                    javaOptions.isPresent() ? javaOptions.get() : KernelSpec.javaOptionsIn(kernels, KernelSpec.NAME);
            List<String> options = JvmOptions.split(text);
            JvmOptions.check(environment, options);
            KernelSpec spec = KernelSpec.of(
                    KernelCommand.lasting(installation, environment, options).with(KernelCommand.CONNECTION_FILE));
            return (options.isEmpty() ? spec : spec.javaOptions(text))
                    .install(kernels, KernelSpec.NAME, installation.logos());
        } catch (IOException e) {
            throw new Problem(
                    "The folder for kernelspecs must be readable and writable.",
                    kernels + " (" + e + ")",
                    "./cellstate install --user, or --prefix with a folder of yours",
                    e);
        }
    }
}
