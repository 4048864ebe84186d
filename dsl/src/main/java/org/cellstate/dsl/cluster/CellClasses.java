package org.cellstate.dsl.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cellstate.dsl.data.ConfigProblem;

/**
 * Classes that lie in no file, because a notebook's compiler made them of a cell, and the values of the session's variables that they
 * mention. A variable of a cell is a static field of a class of its own.
 */
final class CellClasses {

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, Object> variables = new LinkedHashMap<>();

    /** Returns the class files by the names of the classes. */
    Map<String, byte[]> files() {
        return new LinkedHashMap<>(files);
    }

    /** Returns the values of the variables that have one, by class and field: {@code REPL.$JShell$5.rows}. */
    Map<String, Object> variables() {
        return new LinkedHashMap<>(variables);
    }

    /** Returns whether a class lies in no file. */
    static boolean isOfCell(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL place = source == null ? null : source.getLocation();
        return place == null && type.getClassLoader() != null && !isOfPlatform(type.getClassLoader());
    }

    private static boolean isOfPlatform(ClassLoader loader) {
        return loader == ClassLoader.getPlatformClassLoader() || loader == ClassLoader.getSystemClassLoader();
    }

    /**
     * Adds classes of cells and all of that kind that they mention.
     *
     * @throws ConfigProblem if the class file of one of them is no longer there
     */
    void add(Collection<Class<?>> seeds) {
        Deque<Class<?>> open = new ArrayDeque<>(seeds);
        while (!open.isEmpty()) {
            Class<?> type = open.poll();
            if (!isOfCell(type) || type.isHidden() || type.isArray() || files.containsKey(type.getName())) {
                continue;
            }
            byte[] file = file(type);
            files.put(type.getName(), file);
            if (type.getEnclosingClass() == null) {
                note(type);
            }
            for (String name : ConstantPool.classNames(file)) {
                found(name, type.getClassLoader()).ifPresent(open::add);
            }
        }
    }

    private static byte[] file(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
            if (in != null) {
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new ConfigProblem(
                "What a sweep uses on Spark is in a jar, or in a cell whose compiled class the kernel still has.",
                type.getName() + " without its class file",
                "run the cell with the sweep again, sweep(…) and .on(…) in one");
    }

    private static Optional<Class<?>> found(String name, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty(); // what a class mentions need not be there as long as nobody uses it
        }
    }

    private void note(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    && !Modifier.isFinal(field.getModifiers())
                    && !field.isSynthetic()) {
                try {
                    field.setAccessible(true);
                    Object value = field.get(null);
                    if (value != null) {
                        variables.put(type.getName() + "." + field.getName(), value);
                    }
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException("a variable must be readable: " + field, e);
                }
            }
        }
    }

    /** Gives variables their values in classes of another process. */
    static void set(Map<String, Object> variables, ClassLoader loader) {
        variables.forEach((name, value) -> {
            int dot = name.lastIndexOf('.');
            try {
                Field field =
                        Class.forName(name.substring(0, dot), true, loader).getDeclaredField(name.substring(dot + 1));
                field.setAccessible(true);
                field.set(null, value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a variable of the notebook did not arrive: " + name, e);
            }
        });
    }

    /** Defines classes of cells in another process. */
    static final class Loader extends ClassLoader {

        static {
            registerAsParallelCapable();
        }

        private final Map<String, byte[]> files;

        Loader(Map<String, byte[]> files, ClassLoader parent) {
            super("cells", parent);
            this.files = Map.copyOf(files);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] file = files.get(name);
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, file, 0, file.length);
        }
    }
}
