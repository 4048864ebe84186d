package org.cellstate.kernel.repl;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The class loader of a session: the session's jars and the classes made of cells. */
final class SessionLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final String PACKAGE = "REPL.";

    private final Map<String, byte[]> snippets = new ConcurrentHashMap<>();

    SessionLoader(List<Path> classPath) {
        super("session", classPath.stream().map(SessionLoader::url).toArray(URL[]::new), new PlatformAndApi());
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("A class path entry must be a file or a directory, but got " + entry, e);
        }
    }

    /** Adds jars and directories behind those that are there. */
    void add(List<Path> entries) {
        entries.forEach(entry -> addURL(url(entry)));
    }

    /** Takes in the class files of a snippet; the classes are defined when first asked for. */
    void put(String name, byte[] bytes) {
        snippets.put(name, bytes);
    }

    /** Lets go of the class file of a snippet whose class is loaded. */
    void drop(String name) {
        snippets.remove(name);
    }

    /** Returns how many class files of snippets are kept. */
    int kept() {
        return snippets.size();
    }

    /** Defines a class at once, as it is. */
    Class<?> define(String name, byte[] bytes) {
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** Asks the parents for no snippet: there is none, and each of them would keep a lock for its name for ever. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (snippets) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = snippets.get(name);
        if (bytes == null) {
            return super.findClass(name);
        }
        return define(name, CancellationPoints.weave(bytes));
    }

    /**
     * The class file of a snippet's class is a resource too: libraries that read the bytes of a lambda's class find it, as the
     * compiler made it.
     */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytes = name.endsWith(".class")
                ? snippets.get(
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                : null;
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
}
