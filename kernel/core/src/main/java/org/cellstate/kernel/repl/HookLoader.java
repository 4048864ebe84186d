package org.cellstate.kernel.repl;

import com.sun.source.util.Plugin;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;

/**
 * Where the compiler of a session finds its only plugin, {@link CompilerHook}. Listed as a service of this library, it would be run by
 * whatever compiler has the library on its class path, the one that builds it first of all.
 */
final class HookLoader extends ClassLoader {

    private static final String PLUGINS = "META-INF/services/" + Plugin.class.getName();

    private final URL ours = Objects.requireNonNull(HookLoader.class.getResource("compiler-plugins"));

    HookLoader() {
        super(HookLoader.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(PLUGINS) ? Collections.enumeration(List.of(ours)) : super.getResources(name);
    }
}
