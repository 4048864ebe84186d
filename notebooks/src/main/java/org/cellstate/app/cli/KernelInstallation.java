package org.cellstate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
     * @param javaOptions for the kernel's JVM
     * @return the kernelspec's folder
     * @throws Problem if Java does not take the options, or the folder cannot be written
     */
    static Path into(Path kernels, Installation installation, Map<String, String> environment, List<String> javaOptions)
            throws InterruptedException {
        JvmOptions.check(environment, javaOptions);
        List<String> argv =
                KernelCommand.lasting(installation, environment, javaOptions).with(KernelCommand.CONNECTION_FILE);
        try {
            return KernelSpec.of(argv).install(kernels, KernelSpec.NAME, installation.logos());
        } catch (IOException e) {
            throw new Problem(
                    "The folder for kernelspecs must be writable.",
                    kernels + " (" + e + ")",
                    "./cellstate install --user, or --prefix with a folder of yours",
                    e);
        }
    }
}
