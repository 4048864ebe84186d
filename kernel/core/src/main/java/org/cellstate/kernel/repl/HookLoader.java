package org.cellstate.kernel.repl;

import com.sun.source.util.Plugin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Where the compiler of a session finds its only plugin, {@link CompilerHook}. Listed as a service of this library, it would be run by
 * whatever compiler has the library on its class path, the one that builds it first of all.
 *
 * <p>The list is asked for in every step of a cell, so it is kept in memory.
 */
final class HookLoader extends ClassLoader {

    private static final String PLUGINS = "META-INF/services/" + Plugin.class.getName();
    private static final byte[] LIST = CompilerHook.class.getName().getBytes(StandardCharsets.UTF_8);

    private final URL list;

    HookLoader() {
        super(HookLoader.class.getClassLoader());
        try {
            list = new URL(null, "cellstate:plugins", new FromMemory());
        } catch (MalformedURLException e) {
            throw new IllegalStateException("its scheme comes with its handler", e);
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(PLUGINS) ? Collections.enumeration(List.of(list)) : super.getResources(name);
    }

    private static final class FromMemory extends URLStreamHandler {

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {

                @Override
                public void connect() {
                    // nothing to connect to
                }

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(LIST);
                }
            };
        }
    }
}
