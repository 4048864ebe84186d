package org.cellstate.kernel.install;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where Jupyter keeps kernelspecs, by its own rules. A pure function of the platform, the environment and the home folder.
 *
 * @param osName as in the system property {@code os.name}
 * @param environment the process's variables
 * @param home the user's home folder
 */
public record JupyterPaths(String osName, Map<String, String> environment, Path home) {

    public JupyterPaths {
        environment = Map.copyOf(environment);
    }

    /** Returns those of this process. Jupyter takes the home folder from the environment, which Java does not look at. */
    public static JupyterPaths ofThisMachine() {
        String osName = System.getProperty("os.name");
        String variable = osName.startsWith("Windows") ? "USERPROFILE" : "HOME";
        String home = System.getenv().getOrDefault(variable, "");
        return new JupyterPaths(
                osName, System.getenv(), Path.of(home.isEmpty() ? System.getProperty("user.home") : home));
    }

    /** Returns the user's folder of kernelspecs: {@code --user}. {@code JUPYTER_DATA_DIR} goes before the platform's place. */
    public Path user() {
        return userData().resolve("kernels");
    }

    /** Returns the folder of kernelspecs below a Python's or another prefix: {@code --sys-prefix}, {@code --prefix}. */
    public Path below(Path prefix) {
        return prefix.resolve("share").resolve("jupyter").resolve("kernels");
    }

    /** Returns the user's folder of Jupyter data. */
    public Path userData() {
        String chosen = environment.getOrDefault("JUPYTER_DATA_DIR", "");
        if (!chosen.isEmpty()) {
            return Path.of(chosen);
        }
        if (osName.startsWith("Mac")) {
            return home.resolve("Library").resolve("Jupyter");
        }
        if (osName.startsWith("Windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return roaming.isEmpty()
                    ? home.resolve(".jupyter").resolve("data")
                    : Path.of(roaming).resolve("jupyter");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return data.isEmpty()
                ? home.resolve(".local").resolve("share").resolve("jupyter")
                : Path.of(data).resolve("jupyter");
    }
}
