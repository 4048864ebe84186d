package org.cellstate.kernel.repl;

import java.util.Set;
import java.util.stream.Collectors;
import org.cellstate.kernel.api.Notebook;

/**
 * The parent of a session's class loader: shows the platform and {@code org.cellstate.kernel.api} with its packages, and hides everything else that
 * the kernel was started with.
 */
final class PlatformAndApi extends ClassLoader {

    private static final String API = Notebook.class.getPackageName();

    /** Packages of platform modules that the system loader defines, such as {@code jdk.jshell.spi}, which snippets refer to. */
    private final Set<String> systemPackages = ModuleLayer.boot().modules().stream()
            .filter(module -> module.getClassLoader() == ClassLoader.getSystemClassLoader())
            .flatMap(module -> module.getPackages().stream())
            .collect(Collectors.toUnmodifiableSet());

    PlatformAndApi() {
        super("platform and kernel api", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String pack = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        if (pack.equals(API) || pack.startsWith(API + ".")) {
            return Class.forName(name, false, Notebook.class.getClassLoader());
        }
        if (systemPackages.contains(pack)) {
            return ClassLoader.getSystemClassLoader().loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }
}
